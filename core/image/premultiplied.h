#pragma once

#include <cstdint>

namespace storycard::image {

// value * alpha / 255, to the nearest.
constexpr std::uint8_t scaled_by_alpha(std::uint8_t value, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((unsigned(value) * unsigned(alpha) + 127u) / 255u);
}

// The straight value behind a premultiplied one, to the nearest; alpha > 0.
constexpr std::uint8_t straight(std::uint8_t value, std::uint8_t alpha) {
  const unsigned quotient = (unsigned(value) * 255u + unsigned(alpha) / 2u) / unsigned(alpha);
  return static_cast<std::uint8_t>(quotient < 255u ? quotient : 255u);
}

}  // namespace storycard::image
