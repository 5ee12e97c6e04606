#include <algorithm>
#include <cmath>

#include "base/geometry.h"

namespace storycard {
namespace {

// More would only help curves larger than any card.
constexpr float pieces_max = 96;

float length(Point vector) { return std::sqrt(vector.x * vector.x + vector.y * vector.y); }

// A curve of degree d cut into n equal pieces strays at most d (d - 1) / 8 n^2 times its largest second difference.
int pieces(float second_difference, float factor, float tolerance) {
  const float count = std::ceil(std::sqrt(second_difference * factor / tolerance));
  return static_cast<int>(count >= 1 ? std::min(count, pieces_max) : 1.0f);
}

void flatten_quad(Path& lines, Point from, const PathStep& step, float tolerance) {
  const Point bend = from - step.control1 * 2 + step.to;
  const int count = pieces(length(bend), 2.0f / 8, tolerance);
  for (int i = 1; i < count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count);
    const float s = 1 - t;
    lines.line_to(from * (s * s) + step.control1 * (2 * s * t) + step.to * (t * t));
  }
  lines.line_to(step.to);
}

void flatten_cubic(Path& lines, Point from, const PathStep& step, float tolerance) {
  const Point bend1 = from - step.control1 * 2 + step.control2;
  const Point bend2 = step.control1 - step.control2 * 2 + step.to;
  const int count = pieces(std::max(length(bend1), length(bend2)), 6.0f / 8, tolerance);
  for (int i = 1; i < count; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(count);
    const float s = 1 - t;
    lines.line_to(from * (s * s * s) + step.control1 * (3 * s * s * t) + step.control2 * (3 * s * t * t) +
                  step.to * (t * t * t));
  }
  lines.line_to(step.to);
}

}  // namespace

Path flattened(const Path& path, float tolerance) {
  CHECK(tolerance > 0);
  Path lines;
  Point start;
  Point at;
  for (const PathStep& step : path.steps) {
    switch (step.kind) {
      case PathStep::Kind::move:
        lines.steps.push_back(step);
        start = step.to;
        break;
      case PathStep::Kind::line: lines.steps.push_back(step); break;
      case PathStep::Kind::quad: flatten_quad(lines, at, step, tolerance); break;
      case PathStep::Kind::cubic: flatten_cubic(lines, at, step, tolerance); break;
      case PathStep::Kind::close: lines.steps.push_back(step); break;
    }
    at = step.kind == PathStep::Kind::close ? start : step.to;
  }
  return lines;
}

}  // namespace storycard
