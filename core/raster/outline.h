#pragma once

#include <cstdint>
#include <vector>

#include "base/geometry.h"

namespace storycard::raster {

// Whole pixels: left and top inside, right and bottom outside.
struct PixelBounds {
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
  friend bool operator==(const PixelBounds&, const PixelBounds&) = default;
  std::int32_t width() const { return right - left; }
  std::int32_t height() const { return bottom - top; }
  bool empty() const { return left >= right || top >= bottom; }
};

PixelBounds intersection(const PixelBounds& a, const PixelBounds& b);
PixelBounds bounding(const PixelBounds& a, const PixelBounds& b);  // neither is empty

// The pixels that the control points span, or nothing where one of them is no finite number: such a path is not drawn.
PixelBounds pixels_around(const Path& path);

// The whole pixels around a rectangle of px, however large or far away it is.
PixelBounds pixels_around(const Rect& rect);

// A corner of an outline that has straight lines only. stbtt_Rasterize reads these as they are: the fields that only
// curves use stay 0, and no coordinate is rounded to stb's own `short`.
struct OutlineVertex {
  static constexpr unsigned char move = 1, line = 2;  // stb's numbers
  float x, y, cx, cy, cx1, cy1;
  unsigned char type, padding;
};

// Closed contours, every one beginning with a `move`, px relative to the clip's top left.
using Outline = std::vector<OutlineVertex>;

// Turns curves into lines (no further than 1/128 px off) and keeps all of them inside `clip`: what lies to the left is
// pushed onto its left edge, where it still counts for the winding of the pixels to its right.
//   Limits  a curve makes at most 256 lines, a path about limits::path_steps * 20 of them, whatever its size
void flatten(const Path& path, const PixelBounds& clip, Outline& outline);

}  // namespace storycard::raster
