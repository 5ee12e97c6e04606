#include <algorithm>
#include <cmath>

#include "base/arc.h"
#include "base/geometry.h"

namespace storycard {
namespace {

constexpr UnitVector right{1, 0};
constexpr UnitVector down{0, 1};
constexpr UnitVector left{-1, 0};
constexpr UnitVector up{0, -1};

Point on_circle(UnitVector at, const Transform& circle_to_card) {
  return apply(circle_to_card, {static_cast<float>(at.x), static_cast<float>(at.y)});
}

Path whole_circle(UnitVector from, const Transform& circle_to_card) {
  const UnitVector across{-from.x, -from.y};
  Path path;
  path.move_to(on_circle(from, circle_to_card));
  append_arc(path, {from, across}, circle_to_card);
  append_arc(path, {across, from}, circle_to_card);
  path.close();
  return path;
}

}  // namespace

Path rectangle_path(const Rect& rect) {
  Path path;
  path.move_to({rect.x, rect.y});
  path.line_to({rect.right(), rect.y});
  path.line_to({rect.right(), rect.bottom()});
  path.line_to({rect.x, rect.bottom()});
  path.close();
  return path;
}

Path rounded_rectangle_path(const Rect& rect, float radius) {
  const float r = std::min({radius, rect.width / 2, rect.height / 2});
  if (!(r > 0)) return rectangle_path(rect);
  const auto corner = [r](float x, float y) { return Transform{r, 0, 0, r, x, y}; };
  Path path;
  path.move_to({rect.x + r, rect.y});
  path.line_to({rect.right() - r, rect.y});
  append_arc(path, {up, right}, corner(rect.right() - r, rect.y + r));
  path.line_to({rect.right(), rect.bottom() - r});
  append_arc(path, {right, down}, corner(rect.right() - r, rect.bottom() - r));
  path.line_to({rect.x + r, rect.bottom()});
  append_arc(path, {down, left}, corner(rect.x + r, rect.bottom() - r));
  path.line_to({rect.x, rect.y + r});
  append_arc(path, {left, up}, corner(rect.x + r, rect.y + r));
  path.close();
  return path;
}

Path ellipse_path(const Rect& box) {
  const Point center = box.center();
  return whole_circle(right, {box.width / 2, 0, 0, box.height / 2, center.x, center.y});
}

Path arc_path(Point center, float radius, float from_degrees, float to_degrees) {
  const Transform circle_to_card{radius, 0, 0, radius, center.x, center.y};
  const UnitVector from = unit_vector(from_degrees);
  if (std::fabs(to_degrees - from_degrees) >= 360) return whole_circle(from, circle_to_card);
  if (to_degrees == from_degrees) return {};
  Path path;
  path.move_to(on_circle(from, circle_to_card));
  append_arc(path, {from, unit_vector(to_degrees)}, circle_to_card);
  return path;
}

}  // namespace storycard
