#include "render/cover_pattern.h"

#include <algorithm>
#include <cmath>

#include "paint/links.h"
#include "raster/rasterize.h"

namespace storycard::render {
namespace {

constexpr float least_knot = 8;    // px: smaller ones would be a blur
constexpr float most_knot = 2000;  // px

std::uint8_t mixed(std::uint8_t from, std::uint8_t to, int percent) {
  return static_cast<std::uint8_t>((int(from) * (100 - percent) + int(to) * percent + 50) / 100);
}

Color mixed(Color from, Color to, int percent) {
  return {mixed(from.red, to.red, percent), mixed(from.green, to.green, percent), mixed(from.blue, to.blue, percent), 255};
}

// Two tones that can be told from the ground and from each other, on any ground.
std::vector<Color> ring_tones(Color ground) {
  constexpr Color white{255, 255, 255, 255}, black{0, 0, 0, 255};
  const float light = relative_luminance(ground);
  if (light < 0.3f) return {mixed(ground, white, 62), mixed(ground, white, 30)};
  return {mixed(ground, black, 34), light < 0.7f ? mixed(ground, white, 58) : mixed(ground, black, 15)};
}

// Six links in a ring, as in the mark, of 100, whose middle is the origin.
std::vector<paint::Shape> knot_of(Color ground, float px) {
  const bool small = px < 26;
  return paint::ring({{0, 0}, 27, 18.4f, 6}, {small ? 7.5f : 6, ring_tones(ground), ground, small ? 0 : 0.25f});
}

struct Tile {
  std::shared_ptr<const image::Bitmap> knot;
  std::int32_t reach;  // from its left to its middle, px
};

Tile tile_of(const CoverPattern& pattern, const Transform& to_px) {
  const auto reach = static_cast<std::int32_t>(std::ceil(pattern.knot * 0.5f)) + 2;
  auto knot = std::make_shared<image::Bitmap>(image::Bitmap::filled({2 * reach, 2 * reach}, {0, 0, 0, 0}));
  const auto middle = static_cast<float>(reach);
  const Transform placed{to_px.a, to_px.b, to_px.c, to_px.d, middle, middle};
  std::vector<paint::Command> commands;
  for (const paint::Shape& shape : knot_of(pattern.color, pattern.knot)) {
    commands.push_back(paint::FillPath{transformed(shape.path, placed), shape.color});
  }
  raster::draw(commands, *knot);
  return {std::move(knot), reach};
}

std::int32_t rounded(float value) { return static_cast<std::int32_t>(std::floor(value + 0.5f)); }

// Rows of knots, each shifted by half a knot. Steps are whole px, so that every knot has the same pixels.
struct Lattice {
  std::int32_t along_x, along_y, down_x, down_y;

  std::int64_t area() const { return std::int64_t{along_x} * down_y - std::int64_t{along_y} * down_x; }
};

Lattice lattice_of(const Transform& t, float step) {
  constexpr float half = 0.5f, height = 0.8660254f;  // of a triangle with sides of 1
  return {rounded(t.a * step), rounded(t.b * step), rounded((t.a * half + t.c * height) * step),
          rounded((t.b * half + t.d * height) * step)};
}

struct Steps {
  std::int32_t first_along, last_along, first_down, last_down;
};

// All steps that can lead from `origin` into the box.
Steps steps_into(const Rect& box, Point origin, const Lattice& lattice) {
  const auto area = static_cast<double>(lattice.area());
  double least_along = 0, most_along = 0, least_down = 0, most_down = 0;
  bool first = true;
  for (const double x : {double(box.x - origin.x), double(box.right() - origin.x)}) {
    for (const double y : {double(box.y - origin.y), double(box.bottom() - origin.y)}) {
      const double along = (x * lattice.down_y - y * lattice.down_x) / area;
      const double down = (y * lattice.along_x - x * lattice.along_y) / area;
      least_along = first ? along : std::min(least_along, along);
      most_along = first ? along : std::max(most_along, along);
      least_down = first ? down : std::min(least_down, down);
      most_down = first ? down : std::max(most_down, down);
      first = false;
    }
  }
  const auto whole = [](double value) { return static_cast<std::int32_t>(value); };
  return {whole(std::floor(least_along)), whole(std::ceil(most_along)), whole(std::floor(least_down)), whole(std::ceil(most_down))};
}

}  // namespace

void draw_pattern(const CoverPattern& wanted, std::int32_t x, std::int32_t y, image::Bitmap& bitmap) {
  CoverPattern pattern = wanted;
  pattern.color.alpha = 255;
  pattern.knot = std::clamp(wanted.knot, least_knot, most_knot);
  bitmap = image::Bitmap::filled(bitmap.size, pattern.color);
  const Transform& t = pattern.to_slot;
  const float length = std::sqrt(t.a * t.a + t.b * t.b);
  if (!(length > 0)) return;
  const Lattice lattice = lattice_of(t, pattern.knot / length);
  if (lattice.area() == 0) return;
  // One of a knot's 100 in px; a little less, so that neighbours do not touch.
  const float unit = pattern.knot / 104 / length;
  const Tile tile = tile_of(pattern, {t.a * unit, t.b * unit, t.c * unit, t.d * unit, 0, 0});

  // Top left of the knot in the middle, and of those that show in the bitmap.
  const std::int32_t left = rounded(pattern.center.x) - x - tile.reach;
  const std::int32_t top = rounded(pattern.center.y) - y - tile.reach;
  const std::int32_t side = 2 * tile.reach;
  const Rect box{static_cast<float>(-side), static_cast<float>(-side), static_cast<float>(bitmap.size.width + side),
                 static_cast<float>(bitmap.size.height + side)};
  const Steps steps = steps_into(box, {static_cast<float>(left), static_cast<float>(top)}, lattice);
  std::vector<paint::Command> commands;
  for (std::int32_t down = steps.first_down; down <= steps.last_down; ++down) {
    for (std::int32_t along = steps.first_along; along <= steps.last_along; ++along) {
      const std::int32_t knot_x = left + lattice.along_x * along + lattice.down_x * down;
      const std::int32_t knot_y = top + lattice.along_y * along + lattice.down_y * down;
      if (knot_x <= -side || knot_y <= -side || knot_x >= bitmap.size.width || knot_y >= bitmap.size.height) continue;
      commands.push_back(paint::DrawImage{tile.knot, knot_x, knot_y, {}});
    }
  }
  raster::draw(commands, bitmap);
}

}  // namespace storycard::render
