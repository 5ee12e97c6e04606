#include "raster/gradient.h"

#include <algorithm>
#include <cmath>

namespace storycard::raster {
namespace {

// The way from a gradient's first stop to its last, with 32 fractional bits.
constexpr std::int64_t whole_way = std::int64_t{1} << 32;
constexpr double one = 4294967296.0;

// No length below this is a gradient: the last colour fills all of it, as in SVG 2, 14.2.
constexpr double shortest = 1.0 / 256;

// Hostile art may name any number: NaN becomes 0, what is far away comes nearer.
double tamed(float value) { return std::isnan(value) ? 0 : std::clamp(double(value), -1048576.0, 1048576.0); }

// Where on the ramp a stop lies, in 1/65536 of it.
std::int32_t place_of(float at) {
  return at > 0 ? static_cast<std::int32_t>(std::floor(std::min(double(at), 1.0) * 65536 + 0.5)) : 0;
}

// The colour at `way` of `length` from a to b, premultiplied before it is mixed.
FineColor between(Color a, Color b, std::int64_t way, std::int64_t length) {
  const auto mixed = [&](int of_a, int of_b) {
    // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): the stop beyond an entry lies further than the one before it
    const std::int64_t times_255 = (of_a * a.alpha * (length - way) + of_b * b.alpha * way) * 256 / length;
    return static_cast<std::uint64_t>((times_255 + 127) / 255);
  };
  return {mixed(a.red, b.red) | mixed(a.green, b.green) << 16 | mixed(a.blue, b.blue) << 32 | mixed(255, 255) << 48};
}

std::int32_t entry_at(std::int64_t way) {
  constexpr std::int64_t entry = whole_way / Ramp::last;
  return static_cast<std::int32_t>((std::clamp<std::int64_t>(way, 0, whole_way) + entry / 2) / entry);
}

}  // namespace

Ramp::Ramp(const std::vector<paint::GradientStop>& stops) {
  colors_.resize(last + 1);
  if (stops.empty()) return;
  std::size_t next = 0;  // the first stop beyond the entry
  std::int32_t from = 0, to = place_of(stops[0].at);
  for (std::int32_t entry = 0; entry <= last; ++entry) {
    const std::int32_t place = entry * (65536 / last);
    while (next < stops.size() && to <= place) {
      from = to;
      if (++next < stops.size()) to = std::max(from, place_of(stops[next].at));
    }
    const Color before = stops[next == 0 ? 0 : next - 1].color;
    const bool outside = next == 0 || next == stops.size();
    colors_[static_cast<std::size_t>(entry)] =
        outside ? between(before, before, 0, 1) : between(before, stops[next].color, place - from, to - from);
  }
}

GradientRow::GradientRow(const paint::LinearGradient& gradient) : ramp_(gradient.stops), is_radial_(false) {
  const double x = tamed(gradient.from.x), y = tamed(gradient.from.y);
  const double right = tamed(gradient.to.x) - x, down = tamed(gradient.to.y) - y;
  const double squared = right * right + down * down;
  if (squared < shortest * shortest) {
    origin_ = whole_way;
    return;
  }
  origin_ = std::llround(((0.5 - x) * right + (0.5 - y) * down) / squared * one);
  step_right_ = std::llround(right / squared * one);
  step_down_ = std::llround(down / squared * one);
}

GradientRow::GradientRow(const paint::RadialGradient& gradient) : ramp_(gradient.stops), is_radial_(true) {
  center_x_ = tamed(gradient.center.x);
  center_y_ = tamed(gradient.center.y);
  const double radius = tamed(gradient.radius);
  // Too small a circle: even its centre is beyond the last stop.
  entries_per_px_ = radius < shortest ? -1 : Ramp::last / radius;
}

void GradientRow::colors_of(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const {
  if (is_radial_) {
    radial(x, y, colors);
  } else {
    linear(x, y, colors);
  }
}

void GradientRow::linear(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const {
  std::int64_t way = origin_ + step_right_ * x + step_down_ * y;
  if (step_right_ == 0 && !colors.empty()) {
    std::fill(colors.begin(), colors.end(), ramp_.at(entry_at(way)));
    return;
  }
  for (FineColor& color : colors) {
    color = ramp_.at(entry_at(way));
    way += step_right_;
  }
}

void GradientRow::radial(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const {
  const double down = y + 0.5 - center_y_;
  double right = x + 0.5 - center_x_;
  for (FineColor& color : colors) {
    // A square root is correctly rounded everywhere (IEEE 754): the same entry on every machine.
    const double entry = std::sqrt(right * right + down * down) * entries_per_px_ + 0.5;
    const bool outside = entry >= Ramp::last || entries_per_px_ < 0;
    color = ramp_.at(outside ? Ramp::last : static_cast<std::int32_t>(entry));
    right += 1;
  }
}

}  // namespace storycard::raster
