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
        place_rows({stored.row(y), y, std::min(strip, stored.size.height - y)},
                   {stored.size, orientation, box_of(upright.size)}, upright);
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

TEST_CASE("place_rows: a window holds what the whole has there") {
  const Bitmap stored = photo_files::noisy({7, 5});
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    Bitmap whole = Bitmap::filled(upright_size(stored.size, orientation), {0, 0, 0, 0});
    place_rows({stored.row(0), 0, 5}, {stored.size, orientation, box_of(whole.size)}, whole);
    for (const PixelBox window :
         {PixelBox{0, 0, 1, 1}, PixelBox{1, 2, 3, 2}, PixelBox{2, 0, 3, 5}, PixelBox{4, 4, 1, 1}}) {
      CAPTURE(window.x);
      Bitmap part = Bitmap::filled(window.size(), {0, 0, 0, 0});
      for (std::int32_t y = 0; y < 5; y += 2) {
        place_rows({stored.row(y), y, std::min(2, 5 - y)}, {stored.size, orientation, window}, part);
      }
      CHECK(part == photo_files::part_of(whole, window));
    }
  }
}
