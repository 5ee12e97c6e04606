#include "render/contrast.h"

#include <algorithm>
#include <cmath>

namespace storycard::render {
namespace {

// How far letters reach from the baseline, as fractions of the font size: enough for every script's body.
constexpr float above = 0.8f;
constexpr float below = 0.25f;

std::int32_t clamped(float value, std::int32_t most) {
  return static_cast<std::int32_t>(std::clamp(std::floor(value), 0.0f, static_cast<float>(most)));
}

std::uint8_t mixed(std::uint8_t top, std::uint8_t under, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((top * alpha + under * (255 - alpha) + 127) / 255);
}

// What a see-through ink looks like on an opaque ground.
Color over(Color ink, Color under) {
  return {mixed(ink.red, under.red, ink.alpha), mixed(ink.green, under.green, ink.alpha),
          mixed(ink.blue, under.blue, ink.alpha), 255};
}

// Neighbouring pixels of one colour, which most grounds are made of.
struct Stretch {
  float contrast;
  std::uint32_t pixels;
};

// Pixels from one that is looked at to the next: a dozen to the height of a line tell as much as all of them.
std::int32_t step_of(const Rect& area) { return std::max(2, clamped(area.height / 12, 8)); }

void add_contrasts(const image::Bitmap& ground, const Rect& area, Color ink, std::vector<Stretch>& stretches) {
  const std::int32_t step = step_of(area);
  const std::int32_t left = clamped(area.x, ground.size.width);
  const std::int32_t right = clamped(area.right() + 1, ground.size.width);
  const std::int32_t bottom = clamped(area.bottom() + 1, ground.size.height);
  std::uint8_t last[3] = {};
  bool known = false;
  for (std::int32_t y = clamped(area.y, ground.size.height); y < bottom; y += step) {
    const std::uint8_t* pixel = ground.row(y) + 4 * static_cast<std::size_t>(left);
    for (std::int32_t x = left; x < right; x += step, pixel += 4 * step) {
      if (known && std::equal(last, last + 3, pixel)) {
        ++stretches.back().pixels;
        continue;
      }
      std::copy(pixel, pixel + 3, last);
      known = true;
      const Color under{pixel[0], pixel[1], pixel[2], 255};
      stretches.push_back({contrast_ratio(over(ink, under), under), 1});
    }
  }
}

}  // namespace

std::vector<Rect> lettered_areas(const compose::PlacedText& text, float scale) {
  std::vector<Rect> areas;
  for (const text::PlacedLine& line : text.layout.lines) {
    if (line.runs.empty()) continue;
    const float size = line.runs.front().font_size.value;
    areas.push_back({line.x.value * scale, (line.baseline.value - above * size) * scale, line.width.value * scale,
                     (above + below) * size * scale});
  }
  return areas;
}

float contrast_on(const image::Bitmap& ground, const std::vector<Rect>& areas, Color ink) {
  std::vector<Stretch> stretches;
  for (const Rect& area : areas) add_contrasts(ground, area, ink, stretches);
  std::uint64_t pixels = 0;
  for (const Stretch& stretch : stretches) pixels += stretch.pixels;
  if (pixels == 0) return contrast_ratio(ink, {0, 0, 0, 255});
  // No more than these can hold the worst twentieth.
  const auto worst = stretches.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(stretches.size(), pixels / 20 + 1));
  std::partial_sort(stretches.begin(), worst, stretches.end(),
                    [](const Stretch& a, const Stretch& b) { return a.contrast < b.contrast; });
  std::uint64_t worse = 0;
  std::size_t at = 0;
  while ((worse += stretches[at].pixels) <= pixels / 20) ++at;
  return stretches[at].contrast;
}

}  // namespace storycard::render
