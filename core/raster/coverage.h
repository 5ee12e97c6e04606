#pragma once

#include "base/bytes.h"
#include "raster/outline.h"

namespace storycard::raster {

// One byte a pixel of `box`: 0 untouched, 255 covered whole.
struct Mask {
  PixelBounds box;
  const std::uint8_t* alpha = nullptr;  // of the top left pixel
  std::size_t stride = 0;               // bytes from row to row
  const std::uint8_t* row(std::int32_t y) const { return alpha + stride * static_cast<std::size_t>(y - box.top); }
};

// Computes coverage; keeps its memory from one path to the next.
class Coverer {
 public:
  // The mask holds until the next call; its box is empty where the path touches no pixel of `clip`.
  Mask cover(const Path& path, const PixelBounds& clip);

 private:
  Outline outline_;
  Bytes alpha_;
};

}  // namespace storycard::raster
