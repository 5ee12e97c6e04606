#pragma once

#include <string>

#include "composer/app.h"

// How the card leaves the Share step: the buttons at its foot, other ways, and what the page says came of them.
namespace storycard::composer {

// The foot: the buttons, or how far their pictures are.
float actions_height(App& app, float width);
void draw_actions(App& app, const Rect& foot);

// In the step's scrolled part; each gives its height.
float draw_by_hand(App& app, const Rect& at);     // what has to be copied by hand
float draw_other_ways(App& app, const Rect& at);  // one picture alone, the clipboard, and the last resort

void take_share_answers(App& app);

}  // namespace storycard::composer
