#include <limits>

#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

// Each pixel tells where it came from: red is its column, green its row.
std::shared_ptr<const image::Bitmap> grid(PixelSize size) {
  auto bitmap = std::make_shared<image::Bitmap>(image::Bitmap::filled(size, black));
  for (std::int32_t y = 0; y < size.height; ++y) {
    for (std::int32_t x = 0; x < size.width; ++x) {
      bitmap->row(y)[4 * x] = static_cast<std::uint8_t>(x);
      bitmap->row(y)[4 * x + 1] = static_cast<std::uint8_t>(y);
    }
  }
  return bitmap;
}

}  // namespace

TEST_CASE("image: copied one to one to where it is put") {
  const image::Bitmap card = drawn({20, 20}, white, {paint::DrawImage{grid({5, 4}), 7, 9, {}}});
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 20; ++x) {
      const bool inside = x >= 7 && x < 12 && y >= 9 && y < 13;
      const Color expected = inside ? Color{static_cast<std::uint8_t>(x - 7), static_cast<std::uint8_t>(y - 9), 0, 255} : white;
      CHECK(pixel(card, x, y) == expected);
    }
  }
}

TEST_CASE("image: what lies beyond the card's edges is left out") {
  const image::Bitmap card = drawn({10, 10}, white, {paint::DrawImage{grid({30, 30}), -5, -7, {}}});
  CHECK(pixel(card, 0, 0) == Color{5, 7, 0, 255});
  CHECK(pixel(card, 9, 9) == Color{14, 16, 0, 255});
  constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
  for (const std::int32_t far : {most, -most, 10, -30}) {
    CHECK(drawn({10, 10}, white, {paint::DrawImage{grid({30, 30}), far, 0, {}}}) == image::Bitmap::filled({10, 10}, white));
    CHECK(drawn({10, 10}, white, {paint::DrawImage{grid({30, 30}), 0, far, {}}}) == image::Bitmap::filled({10, 10}, white));
  }
}

TEST_CASE("image: a clip shows only what lies inside, with soft edges") {
  const auto photo = std::make_shared<const image::Bitmap>(image::Bitmap::filled({20, 20}, black));
  const image::Bitmap card = drawn({40, 40}, white, {paint::DrawImage{photo, 10, 10, ellipse_path({10, 10, 20, 20})}});
  CHECK(darkness(card, 20, 20) == 255);
  CHECK(darkness(card, 10, 10) == 0);
  CHECK(darkness(card, 29, 29) == 0);
  CHECK(darkness(card, 10, 20) > 200);
  CHECK(darkness(card, 13, 12) > 0);  // the circle passes through it: its middle is 6.5 and 7.5 from the centre
  CHECK(darkness(card, 13, 12) < 255);
  CHECK(darkness(card, 9, 20) == 0);
}

TEST_CASE("image: a clip wider than the picture shows no more than the picture") {
  const auto photo = std::make_shared<const image::Bitmap>(image::Bitmap::filled({5, 5}, black));
  for (const Path& clip : {rectangle_path({-50, -50, 200, 200}), ellipse_path({-50, -50, 200, 200})}) {
    const image::Bitmap card = drawn({20, 20}, white, {paint::DrawImage{photo, 8, 8, clip}});
    CHECK(card == drawn({20, 20}, white, {paint::DrawImage{photo, 8, 8, {}}}));
  }
}

TEST_CASE("image: half covered by its clip and half transparent, each counts once") {
  const auto veil = std::make_shared<const image::Bitmap>(image::Bitmap::filled({4, 4}, {0, 0, 0, 128}));
  const image::Bitmap card = drawn({8, 8}, white, {paint::DrawImage{veil, 2, 2, rectangle_path({2.5f, 2, 3, 4})}});
  CHECK(darkness(card, 3, 3) == 128);
  CHECK(darkness(card, 2, 3) == 64);
  CHECK(darkness(card, 5, 3) == 64);  // 5 to 5.5
  CHECK(darkness(card, 6, 3) == 0);
}

TEST_CASE("image: one without pixels draws nothing") {
  const auto nothing = std::make_shared<const image::Bitmap>();
  CHECK(drawn({4, 4}, white, {paint::DrawImage{nothing, 0, 0, {}}}) == image::Bitmap::filled({4, 4}, white));
}
