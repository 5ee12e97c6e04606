#include "raster/outline.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace storycard::raster {
namespace {

// Hostile art may name any number. Beyond this many px, shapes are pulled in: int32 and float stay exact enough.
constexpr float far_away = 1 << 20;

// No chord is farther from its curve than this, in px.
constexpr double tolerance = 1.0 / 128;

constexpr std::size_t most_lines = limits::path_steps * 20;  // of one path

Point pulled_in(Point p) {
  return {std::clamp(p.x, -far_away, far_away), std::clamp(p.y, -far_away, far_away)};
}

bool finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

struct Vec {
  double x, y;
};

Vec vec(Point p) { return {p.x, p.y}; }

// How far a curve bends: the length of a - 2 b + c.
double bend(Vec a, Vec b, Vec c) {
  const double x = a.x - 2 * b.x + c.x;
  const double y = a.y - 2 * b.y + c.y;
  return std::sqrt(x * x + y * y);
}

// To 1/1024 px: exact in a float up to limits::card_side, and no edge is so flat that its slope drowns in rounding.
float snapped(double px) { return static_cast<float>(std::floor(px * 1024 + 0.5) / 1024); }

class Flattener {
 public:
  Flattener(const PixelBounds& clip, std::size_t steps, Outline& outline)
      : clip_(clip), most_pieces_(std::clamp<std::size_t>(most_lines / (steps + 1), 4, 256)), outline_(outline) {}

  void add(const PathStep& step) {
    switch (step.kind) {
      case PathStep::Kind::move:
        close();
        here_ = start_ = vec(pulled_in(step.to));
        break;
      case PathStep::Kind::line:
        open();
        line_to(vec(pulled_in(step.to)));
        break;
      case PathStep::Kind::quad:
        open();
        quad_to(vec(pulled_in(step.control1)), vec(pulled_in(step.to)));
        break;
      case PathStep::Kind::cubic:
        open();
        cubic_to(vec(pulled_in(step.control1)), vec(pulled_in(step.control2)), vec(pulled_in(step.to)));
        break;
      case PathStep::Kind::close:
        close();
        break;
    }
  }

  void close() {
    if (open_) line_to(start_);
    open_ = false;
    here_ = start_;
  }

 private:
  void open() {
    if (open_) return;
    open_ = true;
    push(here_, OutlineVertex::move);
  }

  void push(Vec p, unsigned char type) {
    const float x = snapped(std::clamp(p.x, double(clip_.left), double(clip_.right)) - clip_.left);
    const float y = snapped(std::clamp(p.y, double(clip_.top), double(clip_.bottom)) - clip_.top);
    if (type == OutlineVertex::line && outline_.back().x == x && outline_.back().y == y) return;
    outline_.push_back({x, y, 0, 0, 0, 0, type, 0});
  }

  bool inside(Vec p) const {
    return p.x >= clip_.left && p.x <= clip_.right && p.y >= clip_.top && p.y <= clip_.bottom;
  }

  // Between two cuts a line stays in one of the nine fields around the clip, where pulling its ends in is exact.
  void line_to(Vec to) {
    if (!inside(here_) || !inside(to)) {
      double cuts[4];
      int count = 0;
      const auto cut = [&](double from, double until, double edge) {
        if ((from < edge) == (until < edge)) return;
        const double at = (edge - from) / (until - from);
        int place = count++;
        for (; place > 0 && cuts[place - 1] > at; --place) cuts[place] = cuts[place - 1];
        cuts[place] = at;
      };
      cut(here_.x, to.x, clip_.left);
      cut(here_.x, to.x, clip_.right);
      cut(here_.y, to.y, clip_.top);
      cut(here_.y, to.y, clip_.bottom);
      for (int i = 0; i < count; ++i) {
        push({here_.x + (to.x - here_.x) * cuts[i], here_.y + (to.y - here_.y) * cuts[i]}, OutlineVertex::line);
      }
    }
    push(to, OutlineVertex::line);
    here_ = to;
  }

