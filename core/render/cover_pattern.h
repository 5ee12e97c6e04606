#pragma once

#include "base/geometry.h"
#include "image/bitmap.h"

namespace storycard::render {

// The campaign's linked rings in tones of one colour: what a `pattern` cover is drawn with.
struct CoverPattern {
  Color color;        // the ground; the rings are lighter and darker tones of it
  Point center;       // where the middle of a knot lies, px
  float knot;         // from knot to knot, px
  Transform to_slot;  // its linear part turns and flips the pattern
};

// Fills `bitmap`, whose top left lies at `x`, `y` of the slot, with it: every pixel opaque.
//   Cost   a copy of each pixel or two; a knot is drawn once
void draw_pattern(const CoverPattern& pattern, std::int32_t x, std::int32_t y, image::Bitmap& bitmap);

}  // namespace storycard::render
