#include "render/covers.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "image/premultiplied.h"
#include "raster/rasterize.h"
#include "render/cover_pattern.h"

namespace storycard::render {
namespace {

// Resampling looks this many px of what it makes around each one, at most (twice two for a turned photo).
constexpr float resampling_radius = 4;

// JPEG spreads what it leaves out over blocks of so many pixels a side.
constexpr float jpeg_block = 8;

// How far from a pixel of the picture its traces lie in the file's own pixels.
float traces_of(const image::PhotoHeader& header, PixelSize picture) {
  if (header.kind != image::FileKind::jpeg) return 0;
  return jpeg_block * static_cast<float>(picture.width) / static_cast<float>(header.upright().width) + 1;
}

Rect widened(const Rect& rect, float margin) {
  return {rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin};
}

// In px of the whole photo.
Rect box_of(const story::Cover& cover, PixelSize whole) {
  const auto width = static_cast<float>(whole.width), height = static_cast<float>(whole.height);
  if (cover.shape != story::Cover::Shape::path) {
    return {cover.box.x * width, cover.box.y * height, cover.box.width * width, cover.box.height * height};
  }
  if (cover.points.empty()) return {};
  Point least = cover.points.front(), most = least;
  for (const Point point : cover.points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  return {least.x * width, least.y * height, (most.x - least.x) * width, (most.y - least.y) * height};
}

Path free_outline(const story::Cover& cover, PixelSize whole) {
  Path path;
  for (const Point point : cover.points) {
    const Point pixel{point.x * static_cast<float>(whole.width), point.y * static_cast<float>(whole.height)};
    if (path.empty()) path.move_to(pixel);
    else path.line_to(pixel);
  }
  path.close();
  return path;
}

Path outline_of(const story::Cover& cover, PixelSize whole) {
  switch (cover.shape) {
    case story::Cover::Shape::ellipse: return ellipse_path(box_of(cover, whole));
    case story::Cover::Shape::rect: return rectangle_path(box_of(cover, whole));
    case story::Cover::Shape::path: break;
  }
  return free_outline(cover, whole);
}

// The outlines that together are the cover, in px of the whole photo.
std::vector<Path> outlines(const story::Cover& cover, PixelSize whole, float margin) {
  if (cover.shape == story::Cover::Shape::rect) return {rectangle_path(widened(box_of(cover, whole), margin))};
  Path path = outline_of(cover, whole);
  // A line along the edge: a larger ellipse would come nearer than the margin between its vertices.
  Path edge = stroked(path, 2 * margin, LineCap::round);
  return {std::move(path), std::move(edge)};
}

// Hands each row of what a path covers of the bitmap to `change(pixels, coverage, count, row)`.
template <typename Change>
void for_each_row(const raster::Coverage& covered, image::Bitmap& bitmap, const Change& change) {
  const auto width = static_cast<std::size_t>(covered.size.width);
  for (std::int32_t row = 0; row < covered.size.height; ++row) {
    change(bitmap.row(covered.y + row) + 4 * std::ptrdiff_t(covered.x), covered.alpha.data() + std::size_t(row) * width,
           covered.size.width, row);
  }
}

// The whole px around an outline, within the bitmap.
Rect box_around(const Path& outline, PixelSize size) {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  const auto take = [&](Point point) {
    left = std::min(left, point.x);
    top = std::min(top, point.y);
    right = std::max(right, point.x);
    bottom = std::max(bottom, point.y);
  };
  for (const PathStep& step : outline.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    take(step.to);
    if (step.kind == PathStep::Kind::line || step.kind == PathStep::Kind::move) continue;
    take(step.control1);
    if (step.kind == PathStep::Kind::cubic) take(step.control2);
  }
  const float width = static_cast<float>(size.width), height = static_cast<float>(size.height);
  left = std::clamp(std::floor(left), 0.0f, width);
  top = std::clamp(std::floor(top), 0.0f, height);
  return {left, top, std::clamp(std::ceil(right), left, width) - left, std::clamp(std::ceil(bottom), top, height) - top};
}

// True where a pixel of the box has the alpha that `wanted` asks for: what lies under other covers costs no more than this.
template <typename Wanted>
bool any_alpha(const image::Bitmap& bitmap, const Rect& box, const Wanted& wanted) {
  const auto left = static_cast<std::int32_t>(box.x), right = static_cast<std::int32_t>(box.right());
  for (auto y = static_cast<std::int32_t>(box.y); y < static_cast<std::int32_t>(box.bottom()); ++y) {
    const std::uint8_t* alpha = bitmap.row(y) + 4 * std::ptrdiff_t(left) + 3;
    for (std::int32_t x = left; x < right; ++x, alpha += 4) {
      if (wanted(*alpha)) return true;
    }
  }
  return false;
}

void take_out_row(std::uint8_t* pixel, const std::uint8_t* coverage, std::int32_t count) {
  for (std::int32_t i = 0; i < count; ++i, pixel += 4) {
    if (coverage[i] == 0) continue;
    if (coverage[i] == 255) {
      std::fill(pixel, pixel + 4, std::uint8_t(0));
      continue;
    }
    const auto left = static_cast<std::uint8_t>(255 - coverage[i]);
    for (int channel = 0; channel < 4; ++channel) pixel[channel] = image::scaled_by_alpha(pixel[channel], left);
  }
}

// How wide a cover is at its narrower places, px: four times its area by its outline, the diameter of a circle.
float thickness_of(const story::Cover& cover, PixelSize whole) {
  const Rect box = box_of(cover, whole);
  const float narrow = std::min(box.width, box.height);
  if (cover.shape != story::Cover::Shape::path) return narrow;
  double area = 0, around = 0;
  const std::vector<PathStep> steps = free_outline(cover, whole).steps;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {  // the last one closes
    const Point from = steps[i].to, to = steps[i + 2 < steps.size() ? i + 1 : 0].to;
    const double across = double(to.x) - double(from.x), down = double(to.y) - double(from.y);
    area += double(from.x) * double(to.y) - double(to.x) * double(from.y);
    around += std::sqrt(across * across + down * down);
  }
  return around > 0 ? std::min(narrow, static_cast<float>(2 * std::abs(area) / around)) : narrow;
}

// The knots are as large as let two and a bit of them lie across the cover.
CoverPattern pattern_of(const story::Cover& cover, Color color, const CoverPlace& place) {
  const Transform& t = place.to_slot;
  const float scale = std::sqrt(t.a * t.a + t.b * t.b);
  return {color, apply(t, box_of(cover, place.whole).center()), thickness_of(cover, place.whole) * scale * 0.42f, t};
}

void lay_one_under(const story::Cover& cover, Color color, const CoverPlace& place, image::Bitmap& slot) {
  for (const Path& outline : outlines(cover, place.whole, place.margin)) {
    const Path here = transformed(outline, place.to_slot);
    const Rect box = box_around(here, slot.size);
    if (!any_alpha(slot, box, [](std::uint8_t alpha) { return alpha < 255; })) continue;
    const raster::Coverage covered = raster::coverage_of(here, box);
    if (covered.alpha.empty()) continue;
    image::Bitmap drawn = image::Bitmap::filled(covered.size, {color.red, color.green, color.blue, 255});
    if (cover.kind == story::Cover::Kind::pattern) {
      draw_pattern(pattern_of(cover, color, place), covered.x, covered.y, drawn);
    }
    for_each_row(covered, slot, [&](std::uint8_t* pixel, const std::uint8_t* coverage, std::int32_t count, std::int32_t row) {
      const std::uint8_t* from = drawn.row(row);
      for (std::int32_t i = 0; i < count; ++i, pixel += 4, from += 4) {
        const auto open = static_cast<std::uint8_t>(255 - pixel[3]);
        if (open == 0 || coverage[i] == 0) continue;
        const std::uint8_t share = image::scaled_by_alpha(open, coverage[i]);
        for (int channel = 0; channel < 4; ++channel) {
          pixel[channel] = static_cast<std::uint8_t>(pixel[channel] + image::scaled_by_alpha(from[channel], share));
        }
      }
    });
  }
}

}  // namespace

float resampling_reach(float scale) { return resampling_radius / std::min(scale, 1.0f) + 1; }

float margin_of_holes(const image::PhotoHeader& header, PixelSize picture, float scale) {
  return std::max(resampling_reach(scale), traces_of(header, picture));
}

void take_out(const std::vector<story::Cover>& covers, float margin, const PhotoPlace& place, image::Bitmap& pixels) {
  for (const story::Cover& cover : covers) {
    for (const Path& outline : outlines(cover, place.whole, margin)) {
      const Path here = transformed(outline, translation(place.origin.x, place.origin.y));
      const Rect box = box_around(here, pixels.size);
      if (!any_alpha(pixels, box, [](std::uint8_t alpha) { return alpha > 0; })) continue;
      for_each_row(raster::coverage_of(here, box), pixels,
                   [](std::uint8_t* pixel, const std::uint8_t* coverage, std::int32_t count, std::int32_t) {
                     take_out_row(pixel, coverage, count);
                   });
    }
  }
}

void lay_under(const std::vector<story::Cover>& covers, const std::vector<Color>& colors, const CoverPlace& place,
               image::Bitmap& slot) {
  CHECK(covers.size() == colors.size());
  // The last cover lies on top of the others, so it takes the holes first.
  for (std::size_t i = covers.size(); i > 0; --i) lay_one_under(covers[i - 1], colors[i - 1], place, slot);
}

}  // namespace storycard::render
