#pragma once

#include <memory>
#include <ostream>

#include "raster/rasterize.h"

// Small cards, and what to ask of their pixels.
namespace storycard {

std::ostream& operator<<(std::ostream& stream, Color color);

namespace raster {

inline constexpr Color white{255, 255, 255, 255};
inline constexpr Color black{0, 0, 0, 255};
inline constexpr Color red{255, 0, 0, 255};

// A card of this size with these commands on it.
image::Bitmap drawn(PixelSize size, Color ground, std::vector<paint::Command> commands);

// Premultiplied, as stored.
Color pixel(const image::Bitmap& bitmap, std::int32_t x, std::int32_t y);

// Of the pixels of a white card, how dark black has made this one: its coverage, up to one rounding.
int darkness(const image::Bitmap& bitmap, std::int32_t x, std::int32_t y);

// tests/fixtures/fonts/ems.ttf: glyph 0 is a box from 0.1 to 0.9 em across and from the baseline to 0.7 em.
std::shared_ptr<const font::Face> boxes_face();

}  // namespace raster
}  // namespace storycard
