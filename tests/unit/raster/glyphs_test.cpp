#include <limits>

#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

paint::DrawGlyphs boxes(const font::Face& face, float size, std::vector<Point> origins, Color color) {
  return {&face, {size}, std::vector<font::GlyphId>(origins.size(), 0), std::move(origins), color};
}

}  // namespace

TEST_CASE("glyphs: an outline stands on its baseline at its size") {
  const auto face = boxes_face();
  const image::Bitmap card = drawn({40, 40}, white, {boxes(*face, 20, {{10, 30}}, black)});
  // 0.1 to 0.9 em of 20 px from x = 10; 0.7 em above the baseline at 30.
  for (int y = 0; y < 40; ++y) {
    for (int x = 0; x < 40; ++x) {
      const bool inside = x >= 12 && x < 28 && y >= 16 && y < 30;
      if (darkness(card, x, y) != (inside ? 255 : 0)) FAIL("pixel ", x, " ", y, " is ", darkness(card, x, y));
    }
  }
}

TEST_CASE("glyphs: fractions of a pixel count, to 1/64") {
  const auto face = boxes_face();
  const image::Bitmap card = drawn({40, 40}, white, {boxes(*face, 20, {{10.25f, 30.5f}}, black)});
  CHECK(darkness(card, 12, 20) == 191);
  CHECK(darkness(card, 28, 20) == 64);
  CHECK(darkness(card, 20, 16) == 128);
  CHECK(darkness(card, 20, 30) == 128);
  CHECK(drawn({40, 40}, white, {boxes(*face, 20, {{10.251f, 30.499f}}, black)}) == card);
}

TEST_CASE("glyphs: letters that overlap or touch in translucent ink show no seam") {
  const auto face = boxes_face();
  const Color ink{0, 0, 0, 100};
  const image::Bitmap overlapping = drawn({60, 30}, white, {boxes(*face, 20, {{0, 20}, {10, 20}, {18, 20}}, ink)});
  for (int x = 2; x < 36; ++x) CHECK(darkness(overlapping, x, 10) == 100);
  // The second begins at 18.5, where the first ends, in the middle of a pixel.
  const image::Bitmap touching = drawn({60, 30}, white, {boxes(*face, 20, {{0.5f, 20}, {16.5f, 20}}, ink)});
  for (int x = 3; x < 34; ++x) CHECK(darkness(touching, x, 10) == 100);
}

TEST_CASE("glyphs: where letters overlap, the soft upper and lower edge stays as soft as beside it") {
  const auto face = boxes_face();
  for (const float overlap : {0.2f, 0.7f, 1.0f, 3.5f}) {
    CAPTURE(overlap);
    // The boxes are 16 px wide and stand half a pixel above whole pixels.
    const image::Bitmap card =
        drawn({60, 30}, white, {boxes(*face, 20, {{0.5f, 20.5f}, {16.5f - overlap, 20.5f}}, black)});
    for (int x = 3; x < 30; ++x) {
      CAPTURE(x);
      CHECK(darkness(card, x, 6) == 128);
      CHECK(darkness(card, x, 12) == 255);
      CHECK(darkness(card, x, 20) == 128);
    }
  }
}

TEST_CASE("glyphs: an empty run, clear ink and sizes that are no size draw nothing") {
  const auto face = boxes_face();
  const image::Bitmap blank = image::Bitmap::filled({20, 20}, white);
  CHECK(drawn({20, 20}, white, {boxes(*face, 20, {}, black)}) == blank);
  CHECK(drawn({20, 20}, white, {boxes(*face, 20, {{0, 15}}, {0, 0, 0, 0})}) == blank);
  CHECK(drawn({20, 20}, white, {boxes(*face, 0, {{0, 15}}, black)}) == blank);
  CHECK(drawn({20, 20}, white, {boxes(*face, std::numeric_limits<float>::quiet_NaN(), {{0, 15}}, black)}) == blank);
  CHECK(drawn({20, 20}, white, {boxes(*face, 20, {{std::numeric_limits<float>::infinity(), 15}}, black)}) == blank);
}

TEST_CASE("glyphs: a cache changes no pixel, however much it held before, at any place and size") {
  const auto face = boxes_face();
  GlyphCache used;
  image::Bitmap scratch = image::Bitmap::filled({400, 400}, white);
  // More letters than it keeps, and one too large to be kept.
  for (int i = 0; i < 400; ++i) {
    const float at = static_cast<float>(i) / 7;
    raster::draw({boxes(*face, 90 + at, {{at, 200 + at / 3}}, black)}, scratch, used);
  }
  for (const float size : {7.0f, 90.25f, 300.0f, 3000.0f}) {
    for (const Point origin : {Point{-20.3f, 40.7f}, Point{3.984375f, 0}, Point{39.6f, 61.99f}, Point{1e9f, 1e9f}}) {
      image::Bitmap alone = image::Bitmap::filled({40, 300}, white);
      image::Bitmap again = alone;
      const std::vector<paint::Command> text{boxes(*face, size, {origin}, black)};
      raster::draw(text, alone);
      raster::draw(text, again, used);
      CHECK(alone == again);
      raster::draw(text, again, used);
      raster::draw(text, alone);
      CHECK(alone == again);
    }
  }
}

TEST_CASE("glyphs: two faces are never taken for one another, even where one came after the other was gone") {
  GlyphCache cache;
  image::Bitmap first = image::Bitmap::filled({40, 40}, white);
  {
    const auto face = boxes_face();
    raster::draw({boxes(*face, 20, {{10, 30}}, black)}, first, cache);
  }
  for (int i = 0; i < 20; ++i) {
    const auto face = boxes_face();
    image::Bitmap again = image::Bitmap::filled({40, 40}, white);
    raster::draw({boxes(*face, 20, {{10, 30}}, black)}, again, cache);
    CHECK(again == first);
  }
}
