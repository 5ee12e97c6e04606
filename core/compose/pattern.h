#pragma once

#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "toolkit/layer.h"

namespace storycard::compose {

struct PlacedCell {
  Rect box;
  std::size_t tile;
  int quarter_turns;
};

// The cells of a pattern in `box`: those that fill it exactly, or of the tile's own size and cut by the box (`unit` px
// the u). A pattern that goes by the story deals its cells by `words`, the same for the same words.
std::vector<PlacedCell> pattern_cells(const toolkit::PatternLayer& pattern, const Rect& box, float unit, std::string_view words);

}  // namespace storycard::compose
