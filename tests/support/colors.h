#pragma once

#include <cstdint>

namespace storycard {

// The number of a glyph of tests/fixtures/fonts/colors.ttf, which has six more between O and P.
inline std::uint32_t color_fixture_glyph(char name) {
  if (name == 'Z') return 2;  // the one without colours
  return static_cast<std::uint32_t>(3 + (name - 'A') + (name > 'O' ? 6 : 0));
}

}  // namespace storycard
