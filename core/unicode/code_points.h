#pragma once

#include <string>
#include <string_view>

namespace storycard::unicode {

// All of UTF-8 text, decoded; each byte that is not UTF-8 is U+FFFD.
std::u32string code_points(std::string_view text);

}  // namespace storycard::unicode
