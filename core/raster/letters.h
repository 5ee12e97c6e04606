#pragma once

#include "raster/coverage.h"

namespace storycard::raster {

// The coverage of letters together, for one blending: where two overlap or touch, neither a seam nor a speck shows.
class LettersMask {
 public:
  explicit LettersMask(const PixelBounds& box);
  // `letter` must lie inside the box.
  void add(const Mask& letter);
  Mask mask() const { return {box_, alpha_.data(), static_cast<std::size_t>(box_.width())}; }

 private:
  PixelBounds box_;
  Bytes alpha_;
};

}  // namespace storycard::raster
