#include "image/orient.h"

#include <algorithm>
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

PixelBox Placing::stored_window() const {
  const auto [x, y, width, height] = window;
  const std::int32_t from_right = stored.width - (orientation >= 5 ? y + height : x + width);
  const std::int32_t from_bottom = stored.height - (orientation >= 5 ? x + width : y + height);
  switch (orientation) {
    case 2: return {from_right, y, width, height};
    case 3: return {from_right, from_bottom, width, height};
    case 4: return {x, from_bottom, width, height};
    case 5: return {y, x, height, width};
    case 6: return {y, from_bottom, height, width};
    case 7: return {from_right, from_bottom, height, width};
    case 8: return {from_right, x, height, width};
    default: return window;
  }
}

void place_rows(const StoredRows& rows, const Placing& placing, Bitmap& upright) {
  CHECK(placing.orientation >= 1 && placing.orientation <= 8);
  CHECK(upright.size == placing.window.size());
  CHECK(rows.first >= 0 && rows.count >= 0 && rows.first + rows.count <= placing.stored.height);
  const PixelBox view = placing.stored_window();
  CHECK(view.x >= 0 && view.y >= 0 && view.right() <= placing.stored.width && view.bottom() <= placing.stored.height);
  const std::int32_t top = std::max(rows.first, view.y);
  const std::ptrdiff_t count = std::min(rows.first + rows.count, view.bottom()) - top;
  if (count <= 0) return;

  // From here on the view is the whole photo.
  const Placement place = placement(view.size(), placing.orientation);
  const std::ptrdiff_t row_bytes = 4 * std::ptrdiff_t(placing.stored.width);
  const std::uint8_t* const source = rows.rgba + row_bytes * (top - rows.first) + 4 * std::ptrdiff_t(view.x);
  std::uint8_t* const first = upright.rgba.data() + 4 * (place.origin + place.down * (top - view.y));
  if (place.along == 1) {
    for (std::ptrdiff_t y = 0; y < count; ++y) {
      std::memcpy(first + 4 * place.down * y, source + row_bytes * y, 4 * static_cast<std::size_t>(view.width));
    }
    return;
  }
  // Columns outside: for orientations 5 to 8 the inner loop then writes neighbours.
  for (std::ptrdiff_t x = 0; x < view.width; ++x) {
    std::uint8_t* const column = first + 4 * place.along * x;
    for (std::ptrdiff_t y = 0; y < count; ++y) {
      std::memcpy(column + 4 * place.down * y, source + row_bytes * y + 4 * x, 4);
    }
  }
}

}  // namespace storycard::image
