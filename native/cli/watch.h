#pragma once

#include <optional>

#include "arguments.h"
#include "base/result.h"

namespace storycard::cli {

// Draws a pack's frames into a folder, says what is wrong with the pack, and does so again whenever a file of it is another,
// until Ctrl-C. A pack that is broken leaves the pictures as they were.
//   Errors  of the folders and the fonts, before it has begun; after that nothing ends it
std::optional<Error> watch_pack(const Arguments& arguments);

}  // namespace storycard::cli
