#include "image/bitmap.h"

#include <doctest/doctest.h>

using namespace storycard;
using image::Bitmap;

TEST_CASE("Bitmap::filled: a straight colour becomes premultiplied pixels") {
  const Bitmap bitmap = Bitmap::filled({3, 2}, {255, 128, 0, 128});
  CHECK(bitmap.size == PixelSize{3, 2});
  REQUIRE(bitmap.rgba.size() == 24);
  CHECK(Bytes(bitmap.row(1) + 8, bitmap.row(1) + 12) == Bytes{128, 64, 0, 128});
}

TEST_CASE("opaque: one translucent pixel anywhere is enough to deny it") {
  Bitmap bitmap = Bitmap::filled({5, 4}, {1, 2, 3, 255});
  CHECK(opaque(bitmap));
  bitmap.rgba.back() = 254;
  CHECK_FALSE(opaque(bitmap));
}
