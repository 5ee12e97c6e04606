#include "raster/canvas.h"

#include <cmath>

namespace storycard::raster {
namespace {

bool whole(float px) { return std::floor(px) == px; }

}  // namespace

std::optional<PixelBounds> as_whole_pixels(const Path& path) {
  // move, three or four lines, close at most: one contour of four corners.
  const auto& steps = path.steps;
  std::size_t count = steps.size();
  if (count > 0 && steps[count - 1].kind == PathStep::Kind::close) --count;
  if (count < 4 || count > 5 || steps[0].kind != PathStep::Kind::move) return {};
  for (std::size_t i = 1; i < count; ++i) {
    if (steps[i].kind != PathStep::Kind::line) return {};
  }
  if (count == 5 && steps[4].to != steps[0].to) return {};
  const Point a = steps[0].to, b = steps[1].to, c = steps[2].to, d = steps[3].to;
  const bool across_first = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
  const bool down_first = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
  if (!across_first && !down_first) return {};
  if (!whole(a.x) || !whole(a.y) || !whole(c.x) || !whole(c.y)) return {};
  return pixels_around(path);
}

}  // namespace storycard::raster
