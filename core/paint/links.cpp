#include "paint/links.h"

#include <algorithm>
#include <cmath>

#include "base/arc.h"

namespace storycard::paint {
namespace {

constexpr int most_links = 1000;  // of one figure; what a frame asks beyond is not drawn

constexpr double degrees_per_radian = 57.29577951308232;

struct Link {
  Point center;
  float radius;
  Color color;
};

Transform circle(const Link& link, double radius) {
  const auto r = static_cast<float>(radius);
  return {r, 0, 0, r, link.center.x, link.center.y};
}

Point on_circle(const Transform& circle_to_card, UnitVector at) {
  return apply(circle_to_card, {static_cast<float>(at.x), static_cast<float>(at.y)});
}

// The band between two circles. In eight cubics a circle: four would be off by a tenth of a pixel on a large card.
Path band(const Link& link, double width) {
  constexpr float h = 0.70710678f;
  constexpr UnitVector eighths[] = {{1, 0}, {h, h}, {0, 1}, {-h, h}, {-1, 0}, {-h, -h}, {0, -1}, {h, -h}, {1, 0}};
  Path path;
  const Transform outer = circle(link, link.radius + width / 2);
  path.move_to(on_circle(outer, eighths[0]));
  for (int i = 0; i < 8; ++i) append_arc(path, {eighths[i], eighths[i + 1]}, outer);
  path.close();
  // A line wider than the link leaves no hole.
  if (width >= 2 * link.radius) return path;
  const Transform inner = circle(link, link.radius - width / 2);
  path.move_to(on_circle(inner, eighths[0]));
  for (int i = 8; i > 0; --i) append_arc(path, {eighths[i], eighths[i - 1], ArcSweep::counterclockwise}, inner);
  path.close();
  return path;
}

// The part of that band within `half_angle` radians of the direction `middle`.
Path band_part(const Link& link, double width, UnitVector middle, double half_angle) {
  const UnitVector turn = unit_vector(static_cast<float>(half_angle * degrees_per_radian));
  const UnitVector before{middle.x * turn.x + middle.y * turn.y, middle.y * turn.x - middle.x * turn.y};
  const UnitVector after{middle.x * turn.x - middle.y * turn.y, middle.y * turn.x + middle.x * turn.y};
  const Transform outer = circle(link, link.radius + width / 2);
  const Transform inner = circle(link, std::max(0.0, link.radius - width / 2));
  Path path;
  path.move_to(on_circle(outer, before));
  append_arc(path, {before, middle}, outer);
  append_arc(path, {middle, after}, outer);
  path.line_to(on_circle(inner, after));
  append_arc(path, {after, middle, ArcSweep::counterclockwise}, inner);
  append_arc(path, {middle, before, ArcSweep::counterclockwise}, inner);
  path.close();
  return path;
}

// Where two links of one size cross: the points half way between their centres, `offset` to either side.
struct Crossing {
  double offset;
  double half_angle;  // radians of a link that its line takes to cross the other
};

std::optional<Crossing> crossing_of(double distance, double radius, const Weave& weave) {
  const double half = distance / (2 * radius);
  if (!(half > 0) || !(half < 1)) return {};
  const double sine = 2 * half * std::sqrt(1 - half * half);  // of the angle at which the lines cross
  // At a flat angle lines cross for ever: the patch ends at about a twentieth of the link.
  const double reach = (0.5 + weave.gap) * weave.line_width / std::max(0.35, sine) / radius;
  return Crossing{radius * std::sqrt(1 - half * half), std::min(0.9, reach + 0.02)};
}

class Weaver {
 public:
  Weaver(std::vector<Link> links, const Weave& weave) : links_(std::move(links)), weave_(weave) {
    for (const Link& link : links_) shapes_.push_back({band(link, weave_.line_width), link.color});
  }

  // Draws `upper` again where it meets another link at `at`.
  void lay_over(const Link& upper, double x, double y, double half_angle) {
    const double right = x - static_cast<double>(upper.center.x), down = y - static_cast<double>(upper.center.y);
    const double length = std::sqrt(right * right + down * down);
    if (!(length > 0)) return;
    const UnitVector middle{right / length, down / length};
    if (weave_.casing && weave_.gap > 0) {
      const double width = weave_.line_width * (1 + 2 * static_cast<double>(weave_.gap));
      shapes_.push_back({band_part(upper, width, middle, half_angle), *weave_.casing});
    }
    // A little longer than its casing, so that no end of the casing shows on it.
    shapes_.push_back({band_part(upper, weave_.line_width, middle, half_angle + 0.03), upper.color});
  }

  // `side` is the unit vector from the point between the centres to where a passes over b; b passes over a opposite.
  void link(const Link& a, const Link& b, UnitVector side, const Crossing& crossing) {
    const double x = (static_cast<double>(a.center.x) + b.center.x) / 2;
    const double y = (static_cast<double>(a.center.y) + b.center.y) / 2;
    lay_over(a, x + side.x * crossing.offset, y + side.y * crossing.offset, crossing.half_angle);
    lay_over(b, x - side.x * crossing.offset, y - side.y * crossing.offset, crossing.half_angle);
  }

