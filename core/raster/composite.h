#pragma once

#include "font/color_glyph.h"

namespace storycard::raster {

// Lays a run of premultiplied pixels upon others (W3C Compositing and Blending 1). `coverage` has a byte for each
// pixel, which takes that share of the change, or is null where all are covered whole.
void composite(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
               font::Composite mode);

}  // namespace storycard::raster
