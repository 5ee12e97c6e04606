#include "render/covers.h"

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

TEST_CASE("covers: every pixel under an ellipse, a rectangle or a path is the cover's colour, with no trace of the photo") {
  const Color fig{76, 29, 99, 255};
  for (const auto shape : {story::Cover::Shape::ellipse, story::Cover::Shape::rect, story::Cover::Shape::path}) {
    image::Bitmap one = noise({100, 100}, 1);
    image::Bitmap two = noise({100, 100}, 2);
    burn_in({cover(shape)}, {fig}, 3, {one.size, {0, 0}}, one);
    burn_in({cover(shape)}, {fig}, 3, {two.size, {0, 0}}, two);
    const std::uint8_t* center = one.row(45) + 4 * 50;
    CHECK(Color{center[0], center[1], center[2], center[3]} == fig);
    if (shape != story::Cover::Shape::rect) continue;
    // Rectangle and margin: 27 to 73 on both axes, the same in both.
    for (std::int32_t y = 27; y < 73; ++y) {
      for (std::int32_t x = 27 * 4; x < 73 * 4; ++x) CHECK(one.row(y)[x] == two.row(y)[x]);
    }
  }
}

TEST_CASE("covers: a see-through colour covers all the same") {
  image::Bitmap photo = noise({50, 50}, 1);
  burn_in({cover(story::Cover::Shape::rect)}, {{10, 20, 30, 40}}, 0, {photo.size, {0, 0}}, photo);
  CHECK(photo.row(25)[4 * 25 + 0] == 10);
  CHECK(photo.row(25)[4 * 25 + 3] == 255);
}
