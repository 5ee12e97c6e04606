#pragma once

#include "composer/steps/column.h"

// What not every story has: parts of the Story step that stay closed until they are asked for.
namespace storycard::composer {

// Whether the name is on the card, and which.
void draw_name_choice(Column& column);
// "More for your card" with all that is in it.
void draw_more(Column& column);
void draw_event_fields(Column& column);
void draw_speakers(Column& column);

// Whose clocks the event's hour is of: the zone that was chosen, else the device's. Empty: unknown.
std::string event_zone(const App& app);
void choose_zone(App& app, const std::string& zone);

}  // namespace storycard::composer
