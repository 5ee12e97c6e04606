#pragma once

#include <vector>

#include "text/break_lines.h"

namespace storycard::text {

struct FitLimits {
  Px width, height;       // of the box
  Px min_size, max_size;  // the frame's floor and ceiling
  int max_lines = 0;      // 0: as many as fit
  float line_height = 1.12f;
  enum class Wrap { first_fit, balanced } wrap = Wrap::first_fit;
};

struct Fitted {
  Px font_size;
  std::vector<Line> lines;
  Px height;
  bool fits;
  int too_long_by;  // graphemes to cut at the floor; 0 when it fits
};

// The largest size, in steps of a quarter px from the floor, at which every line fits the box and no word is cut.
// Past the floor: the floor, `fits` false, and about how many graphemes are too many.
//   Cost  O(clusters * log(steps)): lines only ever get more as the size grows, so the search may bisect.
Fitted fit(const ShapedText& shaped, const FitLimits& limits);

}  // namespace storycard::text
