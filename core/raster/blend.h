#pragma once

#include "base/color.h"
#include "image/bitmap.h"
#include "raster/coverage.h"

namespace storycard::raster {

// Source over, 8 bits a channel, premultiplied. Every channel of a pixel is rounded once, to the nearest: what an
// opaque colour covers whole becomes that colour, and a colour laid over itself stays itself.

// x / 255 to the nearest, for x up to 65025.
constexpr std::uint32_t divided_by_255(std::uint32_t x) { return (x + 128 + ((x + 128) >> 8)) >> 8; }

// A run of pixels of one row. `coverage` has a byte for each, or is null where all are covered whole.
void blend_color(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, Color color);

// `source` has four premultiplied bytes for each pixel.
void blend_pixels(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source);

// A premultiplied colour in 1/256 of a byte's step: gradients are finer than a byte until the last rounding.
// 16 bits a channel, red lowest, alpha highest; each 0 to 65280.
struct FineColor {
  std::uint64_t channels = 0;
  friend bool operator==(FineColor, FineColor) = default;
};
// Rounds in an ordered pattern of 2 x 2 pixels, so that a slow gradient shows no bands; `x`, `y` is the first pixel.
void blend_fine(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const FineColor* source,
                std::int32_t x, std::int32_t y);

}  // namespace storycard::raster
