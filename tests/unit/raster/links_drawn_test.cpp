#include "paint/links.h"
#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

constexpr Color blue{0, 0, 255, 255};

image::Bitmap drawn_shapes(PixelSize size, const std::vector<paint::Shape>& shapes) {
  std::vector<paint::Command> commands;
  for (const paint::Shape& shape : shapes) commands.push_back(paint::FillPath{shape.path, shape.color});
  return drawn(size, white, std::move(commands));
}

}  // namespace

TEST_CASE("chain: in a row, each link passes over the next at the top and under it at the bottom") {
  // Centres 80 apart, radius 50: the lines cross at (100, 70) and (100, 130).
  for (const std::optional<Color> casing : {std::optional<Color>(), std::optional<Color>(white)}) {
    const image::Bitmap card =
        drawn_shapes({200, 200}, paint::chain({{60, 100}, {80, 0}, 50, 2}, {12, {red, blue}, casing}));
    CHECK(pixel(card, 100, 70) == red);
    CHECK(pixel(card, 100, 129) == blue);
    CHECK(pixel(card, 10, 100) == red);
    CHECK(pixel(card, 189, 100) == blue);
    CHECK(pixel(card, 60, 100) == white);
  }
}

TEST_CASE("chain: the casing parts the lower link from the upper, and without one nothing does") {
  const auto gap_shows = [](std::optional<Color> casing) {
    const image::Bitmap card =
        drawn_shapes({200, 200}, paint::chain({{60, 100}, {80, 0}, 50, 2}, {12, {red, blue}, casing}));
    // Along the lower link near the crossing at (100, 70): on it, 9 px from the upper link's middle line.
    return pixel(card, 107, 66) == white || pixel(card, 94, 78) == white;
  };
  CHECK(gap_shows(white));
  CHECK_FALSE(gap_shows({}));
}

TEST_CASE("ring: each link passes over the next on the outside and under it on the inside, all the way round") {
  const int count = 6;
  const image::Bitmap card =
      drawn_shapes({400, 400}, paint::ring({{200, 200}, 100, 70, count}, {16, {red, blue}, {}}));
  const double half_distance = 50, offset = 48.98979;  // sqrt(70^2 - 50^2), along the line from the ring's centre
  CHECK(half_distance < 70);
  for (int i = 0; i < count; ++i) {
    CAPTURE(i);
    const SinCos way = sin_cos(-90.0f + 60.0f * (static_cast<float>(i) + 0.5f));
    const auto at = [&](double distance) {
      return pixel(card, static_cast<int>(200 + way.cos * distance), static_cast<int>(200 + way.sin * distance));
    };
    const Color own = i % 2 == 0 ? red : blue, next = i % 2 == 0 ? blue : red;
    CHECK(at(86.60254 + offset) == own);
    CHECK(at(86.60254 - offset) == next);
  }
}

TEST_CASE("petals: two discs, each with a square upper corner on the side asked for") {
  const image::Bitmap right = drawn({240, 110}, white, {paint::FillPath{paint::petals({5, 5}, 100, paint::Corner::right), black}});
  CHECK(darkness(right, 104, 5) == 255);
  CHECK(darkness(right, 5, 5) == 0);
  CHECK(darkness(right, 104, 104) == 0);
  CHECK(darkness(right, 55, 104) > 200);
  CHECK(darkness(right, 222, 5) == 255);
  CHECK(darkness(right, 113, 50) == 0);
  const image::Bitmap left = drawn({240, 110}, white, {paint::FillPath{paint::petals({5, 5}, 100, paint::Corner::left), black}});
  for (int y = 0; y < 110; ++y) {
    for (int x = 0; x < 240; ++x) {
      if (std::abs(darkness(left, x, y) - darkness(right, 239 - x, y)) > 1) FAIL("not mirrored at ", x, " ", y);
    }
  }
}

TEST_CASE("mark: fills its square nearly and nothing beyond it") {
  const image::Bitmap card = drawn_shapes({140, 140}, paint::mark({{20, 20}, 100, {red, blue}, white}));
  for (int i = 0; i < 140; ++i) {
    for (const int edge : {0, 10, 19, 120, 130, 139}) {
      CHECK(pixel(card, i, edge) == white);
      CHECK(pixel(card, edge, i) == white);
    }
  }
  CHECK(pixel(card, 70, 26) == red);  // the first link's top: 51 - 27 - 18.4 = 5.6
}
