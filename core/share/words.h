#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "almanac/almanac.h"
#include "compose/report.h"
#include "story/story.h"
#include "toolkit/pack.h"

namespace storycard::share {

// What a screen reader says of the card: every visible word in reading order, the original before its translation, then
// the writer's words on the photos and logos that it shows. One part a line.
std::string alt_text(const story::Story& story, const compose::Report& report);

// A part of what goes beside the picture when it is posted.
struct CaptionPart {
  enum class Kind { prompt, story, byline, name_changed, fact, event, nominees, translation, hashtags, link, credit } kind;
  std::string text;  // may be of several lines, none of them blank
};

// The question, the story, who says it as far as the card shows it, a note if the name was changed, the fact, the event,
// who is nominated, the translation, the hashtags, the link, the credits of the photos it shows: those that are there.
std::vector<CaptionPart> caption_parts(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report,
                                       const almanac::Almanac& almanac = {});

// The same in one text, one part a line.
std::string caption(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report,
                    const almanac::Almanac& almanac = {});
std::string joined(const std::vector<CaptionPart>& parts);

// "Name changed.", in a language; in English where it is not known.
std::string_view name_changed_note(std::string_view language);

}  // namespace storycard::share
