#include "raster/letters.h"

#include <algorithm>

#include "base/check.h"

namespace storycard::raster {
namespace {

// What two letters cover of a pixel that both touch. Where the end of one meets the beginning of the other the parts
// add up. Where they overlap, as joined scripts do, they must not: the soft upper and lower edge of a join would turn
// hard. So the sum goes no further than the darkest of both letters' pixels here, left and right: that is the edge's.
std::uint8_t together(const std::uint8_t* below, const std::uint8_t* letter, std::int32_t x, std::int32_t width) {
  std::uint8_t most = std::max(below[x], letter[x]);
  if (x > 0) most = std::max({most, below[x - 1], letter[x - 1]});
  if (x + 1 < width) most = std::max({most, below[x + 1], letter[x + 1]});
  return static_cast<std::uint8_t>(std::min<int>(below[x] + letter[x], most));
}

}  // namespace

LettersMask::LettersMask(const PixelBounds& box) : box_(box) {
  CHECK(!box.empty());
  alpha_.resize(static_cast<std::size_t>(box.width()) * static_cast<std::size_t>(box.height()));
}

void LettersMask::add(const Mask& letter) {
  if (letter.box.empty()) return;
  CHECK(intersection(letter.box, box_) == letter.box);
  const std::int32_t width = letter.box.width();
  Bytes below(static_cast<std::size_t>(width));  // as it was: a pixel's left neighbour is new when its turn comes
  for (std::int32_t y = letter.box.top; y < letter.box.bottom; ++y) {
    std::uint8_t* row = alpha_.data() +
                        static_cast<std::size_t>(y - box_.top) * static_cast<std::size_t>(box_.width()) +
                        static_cast<std::size_t>(letter.box.left - box_.left);
    const std::uint8_t* own = letter.row(y);
    std::copy(row, row + width, below.begin());
    for (std::int32_t x = 0; x < width; ++x) {
      if (own[x] == 0) continue;
      row[x] = row[x] == 0 ? own[x] : together(below.data(), own, x, width);
    }
  }
}

}  // namespace storycard::raster
