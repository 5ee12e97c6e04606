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

TEST_CASE("bitmap: one pixel that lets light through, wherever it is, makes it not opaque") {
  for (const PixelSize size : {PixelSize{1, 1}, PixelSize{3, 1}, PixelSize{4, 5}}) {
    const Bitmap whole = Bitmap::filled(size, {1, 2, 3, 255});
    CHECK(opaque(whole));
    for (std::size_t at = 3; at < whole.rgba.size(); at += 4) {
      Bitmap pierced = whole;
      pierced.rgba[at] = 254;
      CHECK_FALSE(opaque(pierced));
    }
  }
}

TEST_CASE("bitmap: straight pixels are those that were premultiplied, and an opaque bitmap's are its own") {
  const Bitmap half{{3, 1}, {100, 50, 0, 128, 7, 8, 9, 255, 0, 0, 0, 0}};
  CHECK(straight_rgba(half) == Bytes{199, 100, 0, 128, 7, 8, 9, 255, 0, 0, 0, 0});
  const Bitmap whole = Bitmap::filled({5, 3}, {10, 20, 30, 255});
  CHECK(straight_rgba(whole) == whole.rgba);
}
