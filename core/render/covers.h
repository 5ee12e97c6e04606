#pragma once

#include "image/decode.h"
#include "story/story.h"

// Covers in two steps: what they hide is taken out of the photo before anything samples it, and they are laid under the
// holes that are left once the photo has been resampled and has its look. So their colours are their own.
namespace storycard::render {

// Where the pixels at hand lie in the whole upright photo, whose fractions covers are given in.
struct PhotoPlace {
  PixelSize whole;  // of the photo at the scale of the pixels
  Point origin;     // of the whole photo, in px of what is at hand
};

// Resampling by `scale` looks this many px of the photo at hand around each px of what it makes.
float resampling_reach(float scale);

// How many px wider than the cover a hole has to be: resampling reaches no further, and what a JPEG spread over its blocks
// is gone too. `picture`: the size that the whole photo was decoded at.
float margin_of_holes(const image::PhotoHeader& header, PixelSize picture, float scale);

// Makes what the covers hide, and `margin` px more on every side, transparent black: no pixel that a cover hides, nor
// any within that margin of it, can reach an output.
void take_out(const std::vector<story::Cover>& covers, float margin, const PhotoPlace& place, image::Bitmap& pixels);

// How covers come to lie in a slot.
struct CoverPlace {
  PixelSize whole;    // of the photo at some scale
  Transform to_slot;  // from px of the whole photo
  float margin;       // px of the whole photo: as far as the holes reach, soft edges included
};

// Lays the covers, wider by the margin, under the slot's pixels: they show where a hole was left. `colors`: one a cover,
// opaque whatever their alpha.
void lay_under(const std::vector<story::Cover>& covers, const std::vector<Color>& colors, const CoverPlace& place,
               image::Bitmap& slot);

}  // namespace storycard::render
