#pragma once

#include <string>

#include "composer/app.h"
#include "composer/steps/column.h"

// What the person sees of the keeping of drafts. Where the page keeps none, nothing of it is drawn.
namespace storycard::composer {

// Whose device this is, once something is written and until it is answered; or, calmly, that drafts are not kept here.
void draw_device_question(Column& column);
// That drafts are not kept, and why; nothing where they are.
void draw_keeping_news(Column& column);
// The same question to be answered anew, for a sheet; its height with the room after it.
float draw_device_choice(App& app, const Rect& at);
// The card as a file, and whether the answers on consent go with it, once there are any.
void draw_card_file_save(Column& column, std::string_view id);
// The way to "Finish and clear"; its height with the room after it.
float draw_finish_button(App& app, const Rect& at);

}  // namespace storycard::composer
