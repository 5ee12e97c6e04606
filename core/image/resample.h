#pragma once

#include "base/geometry.h"
#include "image/bitmap.h"

namespace storycard::image {

// Where a slot's pixels come from in the upright photo.
struct Crop {
  Point center{0.5f, 0.5f};  // fraction of the photo that lies at the slot's centre, before clamping
  float zoom = 1;            // 1 covers the slot exactly; larger shows less
  float turn_degrees = 0;    // clockwise; the photo still covers the slot whole
  bool flip = false;         // left to right, before turning
  friend bool operator==(const Crop&, const Crop&) = default;
};

// The centre for a person who chose none: a third of the way down what is seen, where faces are, in the middle across.
// A function of turn and flip alone, so it frames alike in every size and hides what a cover hides.
Point automatic_center(const Crop& crop);

// The transform from upright photo pixels to slot pixels: covers the slot wholly at any centre, zoom and turn
// (the centre is moved inwards as far as needed).
Transform cover_transform(PixelSize photo, PixelSize slot, const Crop& crop);

// Draws `photo` through `to_slot` into a bitmap of `slot` pixels: area-correct when shrinking, smooth when enlarging.
// Pixels outside the photo are transparent. The same bytes on every machine.
Bitmap resample(const Bitmap& photo, const Transform& to_slot, PixelSize slot);

}  // namespace storycard::image
