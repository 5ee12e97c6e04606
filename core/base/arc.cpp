#include "base/arc.h"

#include <cmath>

namespace storycard {
namespace {

double dot(UnitVector a, UnitVector b) { return a.x * b.x + a.y * b.y; }
double cross(UnitVector a, UnitVector b) { return a.x * b.y - a.y * b.x; }

UnitVector quarter_turn(UnitVector v, ArcSweep sweep) {
  return sweep == ArcSweep::clockwise ? UnitVector{-v.y, v.x} : UnitVector{v.y, -v.x};
}

// At most a quarter turn, as one cubic. The handles have the length 4/3 tan(angle / 4).
void append_short_arc(Path& path, const UnitArc& arc, const Transform& circle_to_card) {
  const double cosine = dot(arc.from, arc.to);
  const double tan_half = std::sqrt((cosine < 1 ? 1 - cosine : 0) / (1 + cosine));
  const double handle = 4.0 / 3.0 * tan_half / (1 + std::sqrt(1 + tan_half * tan_half));
  const auto placed = [&](UnitVector at, UnitVector along, double length) {
    const double x = at.x + along.x * length;
    const double y = at.y + along.y * length;
    const Transform& t = circle_to_card;
    return Point{static_cast<float>(t.a * x + t.c * y + t.e), static_cast<float>(t.b * x + t.d * y + t.f)};
  };
  path.cubic_to(placed(arc.from, quarter_turn(arc.from, arc.sweep), handle),
                placed(arc.to, quarter_turn(arc.to, arc.sweep), -handle), placed(arc.to, arc.to, 0));
}

}  // namespace

void append_arc(Path& path, const UnitArc& arc, const Transform& circle_to_card) {
  constexpr double rounding = 1e-6;  // unit vectors made of floats are this good
  UnitArc rest = arc;
  // A quarter at a time while the end is more than a quarter ahead; three quarters at most.
  for (int quarter = 0; quarter < 3; ++quarter) {
    const double turn = cross(rest.from, rest.to);
    const double ahead = arc.sweep == ArcSweep::clockwise ? turn : -turn;
    // After a quarter an end may seem a hair behind that is exactly reached: that is no whole turn.
    if (ahead >= (quarter == 0 ? 0 : -rounding) && dot(rest.from, rest.to) >= -rounding) break;
    const UnitVector next = quarter_turn(rest.from, rest.sweep);
    append_short_arc(path, {rest.from, next, rest.sweep}, circle_to_card);
    rest.from = next;
  }
  append_short_arc(path, rest, circle_to_card);
}

// SVG 2, B.2.4, in the space where the ellipse is the unit circle: no angle is ever needed.
void append_elliptical_arc(Path& path, Point from, const EllipticalArc& arc) {
  if (from == arc.to) return;
  if (!(arc.radius_x > 0) || !(arc.radius_y > 0)) return path.line_to(arc.to);

  const UnitVector axis = unit_vector(arc.turn_degrees);
  const double half_x = (static_cast<double>(from.x) - arc.to.x) / 2;
  const double half_y = (static_cast<double>(from.y) - arc.to.y) / 2;
  UnitVector half{(axis.x * half_x + axis.y * half_y) / arc.radius_x,
                  (axis.x * half_y - axis.y * half_x) / arc.radius_y};
  double square = dot(half, half);
  if (square < 1e-20) return path.line_to(arc.to);  // too short to tell where its circle lies
  double growth = 1;
  if (square > 1) {
    growth = std::sqrt(square);
    half = {half.x / growth, half.y / growth};
    square = 1;
  }
  const bool to_left = (arc.size == ArcSize::large) != (arc.sweep == ArcSweep::clockwise);
  const double offset = std::sqrt((1 - square) / square) * (to_left ? 1 : -1);
  const UnitVector center{half.y * offset, -half.x * offset};

  const double radius_x = arc.radius_x * growth;
  const double radius_y = arc.radius_y * growth;
  const double middle_x = (static_cast<double>(from.x) + arc.to.x) / 2;
  const double middle_y = (static_cast<double>(from.y) + arc.to.y) / 2;
  const double center_x = axis.x * radius_x * center.x - axis.y * radius_y * center.y + middle_x;
  const double center_y = axis.y * radius_x * center.x + axis.x * radius_y * center.y + middle_y;
  const auto narrow = [](double value) { return static_cast<float>(value); };
  append_arc(path, {{half.x - center.x, half.y - center.y}, {-half.x - center.x, -half.y - center.y}, arc.sweep},
             {narrow(axis.x * radius_x), narrow(axis.y * radius_x), narrow(-axis.y * radius_y),
              narrow(axis.x * radius_y), narrow(center_x), narrow(center_y)});
  path.steps.back().to = arc.to;
}

UnitVector unit_vector(float degrees) {
  const SinCos angle = sin_cos(degrees);
  return {static_cast<double>(angle.cos), static_cast<double>(angle.sin)};
}

}  // namespace storycard
