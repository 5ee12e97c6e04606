#include "render/ground_cache.h"

#include <algorithm>

#include "raster/rasterize.h"
#include "render/contrast.h"

namespace storycard::render {
namespace {

constexpr std::size_t most_bytes = 12u << 20;  // a card of 1080 x 1080 has 4.7 million
constexpr std::size_t most_measured = 16;      // a frame has fewer texts

}  // namespace

float Ground::contrast(const compose::PlacedText& text) {
  std::vector<Rect> areas = lettered_areas(text, scale);
  const auto known = std::find_if(measured_.begin(), measured_.end(), [&](const Measured& measured) {
    return measured.ink == text.color && measured.areas == areas;
  });
  if (known != measured_.end()) return known->contrast;
  const float contrast = contrast_on(bitmap, areas, text.color);
  measured_.push_front({std::move(areas), text.color, contrast});
  if (measured_.size() > most_measured) measured_.pop_back();
  return contrast;
}

Ground& GroundCache::drawn(paint::DisplayList list, float scale) {
  const auto known = std::find_if(grounds_.begin(), grounds_.end(), [&](const Ground& ground) {
    return ground.scale == scale && ground.list == list;
  });
  if (known != grounds_.end()) {
    grounds_.splice(grounds_.begin(), grounds_, known);
    return grounds_.front();
  }
  Ground& made = grounds_.emplace_front();
  made.bitmap = raster::rasterize(list);
  made.opaque = image::opaque(made.bitmap);
  made.list = std::move(list);
  made.scale = scale;
  std::size_t bytes = 0;
  for (auto ground = grounds_.begin(); ground != grounds_.end(); ++ground) {
    bytes += ground->bitmap.rgba.size();
    if (bytes <= most_bytes || ground == grounds_.begin()) continue;
    grounds_.erase(ground, grounds_.end());
    break;
  }
  return made;
}

}  // namespace storycard::render
