#pragma once

#include "image/bitmap.h"

namespace storycard::image {

// Rows of a stored photo, RGBA, on their way into its upright bitmap.
struct StoredRows {
  const std::uint8_t* rgba = nullptr;
  std::int32_t first = 0;  // which row of the stored photo comes first
  std::int32_t count = 0;
};

PixelSize upright_size(PixelSize stored, int orientation);

// Puts each pixel where EXIF `orientation` (1 to 8) says it belongs. `upright` has upright_size(stored, orientation).
// Cost: hand over some 16 rows at a time, so that a photo on its side fills whole cache lines.
void place_rows(const StoredRows& rows, PixelSize stored, int orientation, Bitmap& upright);

}  // namespace storycard::image
