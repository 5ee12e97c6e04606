#include <algorithm>
#include <cmath>

#include "base/geometry.h"

// The outline is, as a sum of signed areas, one rectangle for every line and one pie for every join's outer side, all
// running clockwise. So its winding number is above zero on the stroke and zero elsewhere, however tight the bends.

namespace storycard {
namespace {

struct Vector {
  double x = 0;
  double y = 0;
};

Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
Vector operator*(Vector a, double k) { return {a.x * k, a.y * k}; }
double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y; }
double cross(Vector a, Vector b) { return a.x * b.y - a.y * b.x; }
double length(Vector a) { return std::sqrt(dot(a, a)); }
// To the left of a direction, as seen on the card.
Vector normal_of(Vector direction) { return {direction.y, -direction.x}; }

struct Contour {
  std::vector<Vector> points;
  bool closed = false;
};

struct Pen {
  double half_width;
  double tolerance;
  LineCap cap;
};

// Of a contour drawn there and back again, one way decides on which side a hairpin's end is.
enum class Way { there, back };

// The line between two neighbours.
struct Segment {
  Vector direction;
  double length = 0;
};

Segment segment_between(Vector from, Vector to) {
  const double size = length(to - from);
  return {(to - from) * (1 / size), size};
}

class Outline {
 public:
  explicit Outline(const Pen& pen) : pen_(pen) {}

  // The left side of the contour, from its first point to its last, or once around.
  void append_side(const Contour& contour, Way way) {
    const std::vector<Vector>& points = contour.points;
    const std::size_t count = points.size();
    const std::size_t lines = contour.closed ? count : count - 1;
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < lines; ++i) segments.push_back(segment_between(points[i], points[(i + 1) % count]));

    if (contour.closed) {
      append_join(points[0], segments.back(), segments.front(), way);
    } else {
      append(points[0] + normal_of(segments.front().direction) * pen_.half_width);
    }
    for (std::size_t i = 1; i < lines; ++i) append_join(points[i], segments[i - 1], segments[i], way);
    if (!contour.closed) append(points.back() + normal_of(segments.back().direction) * pen_.half_width);
  }

  // Half a turn about the contour's last point, from its left side to its right.
  void append_cap(const Contour& contour) {
    if (pen_.cap == LineCap::butt) return;
    const std::size_t last = contour.points.size() - 1;
    const Vector ahead = segment_between(contour.points[last - 1], contour.points[last]).direction;
    append_half_turn(contour.points[last], ahead);
  }

  void append_half_turn(Vector center, Vector ahead) {
    const Vector normal = normal_of(ahead);
    append_between(center, normal, ahead);
    append(center + ahead * pen_.half_width);
    append_between(center, ahead, normal * -1);
  }

  void end_ring() {
    if (points_.size() > 2) {
      const auto narrow = [](Vector v) { return Point{static_cast<float>(v.x), static_cast<float>(v.y)}; };
      path_.move_to(narrow(points_[0]));
      for (std::size_t i = 1; i < points_.size(); ++i) path_.line_to(narrow(points_[i]));
      path_.close();
    }
    points_.clear();
  }

  void append(Vector point) { points_.push_back(point); }

  Path take() { return std::move(path_); }

 private:
  void append_join(Vector at, const Segment& before, const Segment& after, Way way) {
    const Vector from = normal_of(before.direction) * pen_.half_width;
    const Vector to = normal_of(after.direction) * pen_.half_width;
    const double turn = cross(before.direction, after.direction);
    const double ahead = dot(before.direction, after.direction);
    const bool straight = turn == 0 && ahead > 0;
    const bool hairpin = turn == 0 && ahead < 0;
    if (straight) return append(at + from);
    if (turn > 0 || (hairpin && way == Way::there)) {
      append(at + from);
      append_turn(at, before.direction, after.direction);
      return append(at + to);
    }
    // Inside the bend the two sides meet at a point, if both lines are long enough to reach it.
    const double reach = ahead > -0.999 ? pen_.half_width * -turn / (1 + ahead) : before.length + after.length;
    if (2 * reach <= std::min(before.length, after.length)) return append(at + (from + to) * (1 / (1 + ahead)));
    append(at + from);
    append(at);
    append(at + to);
  }