  // A curve whose hull lies beyond one edge: only where it begins and ends can matter.
  bool beyond_an_edge(std::initializer_list<Vec> hull) const {
    const auto all = [&](auto beyond) { return std::all_of(hull.begin(), hull.end(), beyond); };
    return all([&](Vec p) { return p.x <= clip_.left; }) || all([&](Vec p) { return p.x >= clip_.right; }) ||
           all([&](Vec p) { return p.y <= clip_.top; }) || all([&](Vec p) { return p.y >= clip_.bottom; });
  }

  int pieces(double squared) const {
    return static_cast<int>(std::clamp(std::ceil(std::sqrt(squared)), 1.0, double(most_pieces_)));
  }

  void quad_to(Vec control, Vec to) {
    const Vec from = here_;
    if (beyond_an_edge({from, control, to})) return line_to(to);
    const int count = pieces(bend(from, control, to) / (4 * tolerance));
    for (int i = 1; i < count; ++i) {
      const double t = double(i) / count;
      const double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
      line_to({a * from.x + b * control.x + c * to.x, a * from.y + b * control.y + c * to.y});
    }
    line_to(to);
  }

  void cubic_to(Vec control1, Vec control2, Vec to) {
    const Vec from = here_;
    if (beyond_an_edge({from, control1, control2, to})) return line_to(to);
    const double most_bend = std::max(bend(from, control1, control2), bend(control1, control2, to));
    const int count = pieces(0.75 * most_bend / tolerance);
    for (int i = 1; i < count; ++i) {
      const double t = double(i) / count, s = 1 - t;
      const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      line_to({a * from.x + b * control1.x + c * control2.x + d * to.x,
               a * from.y + b * control1.y + c * control2.y + d * to.y});
    }
    line_to(to);
  }

  PixelBounds clip_;
  std::size_t most_pieces_;
  Outline& outline_;
  Vec here_{0, 0}, start_{0, 0};
  bool open_ = false;
};

}  // namespace

PixelBounds intersection(const PixelBounds& a, const PixelBounds& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

PixelBounds bounding(const PixelBounds& a, const PixelBounds& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PixelBounds pixels_around(const Path& path) {
  Point low{far_away, far_away}, high{-far_away, -far_away};
  const auto take = [&](Point p) {
    const Point near = pulled_in(p);
    low = {std::min(low.x, near.x), std::min(low.y, near.y)};
    high = {std::max(high.x, near.x), std::max(high.y, near.y)};
  };
  for (const PathStep& step : path.steps) {
    if (!finite(step.control1) || !finite(step.control2) || !finite(step.to)) return {};
    if (step.kind == PathStep::Kind::close) continue;
    take(step.to);
    if (step.kind != PathStep::Kind::move && step.kind != PathStep::Kind::line) take(step.control1);
    if (step.kind == PathStep::Kind::cubic) take(step.control2);
  }
  if (low.x > high.x) return {};
  // A path that forgets its `move` begins at the origin.
  if (path.steps.front().kind != PathStep::Kind::move) take({0, 0});
  return {static_cast<std::int32_t>(std::floor(low.x)), static_cast<std::int32_t>(std::floor(low.y)),
          static_cast<std::int32_t>(std::ceil(high.x)), static_cast<std::int32_t>(std::ceil(high.y))};
}

PixelBounds pixels_around(const Rect& rect) {
  const Point low{rect.x, rect.y}, high{rect.right(), rect.bottom()};
  if (!finite(low) || !finite(high)) return {};
  const Point a = pulled_in(low), b = pulled_in(high);
  return {static_cast<std::int32_t>(std::floor(a.x)), static_cast<std::int32_t>(std::floor(a.y)),
          static_cast<std::int32_t>(std::ceil(b.x)), static_cast<std::int32_t>(std::ceil(b.y))};
}

void flatten(const Path& path, const PixelBounds& clip, Outline& outline) {
  outline.clear();
  Flattener flattener(clip, path.steps.size(), outline);
  for (const PathStep& step : path.steps) flattener.add(step);
  flattener.close();
}

}  // namespace storycard::raster
