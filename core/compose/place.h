#pragma once

#include "compose/colors.h"
#include "compose/composition.h"
#include "compose/measure.h"

namespace storycard::compose {

// A layer at the top of the frame, measured, with its box in px (not mirrored yet).
struct TopLayer {
  Measured measured;
  Rect box;
};

// Turns measured layers into items of the composition, mirrored for right-to-left, and its texts into reports. Gives where
// words, logos and codes came to stand.
std::vector<Rect> place(const std::vector<TopLayer>& layers, const MeasureContext& context, Colors& colors, Composition& composition);

}  // namespace storycard::compose
