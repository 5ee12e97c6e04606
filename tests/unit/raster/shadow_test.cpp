#include "raster/shadow.h"

#include <limits>

#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

constexpr PixelBounds card{-1000, -1000, 2000, 2000};

int coverage_at(const ShadowMask& mask, std::int32_t x, std::int32_t y) {
  std::uint8_t coverage = 0;
  mask.coverage_of(x, y, 1, &coverage);
  return coverage;
}

}  // namespace

TEST_CASE("shadow: without blur it is the rounded rectangle") {
  const Rect rect{5.5f, 6.25f, 30, 20};
  CHECK(drawn({50, 40}, white, {paint::Shadow{rounded_rectangle_path(rect, 6), 0, black}}) ==
        drawn({50, 40}, white, {paint::FillPath{rounded_rectangle_path(rect, 6), black}}));
}

TEST_CASE("shadow: half as dark at the edge, fading evenly, full inside and gone outside") {
  const ShadowMask mask(rectangle_path({100, 100, 200, 200}), 20, card);
  CHECK(coverage_at(mask, 99, 200) + coverage_at(mask, 100, 200) == 255);
  CHECK(coverage_at(mask, 200, 200) == 255);
  for (std::int32_t x = mask.box().left + 1; x < 200; ++x) {
    CAPTURE(x);
    CHECK(coverage_at(mask, x, 200) >= coverage_at(mask, x - 1, 200));
    CHECK(coverage_at(mask, x, 200) == coverage_at(mask, 399 - x, 200));
    CHECK(coverage_at(mask, x, 200) == coverage_at(mask, 200, x));
  }
  CHECK(coverage_at(mask, mask.box().left, 200) <= 1);
  CHECK(mask.box().left > 100 - 2 * 20);
}

TEST_CASE("shadow: a Gauss curve of deviation blur / 2, to a few steps of 255") {
  // The normal distribution's integral at 0.5, 1, 1.5 and 2 deviations.
  const ShadowMask mask(rectangle_path({200, 0, 400, 400}), 40, card);
  const double expected[] = {0.69146, 0.84134, 0.93319, 0.97725};
  for (int i = 0; i < 4; ++i) {
    const int inside = 10 * (i + 1);
    CAPTURE(inside);
    const double measured = (coverage_at(mask, 200 + inside - 1, 200) + coverage_at(mask, 200 + inside, 200)) / 510.0;
    CHECK(measured == doctest::Approx(expected[i]).epsilon(0.01));
  }
}

TEST_CASE("shadow: a larger rectangle has the same corners and edges") {
  const ShadowMask small(rounded_rectangle_path({50.25f, 40.5f, 160.5f, 140.25f}, 12), 24, card);
  const ShadowMask large(rounded_rectangle_path({50.25f, 40.5f, 160.5f + 700, 140.25f + 500}, 12), 24, card);
  for (std::int32_t y = small.box().top; y < small.box().bottom; ++y) {
    for (std::int32_t x = small.box().left; x < small.box().right; ++x) {
      const std::int32_t far_x = x < 130 ? x : x + 700, far_y = y < 110 ? y : y + 500;
      if (coverage_at(small, x, y) != coverage_at(large, far_x, far_y)) FAIL("differs at ", x, " ", y);
    }
  }
  CHECK(coverage_at(large, 400, 300) == 255);
}

TEST_CASE("shadow: a run is the same as its pixels one by one") {
  const ShadowMask mask(rounded_rectangle_path({20, 20, 300, 30}, 5), 10, card);
  const PixelBounds box = mask.box();
  for (const std::int32_t y : {box.top, 35, box.bottom - 1}) {
    for (std::int32_t x = box.left; x < box.right; x += 7) {
      Bytes run(static_cast<std::size_t>(box.right - x));
      mask.coverage_of(x, y, box.right - x, run.data());
      for (std::size_t i = 0; i < run.size(); ++i) CHECK(run[i] == coverage_at(mask, x + static_cast<std::int32_t>(i), y));
    }
  }
}

TEST_CASE("shadow: a part of it is the same as all of it there, of any path") {
  const Path path = stroked(arc_path({150, 160}, 90, 20, 300), 37, LineCap::round);
  const ShadowMask whole(path, 33, card);
  for (const PixelBounds& clip : {PixelBounds{0, 0, 90, 300}, PixelBounds{100, 100, 240, 101}, PixelBounds{20, 200, 400, 230}}) {
    const ShadowMask part(path, 33, clip);
    REQUIRE_FALSE(part.box().empty());
    REQUIRE(intersection(part.box(), clip) == part.box());
    int most = 0;
    for (std::int32_t y = part.box().top; y < part.box().bottom; ++y) {
      for (std::int32_t x = part.box().left; x < part.box().right; ++x) {
        most = std::max(most, std::abs(coverage_at(part, x, y) - coverage_at(whole, x, y)));
      }
    }
    CHECK(most <= 1);  // where coverage is cut, a float is rounded otherwise
  }
}

TEST_CASE("shadow: of a disc it is the same from all sides") {
  const ShadowMask mask(ellipse_path({100, 100, 200, 200}), 24, card);
  for (const int inside : {-10, 0, 10, 100}) {
    CAPTURE(inside);
    const int left = coverage_at(mask, 100 + inside, 200);
    CHECK(std::abs(left - coverage_at(mask, 199, 299 - inside)) <= 2);
    CHECK(std::abs(left - coverage_at(mask, 299 - inside, 200)) <= 2);
  }
  CHECK(coverage_at(mask, 200, 200) == 255);
}

TEST_CASE("shadow: cut at the card's edges, and nothing for what is no rectangle") {
  const image::Bitmap filled = drawn({40, 40}, white, {paint::Shadow{rectangle_path({-100, -100, 400, 400}), 30, black}});
  CHECK(filled == image::Bitmap::filled({40, 40}, black));
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const Rect& rect : {Rect{10, 10, 0, 0}, Rect{nan, 10, 20, 20}, Rect{1e9f, 1e9f, 5, 5}}) {
    CHECK(drawn({40, 40}, white, {paint::Shadow{rectangle_path(rect), 10, black}}) == image::Bitmap::filled({40, 40}, white));
  }
}
