#pragma once

#include <set>
#include <string>
#include <string_view>

#include "almanac/almanac.h"
#include "story/story.h"
#include "toolkit/pack.h"

namespace storycard::compose {

// The text of a slot (toolkit/slot.h has their names), as the writer wrote it; empty when there is none, and for a name
// that is no slot. Dates and names of languages are what the almanac makes of the writer's words: whether such a slot
// is blank does not depend on what the almanac knows.
std::string slot_text(const story::Story& story, const toolkit::Pack& pack, std::string_view slot,
                      const almanac::Almanac& almanac = {});

// What the report calls the line that a pack has on every card.
inline constexpr std::string_view notice_slot = "notice";
struct PackWords {
  std::string text, language;  // empty: none
};
// In the card's language, else in English.
PackWords notice_words(const story::Story& story, const toolkit::Pack& pack);

// Files of the almanac that this slot would be told better with.
std::set<std::string> needed_for_slot(const story::Story& story, std::string_view slot, const almanac::Almanac& almanac);

// True for the slots of the story's translation, which has its own language and direction.
bool is_translation(std::string_view slot);

// The language that dates and the pack's own words follow. A story that does not say it, but is written in Arabic
// script, at least gets Arabic commas.
std::string spoken_language(const story::Story& story);

// What parts two things in a line, with its space: ", ".
std::string_view comma_of(std::string_view language);

// The text whose direction is the card's: the first one that is not blank.
std::string_view leading_text(const story::Story& story);

}  // namespace storycard::compose
