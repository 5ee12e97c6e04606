#pragma once

#include <string>

#include "almanac/almanac.h"
#include "compose/report.h"
#include "story/story.h"
#include "toolkit/pack.h"

namespace storycard::share {

// What a screen reader says of the card: every visible word in reading order, then the writer's words on the photos and
// logos that it shows. One part a line.
std::string alt_text(const story::Story& story, const compose::Report& report);

// What goes beside the picture when it is posted, one part a line: the question, the story, who says it as far as the card
// shows it, a note if the name was changed, the fact, the event, who is nominated, the translation, the hashtags, the link, the
// credits of the photos it shows.
std::string caption(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report,
                    const almanac::Almanac& almanac = {});

}  // namespace storycard::share
