#include "render/covers.h"

#include <cstdlib>
#include <map>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

// Every pixel different from its neighbours, and from a second photo's.
image::Bitmap noise(PixelSize size, std::uint32_t seed) {
  image::Bitmap bitmap = image::Bitmap::filled(size, {0, 0, 0, 255});
  for (std::size_t i = 0; i < bitmap.rgba.size(); ++i) {
    seed = seed * 1664525u + 1013904223u;
    if (i % 4 != 3) bitmap.rgba[i] = static_cast<std::uint8_t>(seed >> 24);
  }
  return bitmap;
}

story::Cover cover(story::Cover::Shape shape) {
  story::Cover cover;
  cover.shape = shape;
  cover.box = {0.3f, 0.3f, 0.4f, 0.4f};
  cover.points = {{0.3f, 0.3f}, {0.7f, 0.3f}, {0.5f, 0.7f}};
  return cover;
}

}  // namespace

TEST_CASE("take_out: nothing is left of what any shape hides, nor of what lies within the margin") {
  for (const auto shape : {story::Cover::Shape::ellipse, story::Cover::Shape::rect, story::Cover::Shape::path}) {
    image::Bitmap one = noise({100, 100}, 1);
    image::Bitmap two = noise({100, 100}, 2);
    take_out({cover(shape)}, 3, {one.size, {0, 0}}, one);
    take_out({cover(shape)}, 3, {two.size, {0, 0}}, two);
    CHECK(image::Bitmap{{1, 1}, Bytes(one.row(45) + 4 * 50, one.row(45) + 4 * 51)} == image::Bitmap::filled({1, 1}, {0, 0, 0, 0}));
    if (shape != story::Cover::Shape::rect) continue;
    // Rectangle and margin: 27 to 73 on both axes, the same in both.
    for (std::int32_t y = 27; y < 73; ++y) {
      for (std::int32_t x = 27 * 4; x < 73 * 4; ++x) CHECK(one.row(y)[x] == 0);
    }
    CHECK(one.row(26)[4 * 50 + 3] == 255);
    CHECK(one.row(50)[4 * 26 + 3] == 255);
  }
}

TEST_CASE("lay_under: a cover shows where a hole is, whole and opaque though its colour were not, and nowhere else") {
  const image::Bitmap photo = noise({50, 50}, 1);
  image::Bitmap slot = photo;
  story::Cover solid = cover(story::Cover::Shape::rect);
  solid.kind = story::Cover::Kind::solid;
  take_out({solid}, 0, {slot.size, {0, 0}}, slot);
  lay_under({solid}, {{10, 20, 30, 40}}, {slot.size, {}, 2}, slot);
  CHECK(opaque(slot));
  for (std::int32_t y = 0; y < 50; ++y) {
    for (std::int32_t x = 0; x < 50; ++x) {
      const std::uint8_t* pixel = slot.row(y) + 4 * x;
      const bool hidden = x >= 15 && x < 35 && y >= 15 && y < 35;
      REQUIRE(pixel[0] == (hidden ? 10 : photo.row(y)[4 * x]));
      REQUIRE(pixel[2] == (hidden ? 30 : photo.row(y)[4 * x + 2]));
    }
  }
}

TEST_CASE("lay_under: of two covers the later lies on top") {
  image::Bitmap slot = image::Bitmap::filled({20, 20}, {0, 0, 0, 0});
  story::Cover solid = cover(story::Cover::Shape::rect);
  solid.kind = story::Cover::Kind::solid;
  lay_under({solid, solid}, {{255, 0, 0, 255}, {0, 0, 255, 255}}, {slot.size, {}, 0}, slot);
  CHECK(slot.row(10)[4 * 10] == 0);
  CHECK(slot.row(10)[4 * 10 + 2] == 255);
  CHECK(slot.row(1)[4 * 1 + 3] == 0);
}

TEST_CASE("cover pattern: opaque, in at least three tones of any colour, and the knots grow with the cover") {
  for (const Color color : {Color{76, 29, 99, 255}, Color{255, 184, 28, 255}, Color{255, 255, 255, 255}, Color{0, 0, 0, 0}}) {
    image::Bitmap slot = image::Bitmap::filled({200, 200}, {0, 0, 0, 0});
    const story::Cover knots = cover(story::Cover::Shape::rect);
    lay_under({knots}, {color}, {slot.size, {}, 0}, slot);
    std::map<std::uint32_t, int> tones;
    for (std::int32_t y = 61; y < 139; ++y) {
      for (std::int32_t x = 61; x < 139; ++x) {
        const std::uint8_t* pixel = slot.row(y) + 4 * x;
        REQUIRE(pixel[3] == 255);
        ++tones[std::uint32_t(pixel[0]) << 16 | std::uint32_t(pixel[1]) << 8 | pixel[2]];
      }
    }
    int large = 0;
    for (const auto& [tone, count] : tones) large += count > 78 * 78 / 25 ? 1 : 0;
    CHECK(large >= 3);
  }
  const auto edges = [](PixelSize size) {
    image::Bitmap slot = image::Bitmap::filled(size, {0, 0, 0, 0});
    lay_under({cover(story::Cover::Shape::rect)}, {{76, 29, 99, 255}}, {size, {}, 0}, slot);
    int changes = 0;
    for (std::int32_t x = size.width * 2 / 5; x < size.width * 3 / 5; ++x) {
      const std::uint8_t* pixel = slot.row(size.height / 2) + 4 * x;
      changes += std::abs(int(pixel[0]) - int(pixel[-4])) > 12 ? 1 : 0;
    }
    return changes;
  };
  // Twice the size has the same rings, not twice as many.
  CHECK(edges({800, 800}) < 2 * edges({400, 400}));
}

TEST_CASE("cover pattern: hostile numbers end") {
  image::Bitmap slot = image::Bitmap::filled({400, 300}, {0, 0, 0, 0});
  story::Cover strange;
  strange.box = {-1, 0.5f, 2, 1e-7f};
  lay_under({strange}, {{1, 2, 3, 255}}, {{16384, 16384}, {0.02f, 0.01f, -0.01f, 0.02f, 0, 0}, 300}, slot);
  strange.shape = story::Cover::Shape::path;
  strange.points = {{0, 0}, {0, 0}, {0, 0}};
  lay_under({strange}, {{1, 2, 3, 255}}, {{4000, 4000}, {4, 0, 0, 4, 0, 0}, 30}, slot);
  CHECK(slot.row(20)[4 * 20 + 3] == 255);
}
