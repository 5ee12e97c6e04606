#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "image/resample.h"

namespace storycard::image {
namespace {

double finite_or(float value, double fallback) { return std::isfinite(value) ? double(value) : fallback; }

// Moves `center` inwards until `half` on either side of it lies within `length`.
double inside(double center, double half, double length) {
  return half * 2 >= length ? length / 2 : std::min(std::max(center, half), length - half);
}

struct Layout {
  PixelSize photo, slot;
  double center_x, center_y;  // fractions of the photo
  double zoom, sine, cosine;
  bool flip;
};

struct Placed {
  Transform transform;
  double rounding;  // how far, in slot px, the transform's floats may put a photo's edge from its place
};

// Covers the slot and `margin` px more on every side.
Placed place(const Layout& layout, double margin) {
  const double width = layout.slot.width + 2 * margin;
  const double height = layout.slot.height + 2 * margin;
  const PixelSize photo = layout.photo;
  // The slot as the photo sees it: turned the other way, it needs this upright box of photo.
  const double box_width = width * std::abs(layout.cosine) + height * std::abs(layout.sine);
  const double box_height = width * std::abs(layout.sine) + height * std::abs(layout.cosine);
  const double scale = std::max(box_width / photo.width, box_height / photo.height) * layout.zoom;

  const double x = inside(layout.center_x * photo.width, box_width / (2 * scale), photo.width);
  const double y = inside(layout.center_y * photo.height, box_height / (2 * scale), photo.height);
  const double across = layout.flip ? -scale : scale;
  const double a = layout.cosine * across;
  const double b = layout.sine * across;
  const double c = -layout.sine * scale;
  const double d = layout.cosine * scale;
  const Transform transform{static_cast<float>(a),
                            static_cast<float>(b),
                            static_cast<float>(c),
                            static_cast<float>(d),
                            static_cast<float>(layout.slot.width / 2.0 - (a * x + c * y)),
                            static_cast<float>(layout.slot.height / 2.0 - (b * x + d * y))};
  constexpr double float_step = 1.0 / (1 << 24);
  return {transform, 2 * float_step * (scale * (double(photo.width) + photo.height) + width + height)};
}

}  // namespace

Point automatic_center(const Crop& crop) {
  const SinCos turn = sin_cos(static_cast<float>(finite_or(crop.turn_degrees, 0)));
  // From the photo's middle, a sixth of it towards what is up on the card.
  constexpr float up = 0.5f - 1.0f / 3;
  const float right = -up * turn.sin;
  return {0.5f + (crop.flip ? -right : right), 0.5f - up * turn.cos};
}

Transform cover_transform(PixelSize photo, PixelSize slot, const Crop& crop) {
  CHECK(photo.width > 0 && photo.height > 0 && slot.width > 0 && slot.height > 0);
  const SinCos turn = sin_cos(static_cast<float>(finite_or(crop.turn_degrees, 0)));
  const Layout layout{photo,
                      slot,
                      finite_or(crop.center.x, 0.5),
                      finite_or(crop.center.y, 0.5),
                      std::max(1.0, finite_or(crop.zoom, 1)),
                      turn.sin,
                      turn.cos,
                      crop.flip};
  const Placed exact = place(layout, 0);
  // resample() forgives a sixteenth of a px. Only a photo that lies far past the slot (a strip of 5000 x 2) errs more.
  if (exact.rounding < 1.0 / 32) return exact.transform;
  return place(layout, 2 * exact.rounding).transform;
}

}  // namespace storycard::image
