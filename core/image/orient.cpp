#include "image/orient.h"

#include <cstring>

#include "base/check.h"

namespace storycard::image {
namespace {

// Where stored pixel (0,0) goes, and how far one step along a stored row or down a stored column moves, in pixels.
struct Placement {
  std::ptrdiff_t origin;
  std::ptrdiff_t along;
  std::ptrdiff_t down;
};

Placement placement(PixelSize stored, int orientation) {
  const std::ptrdiff_t width = stored.width;
  const std::ptrdiff_t height = stored.height;
  const std::ptrdiff_t last = width * height - 1;
  switch (orientation) {
    case 2:  // mirrored left to right
      return {width - 1, -1, width};
    case 3:  // half a turn
      return {last, -1, -width};
    case 4:  // upside down, mirrored
      return {last - (width - 1), 1, -width};
    case 5:  // rows and columns swapped
      return {0, height, 1};
    case 6:  // to be turned a quarter clockwise
      return {height - 1, height, -1};
    case 7:  // swapped about the other diagonal
      return {last, -height, -1};
    case 8:  // to be turned a quarter anticlockwise
      return {last - (height - 1), -height, 1};
    default: return {0, 1, width};
  }
}

}  // namespace

PixelSize upright_size(PixelSize stored, int orientation) {
  return orientation >= 5 ? PixelSize{stored.height, stored.width} : stored;
}

void place_rows(const StoredRows& rows, PixelSize stored, int orientation, Bitmap& upright) {
  CHECK(orientation >= 1 && orientation <= 8);
  CHECK(upright.size == upright_size(stored, orientation));
  CHECK(rows.first >= 0 && rows.count >= 0 && rows.first + rows.count <= stored.height);
  const Placement place = placement(stored, orientation);
  const std::ptrdiff_t width = stored.width;
  std::uint8_t* const first = upright.rgba.data() + 4 * (place.origin + place.down * rows.first);
  if (place.along == 1) {
    for (std::ptrdiff_t y = 0; y < rows.count; ++y) {
      std::memcpy(first + 4 * place.down * y, rows.rgba + 4 * width * y, static_cast<std::size_t>(4 * width));
    }
    return;
  }
  // Columns outside: for orientations 5 to 8 the inner loop then writes neighbours.
  for (std::ptrdiff_t x = 0; x < width; ++x) {
    std::uint8_t* const column = first + 4 * place.along * x;
    for (std::ptrdiff_t y = 0; y < rows.count; ++y) {
      std::memcpy(column + 4 * place.down * y, rows.rgba + 4 * (width * y + x), 4);
    }
  }
}

}  // namespace storycard::image
