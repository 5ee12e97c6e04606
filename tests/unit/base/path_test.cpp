#include "unit/base/outline_measures.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

constexpr double pi = 3.14159265358979323846;

}  // namespace

TEST_CASE("rectangle_path: clockwise from the top left corner, closed") {
  Path expected;
  expected.move_to({1, 2});
  expected.line_to({4, 2});
  expected.line_to({4, 6});
  expected.line_to({1, 6});
  expected.close();
  CHECK(rectangle_path({1, 2, 3, 4}) == expected);
}

TEST_CASE("ellipse_path: touches its box and has an ellipse's area, clockwise") {
  const Path path = ellipse_path({10, 20, 100, 40});
  CHECK(path.steps.front().to == Point{110, 40});
  CHECK(path.steps[path.steps.size() - 2].to == Point{110, 40});  // arrives exactly where it began
  const Path lines = flattened(path, 0.001f);
  CHECK(signed_area(lines) == doctest::Approx(pi * 50 * 20).epsilon(0.0005));
  float left = 1000;
  float top = 1000;
  for (const PathStep& step : lines.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    left = std::min(left, step.to.x);
    top = std::min(top, step.to.y);
  }
  CHECK(left == doctest::Approx(10));
  CHECK(top == doctest::Approx(20));
}

TEST_CASE("rounded_rectangle_path: cuts four quarter discs off the corners") {
  const Path lines = flattened(rounded_rectangle_path({0, 0, 100, 60}, 20), 0.001f);
  CHECK(signed_area(lines) == doctest::Approx(6000 - (4 - pi) * 400).epsilon(0.0005));
  CHECK(winding(lines, {3, 3}) == 0);
  CHECK(winding(lines, {6.5f, 6.5f}) == 1);
  CHECK(winding(lines, {50, 0.1f}) == 1);
}

TEST_CASE("rounded_rectangle_path: the radius stops at half the shorter side; none is a plain rectangle") {
  CHECK(rounded_rectangle_path({0, 0, 100, 60}, 500) == rounded_rectangle_path({0, 0, 100, 60}, 30));
  CHECK(rounded_rectangle_path({0, 0, 100, 60}, 0) == rectangle_path({0, 0, 100, 60}));
  CHECK(rounded_rectangle_path({0, 0, 100, 60}, -3) == rectangle_path({0, 0, 100, 60}));
}

TEST_CASE("arc_path: runs clockwise from right, and stays open") {
  const Path quarter = arc_path({0, 0}, 10, 0, 90);
  REQUIRE(quarter.steps.size() == 2);
  CHECK(quarter.steps[0].to == Point{10, 0});
  CHECK(quarter.steps[1].to == Point{0, 10});  // down
  CHECK(quarter.steps[1].kind == PathStep::Kind::cubic);
  CHECK(arc_path({0, 0}, 10, 0, 180).steps.size() == 3);
  CHECK(arc_path({0, 0}, 10, 0, 270).steps.size() == 4);
}

TEST_CASE("arc_path: passes zero where the end is the smaller number") {
  const Path lines = flattened(arc_path({0, 0}, 10, 315, 45), 0.001f);
  CHECK(distance_to(lines, {10, 0}) < 0.01);
  CHECK(distance_to(lines, {-10, 0}) > 5);
}

TEST_CASE("arc_path: a whole turn is a closed circle, no turn is nothing") {
  const Path circle = arc_path({0, 0}, 10, 90, 450);
  CHECK(circle.steps.back().kind == PathStep::Kind::close);
  CHECK(signed_area(flattened(circle, 0.001f)) == doctest::Approx(pi * 100).epsilon(0.0005));
  CHECK(arc_path({0, 0}, 10, 30, 30).empty());
}
