#include "unit/base/outline_measures.h"

#include <cstdint>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

constexpr double pi = 3.14159265358979323846;

Path polyline(std::initializer_list<Point> points) {
  Path path;
  for (const Point point : points) {
    if (path.empty()) {
      path.move_to(point);
    } else {
      path.line_to(point);
    }
  }
  return path;
}

// The rule of the header: with round ends the stroke is all points no further than half the width from the path.
// Points within `slack` of its edge are left open.
void check_stroke(const Path& path, float width, double slack) {
  const Path lines = flattened(path, 0.001f);
  const Path outline = stroked(path, width, LineCap::round);
  int wrong = 0;
  Point first_wrong;
  for (float y = -40; y < 140; y += 1.37f) {
    for (float x = -40; x < 140; x += 1.37f) {
      const double off_edge = distance_to(lines, {x, y}) - static_cast<double>(width) / 2;
      if (std::fabs(off_edge) < slack) continue;
      const int turns = winding(outline, {x, y});
      if (off_edge < 0 ? turns > 0 : turns == 0) continue;
      if (wrong++ == 0) first_wrong = {x, y};
    }
  }
  CAPTURE(first_wrong.x);
  CAPTURE(first_wrong.y);
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("stroked: a line with butt ends is a rectangle") {
  const Path outline = stroked(polyline({{10, 20}, {110, 20}}), 6, LineCap::butt);
  CHECK(rings_of(outline).size() == 1);
  CHECK(signed_area(outline) == doctest::Approx(600));
  CHECK(winding(outline, {10.1f, 22.9f}) == 1);
  CHECK(winding(outline, {9.9f, 20}) == 0);
  CHECK(winding(outline, {60, 23.1f}) == 0);
}

TEST_CASE("stroked: round ends add a disc") {
  const Path outline = stroked(polyline({{10, 20}, {110, 20}}), 6, LineCap::round);
  CHECK(signed_area(outline) == doctest::Approx(600 + pi * 9).epsilon(0.001));
  CHECK(winding(outline, {7.2f, 20}) == 1);
  CHECK(winding(outline, {112.8f, 20}) == 1);
  CHECK(winding(outline, {113.2f, 20}) == 0);
  CHECK(winding(outline, {112.7f, 22.7f}) == 0);  // not a square
}

TEST_CASE("stroked: a circle gives two rings of opposite direction and leaves its hole") {
  const Path outline = stroked(ellipse_path({0, 0, 100, 100}), 10, LineCap::round);
  const auto rings = rings_of(outline);
  REQUIRE(rings.size() == 2);
  CHECK(signed_area(rings[0]) * signed_area(rings[1]) < 0);
  CHECK(signed_area(outline) == doctest::Approx(pi * (55 * 55 - 45 * 45)).epsilon(0.001));
  CHECK(winding(outline, {50, 50}) == 0);
  CHECK(winding(outline, {4, 50}) == 1);
  CHECK(winding(outline, {-5.2f, 50}) == 0);
  // Smooth bends are cut once: no overlap that would make a soft edge heavier.
  for (int degree = 0; degree < 360; ++degree) {
    const SinCos angle = sin_cos(static_cast<float>(degree) + 0.3f);
    CHECK(winding(outline, {50 + 45.1f * angle.cos, 50 + 45.1f * angle.sin}) == 1);
  }
}

TEST_CASE("stroked: a line wider than its circle has no hole") {
  const Path outline = stroked(ellipse_path({45, 45, 10, 10}), 30, LineCap::round);
  for (float x = 31; x < 69; x += 0.7f) CHECK(winding(outline, {x, 50.1f}) > 0);
  CHECK(winding(outline, {29.8f, 50}) == 0);
  CHECK(winding(outline, {70.2f, 50}) == 0);
}

TEST_CASE("stroked: the direction of the path makes no difference to what is covered") {
  check_stroke(polyline({{0, 0}, {80, 0}, {80, 60}, {20, 90}}), 12, 0.05);
  check_stroke(polyline({{20, 90}, {80, 60}, {80, 0}, {0, 0}}), 12, 0.05);
}

TEST_CASE("stroked: every kind of bend covers what is near the path and nothing else") {
  SUBCASE("sharp") { check_stroke(polyline({{0, 0}, {100, 0}, {5, 12}}), 14, 0.05); }
  SUBCASE("hairpin") { check_stroke(polyline({{0, 50}, {100, 50}, {20, 50}}), 20, 0.05); }
  SUBCASE("zigzag shorter than the width") {
    check_stroke(polyline({{0, 50}, {6, 60}, {12, 45}, {14, 62}, {25, 50}, {27, 48}, {90, 55}}), 40, 0.05);
  }
  SUBCASE("crossing itself") { check_stroke(polyline({{0, 0}, {100, 100}, {100, 0}, {0, 100}}), 9, 0.05); }
  SUBCASE("closed with sharp corners") {
    Path path = polyline({{0, 0}, {100, 10}, {30, 30}});
    path.close();
    check_stroke(path, 11, 0.05);
  }
  SUBCASE("closed thin triangle wider than itself") {
    Path path = polyline({{10, 50}, {60, 52}, {60, 48}});
    path.close();
    check_stroke(path, 30, 0.05);
  }
  SUBCASE("closed line there and back") {
    Path path = polyline({{10, 50}, {60, 50}});
    path.close();
    check_stroke(path, 10, 0.05);
  }
  SUBCASE("tight curve") {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({120, 90}, {-20, 90}, {100, 0});
    check_stroke(path, 24, 0.1);
  }
  SUBCASE("cusp") {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({100, 100}, {0, 100}, {100, 0});
    check_stroke(path, 16, 0.1);
  }
  SUBCASE("several contours") {
    Path path = polyline({{0, 0}, {50, 0}});
    path.move_to({0, 80});
    path.line_to({50, 80});
    check_stroke(path, 8, 0.05);
  }
}

TEST_CASE("stroked: chance polylines, open and closed") {
  std::uint32_t state = 7;
  const auto chance = [&state](int below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<float>((state >> 8) % static_cast<std::uint32_t>(below));
  };
  for (int round = 0; round < 12; ++round) {
    Path path;
    path.move_to({chance(100), chance(100)});
    for (int i = 0; i < 8; ++i) path.line_to({chance(100), chance(100)});
    if (round % 2 == 0) path.close();
    check_stroke(path, 3 + chance(30), 0.05);
  }
}

TEST_CASE("stroked: repeated points change nothing") {
  const Path once = stroked(polyline({{0, 0}, {50, 0}, {50, 50}}), 8, LineCap::round);
  const Path again =
      stroked(polyline({{0, 0}, {0, 0}, {50, 0}, {50, 0}, {50, 0}, {50, 50}, {50, 50}}), 8, LineCap::round);
  CHECK(once == again);
}

TEST_CASE("stroked: a point alone is a dot with round ends and nothing with butt ends") {
  Path point;
  point.move_to({50, 50});
  Path closed = point;
  closed.close();
  Path zero_line = point;
  zero_line.line_to({50, 50});
  for (const Path& path : {point, closed, zero_line}) {
    CHECK(signed_area(stroked(path, 20, LineCap::round)) == doctest::Approx(pi * 100).epsilon(0.001));
    CHECK(stroked(path, 20, LineCap::butt).empty());
  }
}

TEST_CASE("stroked: no width or no path, no outline") {
  CHECK(stroked({}, 5, LineCap::round).empty());
  CHECK(stroked(polyline({{0, 0}, {9, 9}}), 0, LineCap::round).empty());
  CHECK(stroked(polyline({{0, 0}, {9, 9}}), -1, LineCap::round).empty());
}

TEST_CASE("stroked: a path in a unit box comes out as round as in px") {
  const Path outline = stroked(ellipse_path({0, 0, 1, 1}), 0.1f, LineCap::butt);
  CHECK(signed_area(outline) == doctest::Approx(pi * (0.55 * 0.55 - 0.45 * 0.45)).epsilon(0.002));
}