  // Outside the bend, between the ends of the two sides.
  void append_turn(Vector at, Vector before, Vector after) {
    if (dot(before, after) > 0) return append_between(at, normal_of(before), normal_of(after));
    const Vector halfway = normal_of(before) + normal_of(after);
    const double size = length(halfway);
    const Vector middle = size > 1e-6 ? halfway * (1 / size) : before;
    append_between(at, normal_of(before), middle);
    append(at + middle * pen_.half_width);
    append_between(at, middle, normal_of(after));
  }

  // Between two directions no more than a quarter turn apart, both left out: halved until the chords lie close enough.
  void append_between(Vector center, Vector from, Vector to) {
    const Vector halfway = from + to;
    const double size = length(halfway);
    if (pen_.half_width * (1 - size / 2) <= pen_.tolerance) return;
    const Vector middle = halfway * (1 / size);
    append_between(center, from, middle);
    append(center + middle * pen_.half_width);
    append_between(center, middle, to);
  }

  Pen pen_;
  std::vector<Vector> points_;
  Path path_;
};

// Points closer than this have no direction to speak of.
void add_point(Contour& contour, Point point, double distance_min) {
  const Vector next{static_cast<double>(point.x), static_cast<double>(point.y)};
  if (contour.points.empty() || length(next - contour.points.back()) > distance_min) contour.points.push_back(next);
}

std::vector<Contour> contours_of(const Path& lines, double distance_min) {
  std::vector<Contour> contours;
  bool open = false;
  for (const PathStep& step : lines.steps) {
    if (step.kind == PathStep::Kind::close) {
      if (open) contours.back().closed = true;
      open = false;
      continue;
    }
    if (step.kind == PathStep::Kind::move || !open) {
      contours.emplace_back();
      open = true;
    }
    add_point(contours.back(), step.to, distance_min);
  }
  for (Contour& contour : contours) {
    std::vector<Vector>& points = contour.points;
    while (contour.closed && points.size() > 1 && length(points.back() - points.front()) <= distance_min) {
      points.pop_back();
    }
    // Two points closed are a line there and back.
    if (contour.closed && points.size() == 1) contour.closed = false;
  }
  return contours;
}

void append_dot(Outline& outline, Vector center, double half_width) {
  for (const Vector ahead : {Vector{1, 0}, Vector{-1, 0}}) {
    outline.append(center + normal_of(ahead) * half_width);
    outline.append_half_turn(center, ahead);
  }
  outline.end_ring();
}

void append_contour(Outline& outline, const Contour& contour) {
  Contour backwards = contour;
  std::reverse(backwards.points.begin(), backwards.points.end());
  outline.append_side(contour, Way::there);
  if (contour.closed) {
    outline.end_ring();
  } else {
    outline.append_cap(contour);
  }
  outline.append_side(backwards, Way::back);
  if (!contour.closed) outline.append_cap(backwards);
  outline.end_ring();
}

double extent_of(const Path& path) {
  if (path.empty()) return 0;
  Point low = path.steps.front().to;
  Point high = low;
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    low = {std::min(low.x, step.to.x), std::min(low.y, step.to.y)};
    high = {std::max(high.x, step.to.x), std::max(high.y, step.to.y)};
  }
  return std::max(static_cast<double>(high.x) - low.x, static_cast<double>(high.y) - low.y);
}

}  // namespace

Path stroked(const Path& path, float width, LineCap cap) {
  if (!(width > 0)) return {};
  const double tolerance = std::min(0.02, (extent_of(path) + static_cast<double>(width)) / 8000);
  const Pen pen{static_cast<double>(width) / 2, tolerance, cap};
  Outline outline(pen);
  for (const Contour& contour : contours_of(flattened(path, static_cast<float>(tolerance)), tolerance / 16)) {
    if (contour.points.size() > 1) {
      append_contour(outline, contour);
    } else if (cap == LineCap::round) {
      append_dot(outline, contour.points[0], pen.half_width);
    }
  }
  return outline.take();
}

}  // namespace storycard
