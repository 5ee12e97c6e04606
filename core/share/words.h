#pragma once

#include <string>

#include "compose/report.h"
#include "story/story.h"
#include "toolkit/pack.h"

namespace storycard::share {

// What a screen reader says of the card: every visible word in reading order, then the writer's words on the photo.
// One part a line.
std::string alt_text(const story::Story& story, const compose::Report& report);

// What goes beside the picture when it is posted: the story, who says it, a note if the name was changed, the
// hashtags, the link, the photo's credit.
std::string caption(const story::Story& story, const toolkit::Pack& pack);

}  // namespace storycard::share
