#pragma once

#include <cmath>
#include <vector>

#include "base/geometry.h"

// What a test may ask of an outline of straight lines.
namespace storycard {

inline std::vector<std::vector<Point>> rings_of(const Path& lines) {
  std::vector<std::vector<Point>> rings;
  for (const PathStep& step : lines.steps) {
    if (step.kind == PathStep::Kind::move) rings.emplace_back();
    if (step.kind == PathStep::Kind::move || step.kind == PathStep::Kind::line) rings.back().push_back(step.to);
  }
  return rings;
}

// Positive for a ring that runs clockwise on the card.
inline double signed_area(const std::vector<Point>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i];
    const Point b = ring[(i + 1) % ring.size()];
    twice += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
  }
  return twice / 2;
}

inline double signed_area(const Path& lines) {
  double area = 0;
  for (const auto& ring : rings_of(lines)) area += signed_area(ring);
  return area;
}

// How often the outline goes around the point, clockwise on the card being positive.
inline int winding(const Path& lines, Point at) {
  int turns = 0;
  for (const auto& ring : rings_of(lines)) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point a = ring[i];
      const Point b = ring[(i + 1) % ring.size()];
      const double side = (static_cast<double>(b.x) - a.x) * (static_cast<double>(at.y) - a.y) -
                          (static_cast<double>(at.x) - a.x) * (static_cast<double>(b.y) - a.y);
      if (a.y <= at.y && b.y > at.y && side > 0) ++turns;
      if (a.y > at.y && b.y <= at.y && side < 0) --turns;
    }
  }
  return turns;
}

// The distance of a point from a path of straight lines, its closing lines included.
inline double distance_to(const Path& lines, Point at) {
  double nearest = 1e30;
  Point start;
  Point from;
  for (const PathStep& step : lines.steps) {
    const Point to = step.kind == PathStep::Kind::close ? start : step.to;
    if (step.kind == PathStep::Kind::move) {
      start = from = to;
    }
    const double x = static_cast<double>(to.x) - from.x;
    const double y = static_cast<double>(to.y) - from.y;
    const double square = x * x + y * y;
    const double px = static_cast<double>(at.x) - from.x;
    const double py = static_cast<double>(at.y) - from.y;
    const double t = square > 0 ? std::fmin(1, std::fmax(0, (px * x + py * y) / square)) : 0;
    nearest = std::fmin(nearest, std::hypot(px - t * x, py - t * y));
    from = to;
  }
  return nearest;
}

}  // namespace storycard
