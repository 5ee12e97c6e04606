#include "image/resample.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "image/axis_weights.h"
#include "image/resample_turned.h"
#include "image/row_filter.h"

namespace storycard::image {
namespace {

// One axis of the photo laid along one axis of the slot, and how much of each slot px it covers.
struct AxisPlan {
  std::int32_t begin = 0;  // the slot px that the photo touches
  AxisWeights weights;
  std::vector<std::int32_t> cover;  // 0 to 256, of each

  std::int32_t count() const { return weights.count(); }
};

AxisPlan plan_axis(std::int32_t source, double scale, double offset, std::int32_t slot) {
  const double from = std::min(offset, offset + scale * source);
  const double until = std::max(offset, offset + scale * source);
  const auto cover_of = [&](std::int32_t index) {
    const double middle = double(index) + 0.5;
    // Where both edges fall into one px, what each leaves out adds up.
    return std::max(0, edge_cover(middle - from) + edge_cover(until - middle) - 256);
  };
  AxisPlan plan;
  const auto within = [slot](double value) {
    return static_cast<std::int32_t>(std::min(std::max(value, 0.0), double(slot)));
  };
  plan.begin = within(std::floor(from));
  std::int32_t end = std::max(plan.begin, within(std::ceil(until)));
  while (plan.begin < end && cover_of(plan.begin) == 0) ++plan.begin;
  while (plan.begin < end && cover_of(end - 1) == 0) --end;
  for (std::int32_t index = plan.begin; index < end; ++index) plan.cover.push_back(cover_of(index));
  plan.weights = axis_weights({source, scale, offset, plan.begin, end - plan.begin});
  return plan;
}

Bitmap resample_upright(const Bitmap& photo, const Transform& t, PixelSize slot) {
  Bitmap result = Bitmap::filled(slot, {0, 0, 0, 0});
  const AxisPlan across = plan_axis(photo.size.width, double(t.a), double(t.e), slot.width);
  const AxisPlan down = plan_axis(photo.size.height, double(t.d), double(t.f), slot.height);
  if (across.count() == 0 || down.count() == 0) return result;

  const LinearLight light;
  RowFilter filter(photo, across.weights, down.weights, light);
  const bool whole =
      std::all_of(across.cover.begin(), across.cover.end(), [](std::int32_t cover) { return cover == 256; });
  for (std::int32_t step = 0; step < down.count(); ++step) {
    // Upside down, the slot's last row comes from the photo's first.
    const std::int32_t y = t.d > 0 ? step : down.count() - 1 - step;
    std::uint8_t* pixel = result.row(down.begin + y) + std::size_t(4) * std::size_t(across.begin);
    light.write_row(filter.row(y), across.count(), pixel);
    const std::int32_t row_cover = down.cover[std::size_t(y)];
    if (whole && row_cover == 256) continue;
    for (const std::int32_t cover : across.cover) {
      fade(pixel, cover * row_cover >> 8);
      pixel += 4;
    }
  }
  return result;
}

// Rows become columns.
Bitmap swapped(const Bitmap& bitmap) {
  Bitmap result = Bitmap::filled({bitmap.size.height, bitmap.size.width}, {0, 0, 0, 0});
  for (std::int32_t y = 0; y < bitmap.size.height; ++y) {
    const std::uint8_t* from = bitmap.row(y);
    for (std::int32_t x = 0; x < bitmap.size.width; ++x, from += 4) std::copy(from, from + 4, result.row(x) + 4 * y);
  }
  return result;
}

bool can_be_undone(const Transform& t) {
  for (const float number : {t.a, t.b, t.c, t.d, t.e, t.f}) {
    if (!std::isfinite(number)) return false;
  }
  return std::abs(double(t.a) * double(t.d) - double(t.b) * double(t.c)) > 1e-12;
}

}  // namespace

Bitmap resample(const Bitmap& photo, const Transform& to_slot, PixelSize slot) {
  CHECK(slot.width >= 0 && slot.height >= 0);
  if (photo.empty() || !can_be_undone(to_slot)) return Bitmap::filled(slot, {0, 0, 0, 0});
  const Transform& t = to_slot;
  if (t.b == 0 && t.c == 0) return resample_upright(photo, t, slot);
  if (t.a == 0 && t.d == 0) {  // a quarter turn: lay it out with x and y swapped, then swap the small result
    return swapped(resample_upright(photo, {t.b, 0, 0, t.c, t.f, t.e}, {slot.height, slot.width}));
  }
  return resample_turned(photo, to_slot, slot);
}

}  // namespace storycard::image
