#include "composer/framing.h"

#include <algorithm>
#include <cmath>

#include "image/resample.h"

namespace storycard::composer {
namespace {

image::Crop crop_of(const Framed& framed, const story::Framing& framing) {
  image::Crop crop{{}, framing.zoom, framed.photo.turn_degrees, framed.photo.flip};
  crop.center = framing.center.value_or(image::automatic_center(crop));
  return crop;
}

PixelSize upright_of(const Framed& framed) {
  return {std::max(1, framed.upright.width), std::max(1, framed.upright.height)};
}

Transform to_card(const Framed& framed, const story::Framing& framing) {
  const PixelSize upright = upright_of(framed);
  const Rect& box = framed.place.box;
  const PixelSize slot{std::max(1, static_cast<int>(std::lround(box.width))),
                       std::max(1, static_cast<int>(std::lround(box.height)))};
  const Transform whole = scaling(static_cast<float>(upright.width), static_cast<float>(upright.height));
  const Transform upright_slot = then(whole, image::cover_transform(upright, slot, crop_of(framed, framing)));
  const Transform stretch = scaling(box.width / static_cast<float>(slot.width), box.height / static_cast<float>(slot.height));
  const Transform placed = then(then(upright_slot, stretch), translation(box.x, box.y));
  return framed.place.turn_degrees == 0 ? placed : then(placed, rotation(framed.place.turn_degrees, box.center()));
}

// The centre, and then what the edges leave of it.
story::Framing settled(const Framed& framed, Point center, float zoom) {
  const Transform back = inverse(to_card(framed, {center, zoom}));
  const Point seen = apply(back, framed.place.box.center());
  return {Point{std::clamp(seen.x, 0.0f, 1.0f), std::clamp(seen.y, 0.0f, 1.0f)}, zoom};
}

}  // namespace

Transform photo_to_card(const Framed& framed) {
  return to_card(framed, framed.photo.framing_for(framed.format));
}

Transform inverse(const Transform& t) {
  const double determinant = double(t.a) * double(t.d) - double(t.b) * double(t.c);
  const double a = double(t.d) / determinant, b = -double(t.b) / determinant;
  const double c = -double(t.c) / determinant, d = double(t.a) / determinant;
  return {static_cast<float>(a), static_cast<float>(b), static_cast<float>(c), static_cast<float>(d),
          static_cast<float>(-(a * double(t.e) + c * double(t.f))),
          static_cast<float>(-(b * double(t.e) + d * double(t.f)))};
}

Point apply_linear(const Transform& t, Point by) { return {t.a * by.x + t.c * by.y, t.b * by.x + t.d * by.y}; }

story::Framing seen(const Framed& framed) { return moved(framed, {}); }

story::Framing moved(const Framed& framed, Point by) {
  const Transform back = inverse(photo_to_card(framed));
  const Point center = apply(back, framed.place.box.center() - by);
  return settled(framed, center, framed.photo.framing_for(framed.format).zoom);
}

story::Framing zoomed(const Framed& framed, float zoom, Point about) {
  zoom = std::clamp(zoom, 1.0f, zoom_max);
  const Transform now = photo_to_card(framed);
  const float grown = zoom / std::max(1.0f, framed.photo.framing_for(framed.format).zoom);
  // Where the middle of the place comes to lie when all is grown about the point that stays.
  const Point from_about = (framed.place.box.center() - about) * (1 / grown);
  return settled(framed, apply(inverse(now), about + from_about), zoom);
}

Turn split_turn(float degrees) {
  const float quarters = std::floor(degrees / 90 + 0.5f);
  return {static_cast<int>(quarters) & 3, degrees - 90 * quarters};
}

float turn_degrees(const Turn& turn) {
  const float degrees =
      90 * static_cast<float>(turn.quarters & 3) + std::clamp(turn.fine, -straighten_max, straighten_max);
  return degrees < 0 ? degrees + 360 : degrees;
}

}  // namespace storycard::composer
