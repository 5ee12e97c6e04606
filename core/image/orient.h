#pragma once

#include "image/bitmap.h"

namespace storycard::image {

// Rows of a stored photo, RGBA, on their way into its upright bitmap.
struct StoredRows {
  const std::uint8_t* rgba = nullptr;  // whole rows, without padding
  std::int32_t first = 0;              // which row of the stored photo comes first
  std::int32_t count = 0;
};

PixelSize upright_size(PixelSize stored, int orientation);

// Which part of a stored photo becomes an upright bitmap, and how it is turned.
struct Placing {
  PixelSize stored;
  int orientation = 1;  // EXIF's, 1 to 8
  PixelBox window;      // of the upright photo: what the bitmap holds

  // The window as it lies in the stored photo.
  PixelBox stored_window() const;
};

// Puts each pixel where the orientation says it belongs, and drops those outside the window. `upright` has the window's size.
// Cost: hand over some 16 rows at a time, so that a photo on its side fills whole cache lines.
void place_rows(const StoredRows& rows, const Placing& placing, Bitmap& upright);

}  // namespace storycard::image
