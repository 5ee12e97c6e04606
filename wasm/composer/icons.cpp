#include "composer/icons.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "paint/links.h"
#include "raster/rasterize.h"
#include "raster/shadow.h"

namespace storycard::composer {
namespace {

constexpr float grid = 24;

int key(float value) { return static_cast<int>(std::lround(value * 16)); }
unsigned key(Color color) { return (unsigned{color.red} << 16) | (unsigned{color.green} << 8) | color.blue; }

Path icon_path(Icon icon, float side_px, float stroke) {
  if (icon == Icon::petals) return paint::petals({0, 0}, side_px, paint::Corner::right);
  const Result<Path> path = read_path(path_data(icon));
  CHECK(path);  // our own data
  return transformed(stroked(*path, stroke, LineCap::round), scaling(side_px / grid, side_px / grid));
}

// Lays an opaque colour's mask over straight RGBA.
void lay_over(Bytes& rgba, PixelSize size, const raster::Coverage& mask, Color color) {
  for (std::int32_t y = 0; y < mask.size.height; ++y) {
    for (std::int32_t x = 0; x < mask.size.width; ++x) {
      const std::int32_t to_x = mask.x + x, to_y = mask.y + y;
      if (to_x < 0 || to_y < 0 || to_x >= size.width || to_y >= size.height) continue;
      const float over =
          static_cast<float>(mask.alpha[std::size_t(y) * std::size_t(mask.size.width) + std::size_t(x)]) / 255;
      std::uint8_t* pixel = rgba.data() + 4 * (std::size_t(to_y) * std::size_t(size.width) + std::size_t(to_x));
      const float under = static_cast<float>(pixel[3]) / 255 * (1 - over);
      const float alpha = over + under;
      if (alpha <= 0) continue;
      const std::uint8_t channels[3] = {color.red, color.green, color.blue};
      for (int c = 0; c < 3; ++c) {
        const float mixed = (static_cast<float>(channels[c]) * over + static_cast<float>(pixel[c]) * under) / alpha;
        pixel[c] = static_cast<std::uint8_t>(std::lround(mixed));
      }
      pixel[3] = static_cast<std::uint8_t>(std::lround(alpha * 255));
    }
  }
}

}  // namespace

const Slot& Icons::icon(Icon icon, float side_px, float stroke) {
  const auto [it, fresh] = icons_.try_emplace({static_cast<int>(icon), key(side_px), key(stroke)});
  if (fresh) {
    // Room on all sides for the strokes' ends, and for the petals, which are wider than high.
    const Rect bounds{-side_px, -side_px, side_px * 4, side_px * 3};
    it->second = atlas_.add(raster::coverage_of(icon_path(icon, side_px, stroke), bounds));
  }
  return it->second;
}

const Slot& Icons::ratio(PixelSize format, float side_px, float stroke_px) {
  const auto [it, fresh] = ratios_.try_emplace({format.width, format.height, key(side_px), key(stroke_px)});
  if (fresh) {
    const float k = side_px / static_cast<float>(std::max(format.width, format.height));
    const float width = static_cast<float>(format.width) * k, height = static_cast<float>(format.height) * k;
    const Rect rect{(side_px - width) / 2, (side_px - height) / 2, width, height};
    const Path outline = stroked(rounded_rectangle_path(rect, 2 * stroke_px / 1.8f), stroke_px, LineCap::butt);
    it->second = atlas_.add(raster::coverage_of(outline, {-side_px, -side_px, side_px * 3, side_px * 3}));
  }
  return it->second;
}

const Slot& Icons::mark(const Color (&colors)[3], float side_px) {
  const auto [it, fresh] = marks_.try_emplace({key(side_px), key(colors[0]), key(colors[1]), key(colors[2])});
  if (fresh) {
    const auto side = static_cast<std::int32_t>(std::ceil(side_px));
    const PixelSize size{side, side};
    Bytes rgba(std::size_t(4) * std::size_t(side) * std::size_t(side), 0);
    const Rect bounds{0, 0, static_cast<float>(side), static_cast<float>(side)};
    for (const paint::Shape& shape : paint::mark({{0, 0}, side_px, {colors[0], colors[1], colors[2]}, std::nullopt})) {
      lay_over(rgba, size, raster::coverage_of(shape.path, bounds), shape.color);
    }
    it->second = atlas_.add(size, rgba);
  }
  return it->second;
}

const ShadowSlice& Icons::shadow(float radius, float blur) {
  const auto [it, fresh] = shadows_.try_emplace({key(radius), key(blur)});
  if (fresh) {
    // The smallest rectangle that has a flat middle in both directions.
    const float side = std::ceil(2 * (radius + 2 * blur)) + 2;
    const std::int32_t reach = raster::shadow_reach(blur), end = static_cast<std::int32_t>(side) + reach;
    const raster::ShadowMask mask(rounded_rectangle_path({0, 0, side, side}, radius), blur, {-reach, -reach, end, end});
    const auto& box = mask.box();
    raster::Coverage coverage;
    coverage.size = {box.right - box.left, box.bottom - box.top};
    coverage.alpha.resize(std::size_t(coverage.size.width) * std::size_t(coverage.size.height));
    for (std::int32_t y = 0; y < coverage.size.height; ++y) {
      mask.coverage_of(box.left, box.top + y, coverage.size.width,
                       coverage.alpha.data() + std::size_t(y) * std::size_t(coverage.size.width));
    }
    it->second.slot = atlas_.add(coverage);
    it->second.corner = std::floor(static_cast<float>(coverage.size.width) / 2) - 1;
    it->second.reach = static_cast<float>(-box.left);
  }
  return it->second;
}

void Icons::forget() {
  icons_.clear();
  ratios_.clear();
  marks_.clear();
  shadows_.clear();
}

}  // namespace storycard::composer
