#pragma once

#include <cstdint>

#include "base/geometry.h"
#include "image/bitmap.h"

namespace storycard::image {

// How much of a result px the photo covers, 0 to 256, when its edge lies `depth` px before the px's middle.
// A slot that is covered up to rounding counts as covered: no seam may show at its edge.
inline std::int32_t edge_cover(double depth) {
  constexpr double forgiven = 1.0 / 16;
  if (depth >= 0.5 - forgiven) return 256;
  return depth <= -0.5 ? 0 : static_cast<std::int32_t>((depth + 0.5) * 256 + 0.5);
}

// Scales a premultiplied pixel by `cover` of 256.
inline void fade(std::uint8_t* rgba, std::int32_t cover) {
  for (int channel = 0; channel < 4; ++channel) {
    rgba[channel] = static_cast<std::uint8_t>((rgba[channel] * cover + 128) >> 8);
  }
}

// resample() for any transform that can be undone, by way of a picture at (near) the target scale.
Bitmap resample_turned(const Bitmap& photo, const Transform& to_slot, PixelSize slot);

}  // namespace storycard::image
