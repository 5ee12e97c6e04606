#include "composer/framing.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

// Twice as wide as its square place: drawn 200 x 100, so that 100 px of it are out of sight.
constexpr PixelSize upright{2000, 1000};
const compose::PhotoReport place{0, {0, 0, 100, 100}};

story::Photo photo(float turn = 0, float zoom = 1) {
  story::Photo made;
  made.turn_degrees = turn;
  made.framing = {Point{0.5f, 0.5f}, zoom};
  return made;
}

Point moved_center(const story::Photo& photo, Point by, PixelSize size = upright) {
  return *moved({size, place, photo, "square"}, by).center;
}

// Where the point of the photo that lies at `at` comes to lie once it has that framing.
Point followed(const Framed& framed, const story::Framing& framing, Point at) {
  const Point of_photo = apply(inverse(photo_to_card(framed)), at);
  story::Photo after = framed.photo;
  after.framing = framing;
  return apply(photo_to_card({framed.upright, framed.place, after, framed.format}), of_photo);
}

}  // namespace

TEST_CASE("framing: the photo stays under the finger") {
  const Point center = moved_center(photo(), {20, 0});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 200));
  CHECK(center.y == doctest::Approx(0.5f));
}

TEST_CASE("framing: a photo that was never moved starts from where it is seen, not from its middle") {
  const PixelSize tall{1000, 4000};  // drawn 100 x 400
  story::Photo unmoved;
  CHECK(moved_center(unmoved, {0, 20}, tall).y == doctest::Approx(1 / 3.0f - 20.0f / 400));
  unmoved.turn_degrees = 180;
  CHECK(moved_center(unmoved, {0, 20}, tall).y == doctest::Approx(2 / 3.0f + 20.0f / 400));
}

TEST_CASE("framing: it stops at the photo's edges, so that the way back begins at once") {
  const Point center = moved_center(photo(), {900, 900});
  CHECK(center.x == doctest::Approx(0.25f));
  CHECK(center.y == doctest::Approx(0.5f));
}

TEST_CASE("framing: a zoomed photo moves by as many px of the card, which is less of the photo") {
  const Point center = moved_center(photo(0, 2), {20, 20});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 400));
  CHECK(center.y == doctest::Approx(0.5f - 20.0f / 200));
}

TEST_CASE("framing: a turned photo follows the finger too") {
  // Clockwise by a quarter: the photo's x runs down the card.
  const Point center = moved_center(photo(90), {0, 20});
  CHECK(center.x == doctest::Approx(0.5f - 20.0f / 200));
  CHECK(center.y == doctest::Approx(0.5f));
  CHECK(moved_center(photo(180), {20, 0}).x == doctest::Approx(0.5f + 20.0f / 200));
  CHECK(moved_center(photo(270), {0, 20}).x == doctest::Approx(0.5f + 20.0f / 200));
}

TEST_CASE("framing: a flipped photo follows the finger too") {
  story::Photo flipped = photo();
  flipped.flip = true;
  CHECK(moved_center(flipped, {20, 0}).x == doctest::Approx(0.5f + 20.0f / 200));
}

TEST_CASE("framing: whatever turns photo and place, what is under the finger goes with it") {
  for (const float turn : {0.0f, 17.0f, 90.0f, 201.5f}) {
    for (const float place_turn : {0.0f, -4.0f, 30.0f}) {
      story::Photo turned = photo(turn, 3);
      turned.flip = turn == 17;
      const Framed framed{upright, {0, {40, 60, 300, 200}, compose::PhotoReport::Outline::ellipse, place_turn}, turned, "square"};
      const Point at{120, 100}, by{7, -9};
      const Point after = followed(framed, moved(framed, by), at);
      CHECK(after.x == doctest::Approx(at.x + by.x).epsilon(0.001));
      CHECK(after.y == doctest::Approx(at.y + by.y).epsilon(0.001));
    }
  }
}

TEST_CASE("framing: zooming leaves what is under the pointer where it is") {
  const story::Photo turned = photo(8, 2);
  const Framed framed{upright, place, turned, "square"};
  const Point about{60, 40};
  const story::Framing closer = zoomed(framed, 3.5f, about);
  CHECK(closer.zoom == 3.5f);
  const Point after = followed(framed, closer, about);
  CHECK(after.x == doctest::Approx(about.x).epsilon(0.001));
  CHECK(after.y == doctest::Approx(about.y).epsilon(0.001));
}

TEST_CASE("framing: zoom ends at the whole photo and at its most, and the photo still fills its place") {
  const story::Photo near = photo(0, 2);
  const Framed framed{upright, place, near, "square"};
  CHECK(zoomed(framed, 0.1f, {0, 0}).zoom == 1);
  CHECK(zoomed(framed, 99, {0, 0}).zoom == zoom_max);
  const story::Framing wide = zoomed(framed, 1, {0, 0});
  CHECK(wide.center->y == doctest::Approx(0.5f));
  CHECK(wide.center->x >= 0.25f);
}

TEST_CASE("framing: a format with a framing of its own is moved by that") {
  story::Photo both = photo();
  both.formats.push_back({"story", {Point{0.3f, 0.5f}, 2}});
  CHECK(moved({upright, place, both, "story"}, {20, 0}).zoom == 2);
  CHECK(moved({upright, place, both, "story"}, {20, 0}).center->x == doctest::Approx(0.3f - 20.0f / 400));
  CHECK(moved({upright, place, both, "square"}, {20, 0}).zoom == 1);
}

TEST_CASE("framing: a turn is quarters and what straightens") {
  CHECK(split_turn(0).quarters == 0);
  CHECK(split_turn(95).quarters == 1);
  CHECK(split_turn(95).fine == doctest::Approx(5));
  CHECK(split_turn(350).quarters == 0);
  CHECK(split_turn(350).fine == doctest::Approx(-10));
  for (const float degrees : {0.0f, 44.0f, 46.0f, 90.0f, 133.0f, 270.0f, 316.5f}) {
    CHECK(turn_degrees(split_turn(degrees)) == doctest::Approx(degrees));
  }
  CHECK(turn_degrees({0, 300}) == straighten_max);
}
