#pragma once

#include "image/bitmap.h"
#include "story/story.h"

namespace storycard::render {

// Paints the covers into the upright photo's own pixels before anything samples them, `margin` px wider on every side:
// no pixel that a cover hides, nor any within that margin of it, can reach an output.
//   `color_of` gives a cover's colour by its theme token.
void burn_in(const std::vector<story::Cover>& covers, const std::vector<Color>& colors, float margin, image::Bitmap& upright);

}  // namespace storycard::render
