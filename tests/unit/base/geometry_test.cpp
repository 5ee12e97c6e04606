#include "base/geometry.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("sin_cos: exact at every multiple of 90 degrees, no negative zero") {
  for (int turns = -3; turns <= 3; ++turns) {
    const auto at = [turns](int degrees) { return sin_cos(static_cast<float>(turns * 360 + degrees)); };
    const auto is = [](SinCos angle, float sine, float cosine) {
      return angle.sin == sine && angle.cos == cosine && !(sine == 0 && std::signbit(angle.sin)) &&
             !(cosine == 0 && std::signbit(angle.cos));
    };
    CHECK(is(at(0), 0, 1));
    CHECK(is(at(90), 1, 0));
    CHECK(is(at(180), 0, -1));
    CHECK(is(at(270), -1, 0));
  }
}

TEST_CASE("sin_cos: the nearest float, or its neighbour, at every angle") {
  for (float degrees = -725; degrees < 725; degrees += 0.37f) {
    CAPTURE(degrees);
    const double radians = static_cast<double>(degrees) * 3.14159265358979323846 / 180;
    CHECK(std::fabs(static_cast<double>(sin_cos(degrees).sin) - std::sin(radians)) < 6e-8);
    CHECK(std::fabs(static_cast<double>(sin_cos(degrees).cos) - std::cos(radians)) < 6e-8);
  }
}

TEST_CASE("sin_cos: symmetric, and huge angles stay on the circle") {
  for (float degrees = 1; degrees < 90; degrees += 1) {
    CHECK(sin_cos(-degrees).sin == -sin_cos(degrees).sin);
    CHECK(sin_cos(-degrees).cos == sin_cos(degrees).cos);
    CHECK(sin_cos(90 - degrees).sin == sin_cos(degrees).cos);
    CHECK(sin_cos(degrees + 360).sin == sin_cos(degrees).sin);
  }
  for (const float degrees : {1e9f, 3.4e38f, -1e20f}) {
    const SinCos angle = sin_cos(degrees);
    CHECK(angle.sin * angle.sin + angle.cos * angle.cos == doctest::Approx(1));
  }
}

TEST_CASE("then: does the first transform first") {
  const Transform both = then(translation(10, 0), scaling(2, 3));
  CHECK(apply(both, {1, 1}) == Point{22, 3});
  CHECK(apply(then(scaling(2, 3), translation(10, 0)), {1, 1}) == Point{12, 3});
  const Transform skew{1, 2, 3, 4, 5, 6};
  CHECK(then(skew, Transform{}) == skew);
  CHECK(then(Transform{}, skew) == skew);
  CHECK(apply(then(skew, Transform{7, 8, 9, 10, 11, 12}), {2, 1}) ==
        apply(Transform{7, 8, 9, 10, 11, 12}, apply(skew, {2, 1})));
}

TEST_CASE("rotation: clockwise on the card, about its centre") {
  CHECK(apply(rotation(90, {0, 0}), {1, 0}) == Point{0, 1});  // y is downwards: right goes to down
  CHECK(apply(rotation(90, {5, 5}), {5, 5}) == Point{5, 5});
  CHECK(apply(rotation(180, {5, 5}), {7, 5}) == Point{3, 5});
}

TEST_CASE("transformed: moves every point of every step, closes stay") {
  Path path;
  path.move_to({1, 1});
  path.line_to({2, 1});
  path.quad_to({3, 1}, {3, 2});
  path.cubic_to({3, 3}, {2, 4}, {1, 4});
  path.close();
  Path expected;
  expected.move_to({11, 2});
  expected.line_to({12, 2});
  expected.quad_to({13, 2}, {13, 4});
  expected.cubic_to({13, 6}, {12, 8}, {11, 8});
  expected.close();
  CHECK(transformed(path, {1, 0, 0, 2, 10, 0}) == expected);
}
