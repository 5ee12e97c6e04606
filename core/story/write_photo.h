#pragma once

#include <vector>

#include "story/object_changes.h"
#include "story/story.h"

namespace storycard::story {

// Rewrites `photos`; a document that has one `photo` keeps it so for as long as there is one.
void write_photos(ObjectChanges& document, const std::vector<Photo>& before, const std::vector<Photo>& now);

}  // namespace storycard::story
