#pragma once

#include <vector>

#include "base/json_reader.h"
#include "story/story.h"

namespace storycard::story {

// Reads `photos`, or the one `photo` that may stand for it.
std::vector<Photo> read_photos(JsonReader& document);

}  // namespace storycard::story
