#include "text/break_lines.h"

namespace storycard::text {

std::vector<Line> break_balanced(const ShapedText& shaped, Px font_size, Px max_width) {
  std::vector<Line> lines = break_lines(shaped, font_size, max_width);
  Em widest = em_within(max_width, font_size);
  Em narrowest = widest_word(shaped);
  // A text that already cuts words has no room to give away.
  if (lines.size() == 1 || narrowest > widest) return lines;

  while (narrowest < widest) {
    const Em middle{narrowest.value + (widest.value - narrowest.value) / 2};
    if (count_lines(shaped, middle) <= lines.size()) {
      widest = middle;
    } else {
      narrowest = {middle.value + 1};
    }
  }
  return break_within(shaped, font_size, widest);
}

}  // namespace storycard::text
