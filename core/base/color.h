#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace storycard {

// An sRGB colour, straight (not premultiplied) alpha, 8 bits a channel.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  friend constexpr bool operator==(Color, Color) = default;
};

// Reads "#RGB", "#RRGGBB" or "#RRGGBBAA".
Result<Color> read_color(std::string_view text);

// Relative luminance and contrast of opaque colours (WCAG 2.2, definitions "relative luminance" and "contrast ratio").
float relative_luminance(Color color);
float contrast_ratio(Color a, Color b);

}  // namespace storycard
