#pragma once

#include <string_view>

#include "font/style.h"

namespace storycard::font {

// Which family, and at which weight, serves a script in a role. The table in preferences.cpp is all there is to
// extend for a new script; what no row names falls back to any face that covers it.
struct Preference {
  std::string_view family;
  int weight;
};

// `script` ISO 15924, `language` BCP 47.
Preference preferred(const Style& style, std::string_view script, std::string_view language);

// The family of last resort before "any": it has the widest coverage.
inline constexpr std::string_view common_family = "Noto Sans";

// Draws what is shown as an emoji, in every role and at every weight.
inline constexpr std::string_view emoji_family = "Noto Color Emoji";

}  // namespace storycard::font
