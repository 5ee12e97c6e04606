#pragma once

#include <vector>

#include "base/geometry.h"
#include "raster/coverage.h"

namespace storycard::raster {

// The coverage of a path blurred by `blur` px: as CSS has it, a Gauss curve whose deviation is blur / 2, here three
// running means. Long runs of rows or columns that are all alike, as a plate has them, are blurred and stored once.
class ShadowMask {
 public:
  // Of what the shadow touches inside `clip`; nothing beyond it is computed.
  ShadowMask(const Path& path, float blur, const PixelBounds& clip);

  const PixelBounds& box() const { return box_; }  // every pixel of `clip` that the shadow touches
  // Coverage of the pixels (x, y) ... (x + count - 1, y), all inside box().
  void coverage_of(std::int32_t x, std::int32_t y, std::int32_t count, std::uint8_t* coverage) const;

 private:
  PixelBounds box_;
  std::vector<std::int32_t> rows_, columns_;  // where in `alpha_` each one of the box is
  std::size_t stride_ = 0;
  Bytes alpha_;
};

// How far beyond its path a shadow reaches, px.
std::int32_t shadow_reach(float blur);

}  // namespace storycard::raster
