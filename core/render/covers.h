#pragma once

#include "image/bitmap.h"
#include "story/story.h"

namespace storycard::render {

// Where the pixels at hand lie in the whole upright photo, whose fractions covers are given in.
struct PhotoPlace {
  PixelSize whole;  // of the photo at the scale of the pixels
  Point origin;     // of the whole photo, in px of what is at hand
};

// Paints the covers into the upright photo's own `pixels` before anything samples them, `margin` px wider on every side:
// no pixel that a cover hides, nor any within that margin of it, can reach an output.
void burn_in(const std::vector<story::Cover>& covers, const std::vector<Color>& colors, float margin,
             const PhotoPlace& place, image::Bitmap& pixels);

}  // namespace storycard::render
