#include "image/orient.h"

#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

// EXIF 2.32, tag 0x0112: where the upright pixel (x, y) lies in the stored photo.
PixelSize stored_place(PixelSize at, PixelSize stored, int orientation) {
  const std::int32_t right = stored.width - 1;
  const std::int32_t bottom = stored.height - 1;
  switch (orientation) {
    case 2: return {right - at.width, at.height};
    case 3: return {right - at.width, bottom - at.height};
    case 4: return {at.width, bottom - at.height};
    case 5: return {at.height, at.width};
    case 6: return {at.height, bottom - at.width};
    case 7: return {right - at.height, bottom - at.width};
    case 8: return {right - at.height, at.width};
    default: return at;
  }
}

}  // namespace

TEST_CASE("place_rows: each orientation puts every pixel where EXIF says, in strips of any height") {
  const Bitmap stored = photo_files::noisy({7, 5});
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    for (const std::int32_t strip : {1, 2, 5}) {
      Bitmap upright = Bitmap::filled(upright_size(stored.size, orientation), {0, 0, 0, 0});
      for (std::int32_t y = 0; y < stored.size.height; y += strip) {
        place_rows({stored.row(y), y, std::min(strip, stored.size.height - y)}, stored.size, orientation, upright);
      }
      for (std::int32_t y = 0; y < upright.size.height; ++y) {
        for (std::int32_t x = 0; x < upright.size.width; ++x) {
          const PixelSize from = stored_place({x, y}, stored.size, orientation);
          const std::uint8_t* want = stored.row(from.height) + 4 * from.width;
          const std::uint8_t* got = upright.row(y) + 4 * x;
          REQUIRE(Bytes(got, got + 4) == Bytes(want, want + 4));
        }
      }
    }
  }
}
