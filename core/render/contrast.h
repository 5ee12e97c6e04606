#pragma once

#include <vector>

#include "compose/composition.h"
#include "image/bitmap.h"

namespace storycard::render {

// Where the letters of a placed text lie on a picture of `scale` times the composition's px.
std::vector<Rect> lettered_areas(const compose::PlacedText& text, float scale);

// The contrast (WCAG 2.2, "contrast ratio") of `ink` against the pixels under it: that of the pixel which only one in
// twenty is worse than, so that a speck of light in a photo does not count as a page of it.
//   ground  the card before any word is drawn
float contrast_on(const image::Bitmap& ground, const std::vector<Rect>& areas, Color ink);

}  // namespace storycard::render
