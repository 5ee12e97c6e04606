#pragma once

#include "base/geometry.h"
#include "raster/coverage.h"

namespace storycard::raster {

// The coverage of a rounded rectangle blurred by `blur` px: as CSS has it, a Gauss curve whose deviation is blur / 2,
// here three running means. Its middle is flat and stored once, so a card-sized shadow costs no more than a small one.
class ShadowMask {
 public:
  ShadowMask(const Rect& rect, float radius, float blur);

  const PixelBounds& box() const { return box_; }  // every pixel that the shadow touches
  // Coverage of the pixels (x, y) ... (x + count - 1, y), all inside box().
  void coverage_of(std::int32_t x, std::int32_t y, std::int32_t count, std::uint8_t* coverage) const;

 private:
  PixelBounds box_, small_box_;
  Bytes alpha_;
};

}  // namespace storycard::raster
