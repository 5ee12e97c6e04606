#include "base/arc.h"

#include "unit/base/outline_measures.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Path arc_between(float from_degrees, float to_degrees, ArcSweep sweep) {
  Path path;
  const UnitVector from = unit_vector(from_degrees);
  path.move_to({static_cast<float>(from.x), static_cast<float>(from.y)});
  append_arc(path, {from, unit_vector(to_degrees), sweep}, Transform{});
  return path;
}

}  // namespace

TEST_CASE("append_arc: every angle lies on the circle, ends where it should and goes the right way around") {
  for (int from = 0; from < 360; from += 15) {
    for (int angle = 5; angle < 360; angle += 5) {
      for (const ArcSweep sweep : {ArcSweep::clockwise, ArcSweep::counterclockwise}) {
        const int signed_angle = sweep == ArcSweep::clockwise ? angle : -angle;
        CAPTURE(from);
        CAPTURE(signed_angle);
        const Path path = arc_between(static_cast<float>(from), static_cast<float>(from + signed_angle), sweep);
        CHECK(path.steps.size() == 1 + static_cast<std::size_t>((angle + 89) / 90));

        const SinCos end = sin_cos(static_cast<float>(from + signed_angle));
        CHECK(path.steps.back().to.x == doctest::Approx(end.cos));
        CHECK(path.steps.back().to.y == doctest::Approx(end.sin));

        const Path lines = flattened(path, 1e-5f);
        float worst = 0;
        for (const PathStep& step : lines.steps) {
          worst = std::fmax(worst, std::fabs(std::hypot(step.to.x, step.to.y) - 1));
        }
        CHECK(worst < 0.0004f);
        const SinCos halfway = sin_cos(static_cast<float>(from) + static_cast<float>(signed_angle) / 2);
        CHECK(distance_to(lines, {halfway.cos, halfway.sin}) < 0.001);
      }
    }
  }
}

TEST_CASE("append_elliptical_arc: the four arcs between two points (SVG 2, 9.5.1)") {
  // Of radius 5 between (0,0) and (6,0): centres at (3,4) and (3,-4).
  struct Sample {
    ArcSize size;
    ArcSweep sweep;
    Point on_arc;
  };
  const Sample samples[] = {
      {ArcSize::small, ArcSweep::clockwise, {3, -1}},
      {ArcSize::large, ArcSweep::clockwise, {3, -9}},
      {ArcSize::small, ArcSweep::counterclockwise, {3, 1}},
      {ArcSize::large, ArcSweep::counterclockwise, {3, 9}},
  };
  for (const Sample& sample : samples) {
    Path path;
    path.move_to({0, 0});
    append_elliptical_arc(path, {0, 0}, {5, 5, 0, sample.size, sample.sweep, {6, 0}});
    const Path lines = flattened(path, 0.0001f);
    CHECK(distance_to(lines, sample.on_arc) < 0.003);
    CHECK(path.steps.back().to == Point{6, 0});
  }
}

TEST_CASE("append_elliptical_arc: radii that do not reach grow evenly") {
  Path path;
  path.move_to({0, 0});
  append_elliptical_arc(path, {0, 0}, {1, 2, 0, ArcSize::small, ArcSweep::clockwise, {10, 0}});
  CHECK(distance_to(flattened(path, 0.0001f), {5, -10}) < 0.01);  // half an ellipse, 5 by 10
}

TEST_CASE("append_elliptical_arc: a turned ellipse") {
  Path path;
  path.move_to({0, -10});
  append_elliptical_arc(path, {0, -10}, {10, 5, 90, ArcSize::small, ArcSweep::clockwise, {0, 10}});
  CHECK(distance_to(flattened(path, 0.0001f), {5, 0}) < 0.01);
}

TEST_CASE("append_elliptical_arc: without a radius a line, without a distance nothing") {
  Path line;
  line.move_to({1, 1});
  append_elliptical_arc(line, {1, 1}, {0, 5, 0, ArcSize::large, ArcSweep::clockwise, {6, 1}});
  REQUIRE(line.steps.size() == 2);
  CHECK(line.steps[1].kind == PathStep::Kind::line);

  Path nothing;
  nothing.move_to({1, 1});
  append_elliptical_arc(nothing, {1, 1}, {5, 5, 0, ArcSize::large, ArcSweep::clockwise, {1, 1}});
  CHECK(nothing.steps.size() == 1);
}
