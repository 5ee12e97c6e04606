#pragma once

#include "compose/composition.h"
#include "image/bitmap.h"

namespace storycard::render {

// The contrast (WCAG 2.2, "contrast ratio") of a placed text against the pixels under its lines: that of the pixel
// which only one in twenty is worse than, so that a speck of light in a photo does not count as a page of it.
//   ground  the card before any word is drawn, `scale` times the composition's px
float contrast_on(const image::Bitmap& ground, const compose::PlacedText& text, float scale);

}  // namespace storycard::render
