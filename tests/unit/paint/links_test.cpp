#include "paint/links.h"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::paint;

namespace {

constexpr Color red{255, 0, 0, 255}, blue{0, 0, 255, 255}, white{255, 255, 255, 255};

double distance(Point a, Point b) { return std::hypot(double(a.x) - b.x, double(a.y) - b.y); }

}  // namespace

TEST_CASE("ring: every link, then two patches a crossing, each with a casing where there is one") {
  const Ring rings{{100, 100}, 60, 40, 6};
  CHECK(ring(rings, {8, {red, blue}, {}}).size() == 6 + 2 * 6);
  CHECK(ring(rings, {8, {red, blue}, white}).size() == 6 + 2 * 2 * 6);
  CHECK(ring(rings, {8, {red, blue}, white, 0}).size() == 6 + 2 * 6);  // a casing of no width is none
}

TEST_CASE("chain: one crossing fewer than links") {
  CHECK(chain({{0, 0}, {50, 0}, 40, 5}, {8, {red}, {}}).size() == 5 + 2 * 4);
  CHECK(chain({{0, 0}, {50, 0}, 40, 1}, {8, {red}, {}}).size() == 1);
}

TEST_CASE("links: colours go round and round") {
  const auto shapes = chain({{0, 0}, {50, 0}, 40, 5}, {8, {red, blue}, {}});
  for (std::size_t i = 0; i < 5; ++i) CHECK(shapes[i].color == (i % 2 == 0 ? red : blue));
  CHECK(shapes[5].color == red);   // the first over the second
  CHECK(shapes[6].color == blue);  // and the second over the first
}

TEST_CASE("links: corners of every outline lie on the two edges of the line") {
  const auto shapes = chain({{30, 40}, {0, 50}, 40, 1}, {8, {red}, {}});
  int outer = 0, inner = 0;
  for (const PathStep& step : shapes[0].path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    const double away = distance(step.to, {30, 40});
    const bool is_outer = std::fabs(away - 44) < 1e-4, is_inner = std::fabs(away - 36) < 1e-4;
    CHECK((is_outer || is_inner));
    outer += is_outer;
    inner += is_inner;
  }
  CHECK(outer == 9);  // where it begins, and eight arcs
  CHECK(inner == 9);
}

TEST_CASE("ring: the first link lies at the top, the others clockwise") {
  const auto shapes = ring({{100, 100}, 60, 20, 4}, {2, {red}, {}});
  const Point centers[] = {{100, 40}, {160, 100}, {100, 160}, {40, 100}};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(distance(shapes[i].path.steps[0].to, centers[i] + Point{21, 0}) < 1e-4);
  }
}

TEST_CASE("links: those that do not reach each other are drawn without crossings") {
  CHECK(chain({{0, 0}, {100, 0}, 40, 3}, {8, {red}, white}).size() == 3);
  CHECK(chain({{0, 0}, {0, 0}, 40, 3}, {8, {red}, white}).size() == 3);
  CHECK(ring({{0, 0}, 500, 40, 6}, {8, {red}, white}).size() == 6);
  CHECK(ring({{0, 0}, 20, 40, 2}, {8, {red}, white}).size() == 2);
}

TEST_CASE("links: a line wider than the link is a disc") {
  const auto shapes = chain({{0, 0}, {100, 0}, 10, 1}, {30, {red}, {}});
  CHECK(shapes[0].path.steps.size() == 10);
}

TEST_CASE("links: nothing for what makes no sense") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(ring({{0, 0}, 60, 40, 6}, {8, {}, {}}).empty());
  CHECK(ring({{0, 0}, 60, 40, 0}, {8, {red}, {}}).empty());
  CHECK(ring({{0, 0}, 60, 40, -3}, {8, {red}, {}}).empty());
  CHECK(ring({{0, 0}, 60, 40, 1000000}, {8, {red}, {}}).empty());
  CHECK(ring({{0, 0}, 60, nan, 6}, {8, {red}, {}}).empty());
  CHECK(chain({{0, 0}, {50, 0}, -1, 6}, {8, {red}, {}}).empty());
  CHECK(chain({{0, 0}, {50, 0}, 40, 6}, {0, {red}, {}}).empty());
}

TEST_CASE("mark: six links, bolder when small") {
  const auto large = mark({{0, 0}, 100, {red, blue}, {}});
  const auto small = mark({{0, 0}, 20, {red, blue}, {}});
  REQUIRE(large.size() == 6 + 2 * 6);
  // The rightmost point of the first link's outer edge: 50 + 18.4 and half the line.
  CHECK(large[0].path.steps[0].to.x == doctest::Approx(50 + 18.4 + 3.3));
  CHECK(small[0].path.steps[0].to.x == doctest::Approx((50 + 18.4 + 3.75) / 5));
  CHECK(mark({{0, 0}, 100, {red, blue}, white}).size() == 6 + 4 * 6);
}

TEST_CASE("petals: as wide as promised, on either side") {
  for (const Corner corner : {Corner::right, Corner::left}) {
    const Path path = petals({10, 20}, 100, corner);
    for (const PathStep& step : path.steps) {
      if (step.kind == PathStep::Kind::close) continue;
      CHECK(step.to.x >= 10);
      CHECK(step.to.x <= 10 + petals_width(100));
      CHECK(step.to.y >= 20 - 1e-4);
      CHECK(step.to.y <= 120 + 1e-4);
    }
  }
}
