#include "render/covers.h"

#include "raster/rasterize.h"

namespace storycard::render {
namespace {

Rect widened(const Rect& rect, float margin) {
  return {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
}

Path free_outline(const story::Cover& cover, const PhotoPlace& place) {
  Path path;
  for (const Point point : cover.points) {
    const Point pixel{point.x * static_cast<float>(place.whole.width) + place.origin.x,
                      point.y * static_cast<float>(place.whole.height) + place.origin.y};
    if (path.empty()) path.move_to(pixel);
    else path.line_to(pixel);
  }
  path.close();
  return path;
}

// The opaque outlines of a cover in px of what is at hand.
std::vector<Path> outlines(const story::Cover& cover, const PhotoPlace& place, float margin) {
  const auto width = static_cast<float>(place.whole.width);
  const auto height = static_cast<float>(place.whole.height);
  const Rect box = widened({cover.box.x * width + place.origin.x, cover.box.y * height + place.origin.y,
                            cover.box.width * width, cover.box.height * height},
                           margin);
  switch (cover.shape) {
    case story::Cover::Shape::ellipse: return {ellipse_path(box)};
    case story::Cover::Shape::rect: return {rectangle_path(box)};
    case story::Cover::Shape::path: break;
  }
  Path path = free_outline(cover, place);
  if (margin <= 0) return {std::move(path)};
  Path edge = stroked(path, 2 * margin, LineCap::round);
  return {std::move(path), std::move(edge)};
}

}  // namespace

void burn_in(const std::vector<story::Cover>& covers, const std::vector<Color>& colors, float margin,
             const PhotoPlace& place, image::Bitmap& pixels) {
  CHECK(covers.size() == colors.size());
  std::vector<paint::Command> commands;
  for (std::size_t i = 0; i < covers.size(); ++i) {
    for (Path& path : outlines(covers[i], place, margin)) {
      const Color color = colors[i];
      // The edge pixels of an anti-aliased fill are half covered; one more px of margin hides them too.
      commands.push_back(paint::FillPath{std::move(path), Color{color.red, color.green, color.blue, 255}});
    }
  }
  raster::draw(commands, pixels);
}

}  // namespace storycard::render
