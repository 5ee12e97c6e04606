#include "composer/framing.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

// Twice as wide as its square place: drawn 200 x 100, so that 100 px of it are out of sight.
constexpr PixelSize upright{2000, 1000};
constexpr Rect place{0, 0, 100, 100};

story::Photo photo(float turn = 0, float zoom = 1) {
  story::Photo made;
  made.turn_degrees = turn;
  made.framing = {Point{0.5f, 0.5f}, zoom};
  return made;
}

}  // namespace

TEST_CASE("framing: the photo stays under the finger") {
  const Point center = moved_center(upright, place, photo(), {20, 0});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 200));
  CHECK(center.y == doctest::Approx(0.5f));
}

TEST_CASE("framing: a photo that was never moved starts from where it is seen, not from its middle") {
  const PixelSize tall{1000, 4000};  // drawn 100 x 400
  story::Photo unmoved;
  CHECK(moved_center(tall, place, unmoved, {0, 20}).y == doctest::Approx(1 / 3.0f - 20.0f / 400));
  unmoved.turn_degrees = 180;
  CHECK(moved_center(tall, place, unmoved, {0, 20}).y == doctest::Approx(2 / 3.0f + 20.0f / 400));
}

TEST_CASE("framing: it stops at the photo's edges, so that the way back begins at once") {
  const Point center = moved_center(upright, place, photo(), {900, 900});
  CHECK(center.x == doctest::Approx(0.25f));
  CHECK(center.y == doctest::Approx(0.5f));
}

TEST_CASE("framing: a zoomed photo moves by as many px of the card, which is less of the photo") {
  const Point center = moved_center(upright, place, photo(0, 2), {20, 20});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 400));
  CHECK(center.y == doctest::Approx(0.5f - 20.0f / 200));
}

TEST_CASE("framing: a turned photo follows the finger too") {
  // Clockwise by a quarter: the photo's x runs down the card.
  const Point center = moved_center(upright, place, photo(90), {0, 20});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 200));
  CHECK(center.y == doctest::Approx(0.5f));
  CHECK(moved_center(upright, place, photo(180), {20, 0}).x == doctest::Approx(0.5f + 20.0f / 200));
  CHECK(moved_center(upright, place, photo(270), {0, 20}).x == doctest::Approx(0.5f + 20.0f / 200));
}

TEST_CASE("framing: a flipped photo follows the finger too") {
  story::Photo flipped = photo();
  flipped.flip = true;
  CHECK(moved_center(upright, place, flipped, {20, 0}).x == doctest::Approx(0.5f + 20.0f / 200));
}
