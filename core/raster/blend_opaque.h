#pragma once

#include "font/color_glyph.h"

namespace storycard::raster {

// The blend modes that frames use, upon pixels that are opaque and stay so: whole numbers, rounded once, and a hundred
// million pixels a second. `source` and `coverage` as for composite().
bool blends_quickly(font::Composite mode);
void blend_opaque(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
                  font::Composite mode);

}  // namespace storycard::raster
