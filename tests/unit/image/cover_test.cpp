#include <cmath>

#include "image/resample.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

// The photo's place that lands on `slot_point`.
Point source_of(const Transform& t, Point slot_point) {
  const double determinant = double(t.a) * double(t.d) - double(t.b) * double(t.c);
  const double x = double(slot_point.x) - double(t.e);
  const double y = double(slot_point.y) - double(t.f);
  return {static_cast<float>((double(t.d) * x - double(t.c) * y) / determinant),
          static_cast<float>((double(t.a) * y - double(t.b) * x) / determinant)};
}

}  // namespace

TEST_CASE("cover_transform: the plain crop covers the slot exactly and centres the rest") {
  CHECK(cover_transform({200, 100}, {50, 50}, {}) == Transform{0.5f, 0, 0, 0.5f, -25, 0});
  CHECK(cover_transform({100, 200}, {50, 50}, {}) == Transform{0.5f, 0, 0, 0.5f, 0, -25});
  CHECK(cover_transform({100, 100}, {100, 100}, {}) == Transform{});
}

TEST_CASE("cover_transform: the centre is moved inwards only as far as needed") {
  Crop crop;
  crop.center = {0, 0.5f};
  CHECK(cover_transform({200, 100}, {50, 50}, crop).e == 0);
  crop.center = {1, 0.5f};
  CHECK(cover_transform({200, 100}, {50, 50}, crop).e == -50);
  crop.center = {0.4f, 0.5f};
  CHECK(std::abs(cover_transform({200, 100}, {50, 50}, crop).e - -15) < 1e-4f);
}

TEST_CASE("cover_transform: flip mirrors about the centre") {
  Crop crop;
  crop.flip = true;
  const Transform t = cover_transform({200, 100}, {100, 100}, crop);
  CHECK(apply(t, {50, 0}) == Point{100, 0});
  CHECK(apply(t, {150, 100}) == Point{0, 100});
}

TEST_CASE("cover_transform: a quarter turn is clockwise") {
  Crop crop;
  crop.turn_degrees = 90;
  const Transform t = cover_transform({100, 100}, {100, 100}, crop);
  CHECK(apply(t, {0, 0}) == Point{100, 0});
  CHECK(apply(t, {100, 0}) == Point{100, 100});
}

TEST_CASE("automatic_center: a third down what is seen, however the photo is turned and flipped") {
  struct Case {
    float turn;
    bool flip;
    Point center;
  };
  for (const Case& c : {Case{0, false, {0.5f, 1 / 3.0f}}, Case{0, true, {0.5f, 1 / 3.0f}}, Case{90, false, {1 / 3.0f, 0.5f}},
                        Case{90, true, {2 / 3.0f, 0.5f}}, Case{180, false, {0.5f, 2 / 3.0f}}, Case{-90, false, {2 / 3.0f, 0.5f}},
                        Case{270, false, {2 / 3.0f, 0.5f}}, Case{360, true, {0.5f, 1 / 3.0f}}}) {
    CAPTURE(c.turn);
    const Point center = automatic_center({{}, 1, c.turn, c.flip});
    CHECK(center.x == doctest::Approx(c.center.x));
    CHECK(center.y == doctest::Approx(c.center.y));
  }
  // Seen on the card: above the middle of the photo by a sixth of it, in any turn.
  for (float turn = -360; turn <= 360; turn += 15) {
    for (const bool flip : {false, true}) {
      Crop crop{{}, 4, turn, flip};
      crop.center = automatic_center(crop);
      const Transform t = cover_transform({600, 600}, {100, 100}, crop);
      const Point middle = apply(t, {300, 300});
      const float sixth = 100 * std::sqrt(t.a * t.a + t.b * t.b);
      CHECK(middle.x == doctest::Approx(50));
      CHECK(middle.y == doctest::Approx(50 + sixth));
    }
  }
}

TEST_CASE("automatic_center: an upright photo keeps its top where a square or wide place cuts it") {
  Crop crop;
  crop.center = automatic_center(crop);
  CHECK(cover_transform({300, 400}, {100, 100}, crop).f == 0);  // the head of a portrait is never cut
  const Transform wide = cover_transform({300, 400}, {160, 90}, crop);
  CHECK(source_of(wide, {80, 45}).y == doctest::Approx(400 / 3.0f));
  CHECK(source_of(cover_transform({400, 300}, {90, 160}, crop), {45, 80}).x == doctest::Approx(200));
}

TEST_CASE("cover_transform: a photo turned by 45 degrees still covers at zoom 1, and a strip covers a square") {
  for (const float turn : {45.0f, -45.0f, 135.0f, -360.0f, 359.5f}) {
    for (const PixelSize photo : {PixelSize{100, 100}, PixelSize{16384, 2}, PixelSize{3, 9000}}) {
      Crop crop{{}, 1, turn, false};
      crop.center = automatic_center(crop);
      const Bitmap slot = resample(Bitmap::filled(photo, {200, 100, 50, 255}), cover_transform(photo, {64, 40}, crop), {64, 40});
      CAPTURE(turn);
      CAPTURE(photo.width);
      CHECK(opaque(slot));
    }
  }
}

TEST_CASE("cover_transform: nonsense numbers count as the defaults") {
  const float nan = std::nanf("");
  CHECK(cover_transform({200, 100}, {50, 50}, {{nan, nan}, nan, nan, false}) ==
        cover_transform({200, 100}, {50, 50}, {}));
  CHECK(cover_transform({200, 100}, {50, 50}, {{0.5f, 0.5f}, 0.2f, 0, false}) ==
        cover_transform({200, 100}, {50, 50}, {}));
}

TEST_CASE("cover_transform: no corner of the slot ever leaves the photo") {
  photo_files::Noise noise(11);
  for (int round = 0; round < 5000; ++round) {
    const PixelSize photo{std::int32_t(1 + noise.below(5000)), std::int32_t(1 + noise.below(5000))};
    const PixelSize slot{std::int32_t(1 + noise.below(2000)), std::int32_t(1 + noise.below(2000))};
    Crop crop;
    crop.center = {float(noise.below(2001)) / 1000 - 0.5f, float(noise.below(2001)) / 1000 - 0.5f};
    crop.zoom = 1 + float(noise.below(4000)) / 1000;
    crop.turn_degrees = noise.below(3) == 0 ? 0 : float(noise.below(720)) - 360;
    crop.flip = noise.below(2) == 0;
    const Transform t = cover_transform(photo, slot, crop);
    const float scale = std::sqrt(t.a * t.a + t.b * t.b);
    // In photo px: a sixteenth of a slot px, which resample() forgives, and the rounding of this test's own floats.
    const float slack = 1.0f / 16 / scale + 1e-6f * float(std::max(photo.width, photo.height));
    for (const Point corner : {Point{0, 0}, Point{float(slot.width), 0}, Point{0, float(slot.height)},
                               Point{float(slot.width), float(slot.height)}}) {
      const Point at = source_of(t, corner);
      CAPTURE(round);
      REQUIRE(at.x >= -slack);
      REQUIRE(at.y >= -slack);
      REQUIRE(at.x <= float(photo.width) + slack);
      REQUIRE(at.y <= float(photo.height) + slack);
    }
  }
}
