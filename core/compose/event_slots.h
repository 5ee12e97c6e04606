#pragma once

#include <set>
#include <string>

#include "almanac/almanac.h"
#include "story/story.h"
#include "toolkit/slot.h"

namespace storycard::compose {

// The text of one of an event's slots. Dates are Gregorian, in the language's own words and order.
//   Clock   that of the event's time zone; where that is not known, the one that `start` was written for
//   Blank   all of a start that is no instant, and the time of one that is a day alone
std::string event_text(const story::Event& event, toolkit::Slot slot, const std::string& language, const almanac::Almanac& almanac);

// Files of the almanac that the event's date needs.
std::set<std::string> needed_for_event(const story::Event& event, const std::string& language, const almanac::Almanac& almanac);

}  // namespace storycard::compose
