#pragma once

#include "composer/app.h"

// What stands on the stage beside the card: guides over it, and buttons that look at it another way.
namespace storycard::composer {

// Whether this step's stage has the button for safe zones.
bool offers_safe_zones(const App& app);
// What apps cover with their own buttons, over the card as it is drawn at `card`.
void draw_safe_zones(App& app, const Rect& card);
// The card's place in `room`: smaller where it would lie under the stage's tools.
Rect card_place(const App& app, const Rect& room);
// The words of the first visit.
void draw_hint(App& app);
// Undo, redo, safe zones, the large card, formats: as far as this screen has them on its stage.
void draw_stage_tools(App& app);

}  // namespace storycard::composer
