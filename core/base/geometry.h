#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/units.h"

namespace storycard {

// A point in card px, y downwards.
struct Point {
  float x = 0;
  float y = 0;
  friend constexpr bool operator==(Point, Point) = default;
};

constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
constexpr Point operator*(Point a, float k) { return {a.x * k, a.y * k}; }

// A rectangle in card px: top left corner and size; never negative in size.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  friend constexpr bool operator==(const Rect&, const Rect&) = default;
  constexpr float right() const { return x + width; }
  constexpr float bottom() const { return y + height; }
  constexpr Point center() const { return {x + width / 2, y + height / 2}; }
  constexpr bool empty() const { return width <= 0 || height <= 0; }
};

// x' = a x + c y + e,  y' = b x + d y + f  (the column order of SVG's matrix()).
struct Transform {
  float a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  friend constexpr bool operator==(const Transform&, const Transform&) = default;
};

constexpr Point apply(const Transform& t, Point p) {
  return {t.a * p.x + t.c * p.y + t.e, t.b * p.x + t.d * p.y + t.f};
}

// The transform that does `first`, then `second`.
Transform then(const Transform& first, const Transform& second);
Transform translation(float x, float y);
Transform scaling(float x, float y);

// Sine and cosine by our own series: libm's differ between machines in the last bit. Exact at multiples of 90.
struct SinCos {
  float sin = 0;
  float cos = 1;
};
SinCos sin_cos(float degrees);

// Turns clockwise on the card (y downwards) about `center`.
Transform rotation(float degrees, Point center);

// An outline: contours of straight lines, quadratic and cubic curves, in px or in a box of its own.
struct PathStep {
  enum class Kind : unsigned char { move, line, quad, cubic, close };
  Kind kind = Kind::move;
  Point control1;  // quad, cubic
  Point control2;  // cubic
  Point to;        // all but close
  friend constexpr bool operator==(const PathStep&, const PathStep&) = default;
};

struct Path {
  std::vector<PathStep> steps;

  void move_to(Point to) { steps.push_back({PathStep::Kind::move, {}, {}, to}); }
  void line_to(Point to) { steps.push_back({PathStep::Kind::line, {}, {}, to}); }
  void quad_to(Point control, Point to) { steps.push_back({PathStep::Kind::quad, control, {}, to}); }
  void cubic_to(Point control1, Point control2, Point to) {
    steps.push_back({PathStep::Kind::cubic, control1, control2, to});
  }
  void close() { steps.push_back({PathStep::Kind::close, {}, {}, {}}); }
  bool empty() const { return steps.empty(); }
  friend bool operator==(const Path&, const Path&) = default;
};

Path transformed(const Path& path, const Transform& transform);

// Ready-made outlines. An arc runs clockwise from `from_degrees` (0 = to the right) to `to_degrees`.
Path rectangle_path(const Rect& rect);
Path rounded_rectangle_path(const Rect& rect, float radius);
Path ellipse_path(const Rect& box);
Path arc_path(Point center, float radius, float from_degrees, float to_degrees);

// Reads SVG path data (SVG 2, 9.3): all commands, upper and lower case, arcs turned into cubics.
//   Errors  broken_file with where = "byte N"; too_large past limits::path_steps.
Result<Path> read_path(std::string_view svg_path_data);

// The path as straight lines, nowhere further from the curves than about `tolerance` > 0.
Path flattened(const Path& path, float tolerance);

// The outline of a line of `width` drawn along `path`: round or butt ends, round joins. Non-zero winding fills it;
// a closed contour gives two rings of opposite direction. Made of straight lines, good to 1/50 px and to 1/8000 of
// the path's extent, whichever is finer: stroke last, in px.
enum class LineCap { butt, round };
Path stroked(const Path& path, float width, LineCap cap);

}  // namespace storycard
