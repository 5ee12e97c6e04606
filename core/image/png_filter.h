#pragma once

#include "base/bytes.h"

namespace storycard::image {

// The rows of a picture as a PNG packs them: pixels of `pixel_bytes` (1 where several share a byte).
struct PngRows {
  Bytes bytes;
  std::size_t row_bytes = 0;
  std::size_t pixel_bytes = 0;
};

// Puts a filter type before each row and filters it (PNG 3rd edition, 9). The filter is the one of sub, up and Paeth
// with the least sum of absolute differences: trying none and average as well costs time and gains nothing on cards.
Bytes png_filtered(const PngRows& rows);

// Each row with filter type none: the better choice for palettes of few colours.
Bytes png_unfiltered(const PngRows& rows);

}  // namespace storycard::image