  const std::vector<Link>& links() const { return links_; }
  std::vector<Shape> shapes() && { return std::move(shapes_); }

 private:
  std::vector<Link> links_;
  const Weave& weave_;
  std::vector<Shape> shapes_;
};

bool draws_something(int count, float link_radius, const Weave& weave) {
  return count > 0 && count <= most_links && link_radius > 0 && weave.line_width > 0 && !weave.colors.empty();
}

Color color_of(int link, const Weave& weave) {
  return weave.colors[static_cast<std::size_t>(link) % weave.colors.size()];
}

double distance(Point a, Point b) {
  const double x = static_cast<double>(b.x) - a.x, y = static_cast<double>(b.y) - a.y;
  return std::sqrt(x * x + y * y);
}

}  // namespace

std::vector<Shape> ring(const Ring& ring, const Weave& weave) {
  if (!draws_something(ring.count, ring.link_radius, weave)) return {};
  std::vector<Link> links;
  std::vector<UnitVector> between;  // from the ring's centre to half way between a link and the next
  const float step = 360.0f / static_cast<float>(ring.count);
  for (int i = 0; i < ring.count; ++i) {
    const float degrees = ring.start_degrees + static_cast<float>(i) * step;
    const Transform orbit{ring.radius, 0, 0, ring.radius, ring.center.x, ring.center.y};
    links.push_back({on_circle(orbit, unit_vector(degrees)), ring.link_radius, color_of(i, weave)});
    between.push_back(unit_vector(degrees + step / 2));
  }
  Weaver weaver(std::move(links), weave);
  if (ring.count < 3) return std::move(weaver).shapes();
  const double apart = distance(weaver.links()[0].center, weaver.links()[1].center);
  const auto crossing = crossing_of(apart, ring.link_radius, weave);
  if (!crossing) return std::move(weaver).shapes();
  for (std::size_t i = 0; i < weaver.links().size(); ++i) {
    weaver.link(weaver.links()[i], weaver.links()[(i + 1) % weaver.links().size()], between[i], *crossing);
  }
  return std::move(weaver).shapes();
}

std::vector<Shape> chain(const Chain& chain, const Weave& weave) {
  if (!draws_something(chain.count, chain.link_radius, weave)) return {};
  std::vector<Link> links;
  links.reserve(static_cast<std::size_t>(chain.count));
  for (int i = 0; i < chain.count; ++i) {
    links.push_back({chain.first + chain.step * static_cast<float>(i), chain.link_radius, color_of(i, weave)});
  }
  Weaver weaver(std::move(links), weave);
  const double apart = distance({}, chain.step);
  const auto crossing = crossing_of(apart, chain.link_radius, weave);
  if (!crossing) return std::move(weaver).shapes();
  // In a row going right, a link passes over the next at the top.
  const UnitVector side{chain.step.y / apart, -chain.step.x / apart};
  for (std::size_t i = 0; i + 1 < weaver.links().size(); ++i) {
    weaver.link(weaver.links()[i], weaver.links()[i + 1], side, *crossing);
  }
  return std::move(weaver).shapes();
}

std::vector<Shape> mark(const Mark& mark) {
  const float unit = mark.side / 100;
  // A small mark needs a bolder line; without a casing its crossings need no room for one.
  const float line_width = mark.side < 40 ? 7.5f : 6.6f;
  const Ring links{{mark.top_left.x + 50 * unit, mark.top_left.y + 51 * unit}, 27 * unit, 18.4f * unit, 6};
  return ring(links, {line_width * unit, mark.colors, mark.casing, mark.casing ? 2.4f / line_width : 0.0f});
}

Path petal(Point top_left, float side, Corner corner) {
  const float r = side / 2;
  const bool right = corner == Corner::right;
  const Transform circle_to_card{r, 0, 0, r, top_left.x + r, top_left.y + r};
  const UnitVector across{right ? 1.0 : -1.0, 0}, up{0, -1};
  const float edge = right ? top_left.x + side : top_left.x;
  Path path;
  path.move_to({top_left.x + r, top_left.y});
  path.line_to({edge, top_left.y});
  path.line_to({edge, top_left.y + r});
  append_arc(path, {across, up, right ? ArcSweep::clockwise : ArcSweep::counterclockwise}, circle_to_card);
  path.close();
  return path;
}

Path petals(Point top_left, float height, Corner corner) {
  // Two petals with a narrow space: 100, 18 and 100 of a height of 100, the rest stays empty at the end side.
  const float second = 1.18f * height;
  const bool right = corner == Corner::right;
  const float start = right ? top_left.x : top_left.x + petals_width(height) - height;
  Path path = petal({start, top_left.y}, height, corner);
  const Path other = petal({right ? start + second : start - second, top_left.y}, height, corner);
  path.steps.insert(path.steps.end(), other.steps.begin(), other.steps.end());
  return path;
}

}  // namespace storycard::paint
