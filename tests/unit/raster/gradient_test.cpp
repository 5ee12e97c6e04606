#include "raster/gradient.h"

#include <limits>

#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

image::Bitmap filled_with(PixelSize size, Paint paint) {
  return drawn(size, white,
               {paint::FillPath{rectangle_path({0, 0, static_cast<float>(size.width), static_cast<float>(size.height)}),
                                std::move(paint)}});
}

}  // namespace

TEST_CASE("linear gradient: both ends are exact, steps between them even") {
  // The centres of ten pixels are 0, 1/9 ... 9/9 of the way.
  const image::Bitmap bitmap =
      filled_with({10, 2}, LinearGradient{{0.5f, 0}, {9.5f, 0}, {{0, black}, {1, {90, 180, 45, 255}}}});
  for (int x = 0; x < 10; ++x) {
    CAPTURE(x);
    CHECK(int{pixel(bitmap, x, 0).red} == 10 * x);
    CHECK(int{pixel(bitmap, x, 1).green} == 20 * x);
    CHECK(int{pixel(bitmap, x, 0).alpha} == 255);
  }
}

TEST_CASE("linear gradient: beyond its ends the outer colours go on") {
  const image::Bitmap bitmap =
      filled_with({2, 30}, LinearGradient{{0, 10}, {0, 20}, {{0, red}, {1, {0, 0, 255, 255}}}});
  CHECK(pixel(bitmap, 0, 0) == red);
  CHECK(pixel(bitmap, 1, 9) == red);
  CHECK(pixel(bitmap, 0, 20) == Color{0, 0, 255, 255});
  CHECK(pixel(bitmap, 1, 29) == Color{0, 0, 255, 255});
  CHECK(int{pixel(bitmap, 0, 14).red} + pixel(bitmap, 0, 14).blue == doctest::Approx(255).epsilon(0.01));
}

TEST_CASE("linear gradient: across, down and aslant give the same colours") {
  const std::vector<GradientStop> stops{{0, black}, {1, {128, 128, 128, 255}}};
  const image::Bitmap across = filled_with({65, 65}, LinearGradient{{0.5f, 0.5f}, {64.5f, 0.5f}, stops});
  const image::Bitmap down = filled_with({65, 65}, LinearGradient{{0.5f, 0.5f}, {0.5f, 64.5f}, stops});
  const image::Bitmap aslant = filled_with({65, 65}, LinearGradient{{0.5f, 0.5f}, {64.5f, 64.5f}, stops});
  for (int i = 0; i < 65; ++i) {
    CHECK(int{pixel(across, i, 7).red} == 2 * i);
    CHECK(int{pixel(down, 7, i).red} == 2 * i);
    CHECK(int{pixel(aslant, i, i).red} == 2 * i);
  }
}

TEST_CASE("gradient stops: several, with a hard edge where two share a place") {
  const Ramp ramp({{0, black}, {0.5f, {100, 0, 0, 255}}, {0.5f, {0, 200, 0, 255}}, {1, white}});
  const auto red_of = [&](std::int32_t entry) { return ramp.at(entry).channels & 0xffff; };
  CHECK(red_of(0) == 0);
  CHECK(red_of(256) == 50 * 256);
  CHECK(red_of(511) > 99 * 256);
  CHECK(red_of(512) == 0);
  CHECK(red_of(768) == 255 * 128);
  CHECK(red_of(1024) == 255 * 256);
}

TEST_CASE("gradient stops: interpolated premultiplied, so that clear black at an end darkens nothing") {
  const Ramp ramp({{0, {255, 255, 255, 255}}, {1, {0, 0, 0, 0}}});
  for (const std::int32_t entry : {0, 100, 512, 900, 1024}) {
    const std::uint64_t channels = ramp.at(entry).channels;
    CHECK((channels >> 48) == (1024 - static_cast<std::uint64_t>(entry)) * 65280 / 1024);
    CHECK((channels & 0xffff) == (channels >> 48));  // white all the way
  }
}

TEST_CASE("radial gradient: the smallest circle has its first colour in the middle, a smaller one has none of it") {
  const Color blue{0, 0, 255, 255};
  const auto middle = [&](float radius) {
    return pixel(filled_with({3, 3}, RadialGradient{{1.5f, 1.5f}, radius, {{0, red}, {1, blue}}}), 1, 1);
  };
  CHECK(middle(1.0f / 256) == red);
  CHECK(middle(1.0f / 257) == blue);
}

TEST_CASE("gradient stops: odd lists are taken as far as they make sense") {
  CHECK(Ramp({}).at(512).channels == 0);
  CHECK(Ramp({{0.3f, red}}).at(0) == Ramp({{0, red}, {1, red}}).at(0));
  CHECK(Ramp({{0.3f, red}}).at(1024) == Ramp({{0.3f, red}}).at(0));
  // Out of order: the second stop is taken to lie where the first is.
  const Ramp backwards({{0.75f, red}, {0.25f, black}});
  CHECK(backwards.at(700) == Ramp({{0, red}}).at(0));
  CHECK(backwards.at(800) == Ramp({{0, black}}).at(0));
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(Ramp({{nan, red}, {7, black}}).at(0) == Ramp({{0, red}}).at(0));
}

TEST_CASE("radial gradient: first stop at the centre, last from the radius on") {
  const image::Bitmap bitmap =
      filled_with({101, 101}, RadialGradient{{50.5f, 50.5f}, 40, {{0, black}, {1, {120, 0, 0, 255}}}});
  CHECK(int{pixel(bitmap, 50, 50).red} == 0);
  CHECK(int{pixel(bitmap, 70, 50).red} == 60);
  CHECK(int{pixel(bitmap, 50, 30).red} == 60);
  CHECK(int{pixel(bitmap, 62, 66).red} == 60);  // 12, 16: 20 away
  CHECK(int{pixel(bitmap, 90, 50).red} == 120);
  CHECK(int{pixel(bitmap, 0, 0).red} == 120);
}

TEST_CASE("gradient: one too short to see is its last colour") {
  const std::vector<GradientStop> stops{{0, black}, {1, red}};
  CHECK(pixel(filled_with({4, 4}, LinearGradient{{2, 2}, {2, 2}, stops}), 1, 1) == red);
  CHECK(pixel(filled_with({4, 4}, RadialGradient{{2, 2}, 0, stops}), 2, 2) == red);
}

TEST_CASE("gradient: a gradient between equal opaque colours is that colour everywhere") {
  const Color fig{76, 29, 99, 255};
  const image::Bitmap bitmap = filled_with({50, 50}, LinearGradient{{3, 7}, {41, 30}, {{0, fig}, {0.4f, fig}, {1, fig}}});
  CHECK(bitmap == image::Bitmap::filled({50, 50}, fig));
}
