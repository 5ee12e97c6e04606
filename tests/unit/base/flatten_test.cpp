#include "unit/base/outline_measures.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("flattened: straight steps stay as they are") {
  const Path path = rectangle_path({1, 2, 3, 4});
  CHECK(flattened(path, 0.1f) == path);
}

TEST_CASE("flattened: curves become lines that end where the curves did") {
  Path path;
  path.move_to({0, 0});
  path.quad_to({50, 100}, {100, 0});
  path.cubic_to({130, -80}, {170, 80}, {200, 0});
  path.close();
  const Path lines = flattened(path, 0.1f);
  CHECK(std::none_of(lines.steps.begin(), lines.steps.end(), [](const PathStep& step) {
    return step.kind == PathStep::Kind::quad || step.kind == PathStep::Kind::cubic;
  }));
  const auto ends_at = [&](Point point) {
    return std::any_of(lines.steps.begin(), lines.steps.end(), [&](const PathStep& step) { return step.to == point; });
  };
  CHECK(ends_at({100, 0}));
  CHECK(ends_at({200, 0}));
  CHECK(lines.steps.back().kind == PathStep::Kind::close);
}

TEST_CASE("flattened: no point of a circle is further from the lines than the tolerance") {
  for (const float tolerance : {1.0f, 0.1f, 0.01f}) {
    const Path lines = flattened(ellipse_path({-100, -100, 200, 200}), tolerance);
    double worst = 0;
    for (int degree = 0; degree < 3600; ++degree) {
      const SinCos angle = sin_cos(static_cast<float>(degree) / 10);
      worst = std::fmax(worst, distance_to(lines, {100 * angle.cos, 100 * angle.sin}));
    }
    CAPTURE(tolerance);
    CHECK(worst < static_cast<double>(tolerance) + 0.03);  // the cubics themselves are 0.03 off a true circle
    CHECK(lines.steps.size() < 30 / std::sqrt(tolerance));
  }
}

TEST_CASE("flattened: a curve after a close starts where the closed contour did") {
  Path path;
  path.move_to({10, 0});
  path.line_to({90, 0});
  path.close();
  path.quad_to({10, 50}, {10, 100});
  const Path lines = flattened(path, 0.1f);
  for (std::size_t i = 3; i < lines.steps.size(); ++i) CHECK(lines.steps[i].to.x == 10);
}

TEST_CASE("flattened: a curve past all bounds has a bounded number of lines") {
  Path path;
  path.move_to({0, 0});
  path.cubic_to({1e30f, 1e30f}, {-1e30f, 1e30f}, {5, 5});
  CHECK(flattened(path, 1e-6f).steps.size() < 200);
}
