#include "composer/covers.h"

#include <algorithm>
#include <cmath>

#include "composer/framing.h"

namespace storycard::composer {
namespace {

constexpr float handle_reach = 22;  // px: half of what a finger hits

float length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }

// Px of the screen from a box that lies under `at`; 0 inside. A cover too small for a finger is hit beside it too.
float distance(const Rect& box, const Transform& to_screen, Point at) {
  const Point inside = apply(inverse(to_screen), at);
  const Point nearest{std::clamp(inside.x, box.x, box.right()), std::clamp(inside.y, box.y, box.bottom())};
  return length(apply(to_screen, nearest) - at);
}

float least_side(const Rect& box, const Transform& to_screen) {
  return std::min(length(apply_linear(to_screen, {box.width, 0})), length(apply_linear(to_screen, {0, box.height})));
}

}  // namespace

Rect box_of(const story::Cover& cover) {
  if (cover.shape != story::Cover::Shape::path || cover.points.empty()) return cover.box;
  Point least = cover.points.front(), most = least;
  for (const Point point : cover.points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

void put_into(story::Cover& cover, const Rect& box) {
  const Rect from = box_of(cover);
  for (Point& point : cover.points) {
    const float x = from.width > 0 ? (point.x - from.x) / from.width : 0;
    const float y = from.height > 0 ? (point.y - from.y) / from.height : 0;
    point = {box.x + x * box.width, box.y + y * box.height};
  }
  cover.box = box;
}

Rect allowed(const Rect& box) {
  const float width = std::clamp(box.width, cover_least, cover_most);
  const float height = std::clamp(box.height, cover_least, cover_most);
  const Point middle{std::clamp(box.center().x, 0.0f, 1.0f), std::clamp(box.center().y, 0.0f, 1.0f)};
  return {middle.x - width / 2, middle.y - height / 2, width, height};
}

Rect rounded(const Rect& box) {
  const auto round = [](float side) { return static_cast<float>(std::round(double(side) * 10'000) / 10'000); };
  return {round(box.x), round(box.y), round(box.width), round(box.height)};
}

Point corner_of(const Rect& box, Corner corner) {
  const bool right = corner == Corner::top_right || corner == Corner::bottom_right;
  const bool bottom = corner == Corner::bottom_left || corner == Corner::bottom_right;
  return {right ? box.right() : box.x, bottom ? box.bottom() : box.y};
}

Rect resized(const Rect& box, Corner corner, Point to) {
  const auto across = static_cast<Corner>((static_cast<int>(corner) + 2) % 4);
  const Point fixed = corner_of(box, across), from = corner_of(box, corner);
  // A corner that is pulled past the one that stays stops before it.
  const auto side = [](float fixed_at, float from_at, float to_at) {
    const float way = from_at >= fixed_at ? 1.0f : -1.0f;
    return way * std::clamp(way * (to_at - fixed_at), cover_least, cover_most);
  };
  const float width = side(fixed.x, from.x, to.x), height = side(fixed.y, from.y, to.y);
  return allowed({std::min(fixed.x, fixed.x + width), std::min(fixed.y, fixed.y + height), std::fabs(width),
                  std::fabs(height)});
}

Rect grown(const Rect& box, float by) {
  const float width = box.width * by, height = box.height * by;
  return allowed({box.center().x - width / 2, box.center().y - height / 2, width, height});
}

std::optional<Grip> grip_at(const std::vector<story::Cover>& covers, const Grasp& grasp, Point at) {
  if (grasp.chosen && *grasp.chosen < covers.size()) {
    const Rect box = box_of(covers[*grasp.chosen]);
    // Handles of a small cover leave its middle free, to move it by.
    const float reach = std::min(handle_reach, std::max(11.0f, least_side(box, grasp.to_screen) / 3));
    const float outside = handle_reach;
    std::optional<Grip> nearest;
    float least = outside;
    for (const Corner corner : {Corner::top_left, Corner::top_right, Corner::bottom_right, Corner::bottom_left}) {
      const float far = length(apply(grasp.to_screen, corner_of(box, corner)) - at);
      const bool inside = distance(box, grasp.to_screen, at) == 0;
      if (far > (inside ? reach : outside) || far >= least) continue;
      least = far;
      nearest = Grip{*grasp.chosen, corner};
    }
    if (nearest) return nearest;
  }
  std::optional<Grip> found;
  float least = handle_reach;
  for (std::size_t i = covers.size(); i-- > 0;) {
    const Rect box = box_of(covers[i]);
    const float far = distance(box, grasp.to_screen, at);
    if (far < 0.01f) return Grip{i, {}};
    const float reach = (2 * handle_reach - least_side(box, grasp.to_screen)) / 2;
    if (far > reach || far >= least) continue;
    least = far;
    found = Grip{i, {}};
  }
  return found;
}

Rect box_for_new(const std::vector<story::Cover>& covers, const Rect& seen, float photo_aspect) {
  constexpr float of_seen = 0.3f, face_aspect = 0.8f;
  // Not higher than wide by chance: fractions of a wide photo are wider than those of its height.
  const float height = std::min(of_seen * seen.height, of_seen * seen.width * photo_aspect / face_aspect);
  const float width = height * face_aspect / photo_aspect;
  const Point middle{seen.center().x, seen.y + seen.height * 0.4f};
  Rect box = allowed({middle.x - width / 2, middle.y - height / 2, width, height});
  // Beside those that are there: one that lies on another looks as if nothing had been added.
  const auto taken = [&] {
    return std::any_of(covers.begin(), covers.end(), [&](const story::Cover& cover) {
      const Point apart = box_of(cover).center() - box.center();
      return std::fabs(apart.x) < box.width / 2 && std::fabs(apart.y) < box.height / 2;
    });
  };
  constexpr Point ways[] = {{1.2f, 0}, {-1.2f, 0}, {0, 1.2f}, {0, -1.2f}, {1.2f, 1.2f}, {-1.2f, -1.2f}, {1.2f, -1.2f}, {-1.2f, 1.2f}};
  const Rect first = box;
  for (const Point way : ways) {
    if (!taken()) break;
    box = allowed({first.x + way.x * first.width, first.y + way.y * first.height, first.width, first.height});
  }
  return box;
}

int ninth_of(const Rect& box, const Transform& photo_to_card) {
  // Of what the card's reader sees: the photo's own corners, turned and flipped as they are.
  Point least = apply(photo_to_card, {0, 0}), most = least;
  for (const Point corner : {Point{1, 0}, Point{0, 1}, Point{1, 1}}) {
    const Point at = apply(photo_to_card, corner);
    least = {std::min(least.x, at.x), std::min(least.y, at.y)};
    most = {std::max(most.x, at.x), std::max(most.y, at.y)};
  }
  const Point at = apply(photo_to_card, box.center());
  const auto third = [](float value, float from, float to) {
    return std::clamp(static_cast<int>(3 * (value - from) / std::max(1e-6f, to - from)), 0, 2);
  };
  return 3 * third(at.y, least.y, most.y) + third(at.x, least.x, most.x);
}

}  // namespace storycard::composer
