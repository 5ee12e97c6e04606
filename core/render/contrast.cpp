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

void add_contrasts(const image::Bitmap& ground, const Rect& area, Color ink, std::vector<float>& contrasts) {
  const std::int32_t left = clamped(area.x, ground.size.width);
  const std::int32_t right = clamped(area.right() + 1, ground.size.width);
  const std::int32_t bottom = clamped(area.bottom() + 1, ground.size.height);
  // Every other pixel of every other row tells as much as all of them.
  for (std::int32_t y = clamped(area.y, ground.size.height); y < bottom; y += 2) {
    const std::uint8_t* pixel = ground.row(y) + 4 * static_cast<std::size_t>(left);
    for (std::int32_t x = left; x < right; x += 2, pixel += 8) {
      const Color under{pixel[0], pixel[1], pixel[2], 255};
      contrasts.push_back(contrast_ratio(over(ink, under), under));
    }
  }
}

}  // namespace

float contrast_on(const image::Bitmap& ground, const compose::PlacedText& text, float scale) {
  std::vector<float> contrasts;
  for (const text::PlacedLine& line : text.layout.lines) {
    if (line.runs.empty()) continue;
    const float size = line.runs.front().font_size.value;
    const Rect area{line.x.value * scale, (line.baseline.value - above * size) * scale, line.width.value * scale,
                    (above + below) * size * scale};
    add_contrasts(ground, area, text.color, contrasts);
  }
  if (contrasts.empty()) return contrast_ratio(text.color, {0, 0, 0, 255});
  const auto worst = contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 20);
  std::nth_element(contrasts.begin(), worst, contrasts.end());
  return *worst;
}

}  // namespace storycard::render
