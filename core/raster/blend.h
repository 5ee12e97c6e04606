#pragma once

#include "base/color.h"
#include "image/bitmap.h"
#include "raster/coverage.h"

namespace storycard::raster {

// Source over, 8 bits a channel, premultiplied. Every channel of a pixel is computed exactly and rounded once, to the
// nearest: what is covered whole by an opaque colour becomes that colour, and a colour laid over itself stays itself.

// x / 255 to the nearest, for x up to 65025.
constexpr std::uint32_t divided_by_255(std::uint32_t x) { return (x + 128 + ((x + 128) >> 8)) >> 8; }

// A run of pixels of one row. `coverage` has a byte for each, or is null where all are covered whole.
void blend_color(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, Color color);

// `source` has four premultiplied bytes for each pixel.
void blend_pixels(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source);

// A colour times 255 a channel, premultiplied: gradients keep their steps finer than a byte until the last rounding.
struct FineColor {
  std::uint16_t red, green, blue, alpha;
};
void blend_fine(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const FineColor* source);

}  // namespace storycard::raster
