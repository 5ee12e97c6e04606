#include "composer/framing.h"

#include <algorithm>
#include <cmath>

#include "image/resample.h"

namespace storycard::composer {
namespace {

const toolkit::Layer* photo_layer(const std::vector<toolkit::Layer>& layers) {
  for (const toolkit::Layer& layer : layers) {
    if (std::holds_alternative<toolkit::PhotoLayer>(layer.content)) return &layer;
  }
  return nullptr;
}

}  // namespace

Rect photo_place(const toolkit::Frame& frame, const toolkit::Format& format) {
  const float width = static_cast<float>(format.size.width), height = static_cast<float>(format.size.height);
  const toolkit::Layer* layer = photo_layer(frame.layers[static_cast<std::size_t>(format.shape())]);
  if (!layer) return {0, 0, width, height};
  const toolkit::Box& box = layer->box;
  const float unit = format.unit();
  return {box.x.in_px(unit, width), box.y.in_px(unit, height), std::max(1.0f, box.width.in_px(unit, width)),
          std::max(1.0f, box.height.in_px(unit, height))};
}

Point moved_center(PixelSize upright, const Rect& place, const story::Photo& photo, Point by) {
  const int quarter = static_cast<int>(std::lround(photo.turn_degrees / 90)) & 3;
  const bool sideways = quarter % 2 == 1;
  // The place as the unturned photo sees it.
  const float place_w = sideways ? place.height : place.width, place_h = sideways ? place.width : place.height;
  const float photo_w = std::max(1.0f, static_cast<float>(upright.width));
  const float photo_h = std::max(1.0f, static_cast<float>(upright.height));
  const float scale = std::max(place_w / photo_w, place_h / photo_h) * photo.framing.zoom;
  const Point turned[4] = {{by.x, by.y}, {by.y, -by.x}, {-by.x, -by.y}, {-by.y, by.x}};
  Point step = turned[quarter];
  if (photo.flip) step.x = -step.x;
  const auto moved = [&](float center, float by_px, float photo_px, float place_px) {
    const float drawn = photo_px * scale, margin = std::min(0.5f, place_px / drawn / 2);
    // What is shown never reaches past the photo's edge, so the centre cannot either.
    const float from = std::clamp(center, margin, 1 - margin);
    return std::clamp(from - by_px / drawn, margin, 1 - margin);
  };
  const Point center =
      photo.framing.center.value_or(image::automatic_center({{}, photo.framing.zoom, photo.turn_degrees, photo.flip}));
  return {moved(center.x, step.x, photo_w, place_w), moved(center.y, step.y, photo_h, place_h)};
}

}  // namespace storycard::composer
