#pragma once

#include <vector>

#include "compose/composition.h"
#include "paint/display_list.h"

namespace storycard::render {

// What the layout did, to be drawn over the card: each line's box (pale), its baseline (red), its runs (violet from left
// to right, green from right to left) and a tick at each cluster's edge. `scale` is that of the card.
std::vector<paint::Command> layout_marks(const compose::Composition& composition, float scale);

}  // namespace storycard::render
