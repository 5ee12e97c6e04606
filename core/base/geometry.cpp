#include "base/geometry.h"

#include <cmath>

namespace storycard {

Transform then(const Transform& first, const Transform& second) {
  return {second.a * first.a + second.c * first.b,
          second.b * first.a + second.d * first.b,
          second.a * first.c + second.c * first.d,
          second.b * first.c + second.d * first.d,
          second.a * first.e + second.c * first.f + second.e,
          second.b * first.e + second.d * first.f + second.f};
}

Transform translation(float x, float y) { return {1, 0, 0, 1, x, y}; }

Transform scaling(float x, float y) { return {x, 0, 0, y, 0, 0}; }

SinCos sin_cos(float degrees) {
  CHECK(std::isfinite(degrees));
  const double turned = std::fmod(static_cast<double>(degrees), 360.0);  // exact on every machine
  const double quarters = std::floor(turned / 90 + 0.5);
  const double x = (turned - quarters * 90) * (3.14159265358979323846 / 180);  // at most an eighth of a turn

  // Taylor series: the first term left out is below 1e-13, far under half a unit of a float.
  const double xx = x * x;
  const double sine = x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42 * (1 - xx / 72 * (1 - xx / 110)))));
  const double cosine = 1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30 * (1 - xx / 56 * (1 - xx / 90 * (1 - xx / 132)))));

  // Adding 0 turns a negative zero into an ordinary one.
  const auto rounded = [](double value) { return static_cast<float>(value) + 0.0f; };
  switch ((static_cast<int>(quarters) + 4) % 4) {
    case 0: return {rounded(sine), rounded(cosine)};
    case 1: return {rounded(cosine), rounded(-sine)};
    case 2: return {rounded(-sine), rounded(-cosine)};
    default: return {rounded(-cosine), rounded(sine)};
  }
}

Transform rotation(float degrees, Point center) {
  const SinCos angle = sin_cos(degrees);
  const Transform turn{angle.cos, angle.sin, -angle.sin, angle.cos, 0, 0};
  return then(then(translation(-center.x, -center.y), turn), translation(center.x, center.y));
}

Path transformed(const Path& path, const Transform& transform) {
  Path result;
  result.steps.reserve(path.steps.size());
  for (PathStep step : path.steps) {
    using Kind = PathStep::Kind;
    if (step.kind == Kind::quad || step.kind == Kind::cubic) step.control1 = apply(transform, step.control1);
    if (step.kind == Kind::cubic) step.control2 = apply(transform, step.control2);
    if (step.kind != Kind::close) step.to = apply(transform, step.to);
    result.steps.push_back(step);
  }
  return result;
}

}  // namespace storycard
