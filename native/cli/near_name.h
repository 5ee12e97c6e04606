#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storycard::cli {

// " Did you mean --format?": the name that begins with the word, or else the one that a third of its letters, or fewer, make
// of it. Nothing where none is near. Dashes before a name are no letters.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace storycard::cli
