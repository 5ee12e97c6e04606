#pragma once

#include "paint/display_list.h"
#include "raster/blend.h"

namespace storycard::raster {

// A gradient's colours, ready to be looked up: entry i is the colour at i / 1024, interpolated premultiplied.
class Ramp {
 public:
  static constexpr std::int32_t last = 1024;
  // Stops out of order are taken at the place of the one before; beyond the ends the outer colours go on.
  explicit Ramp(const std::vector<paint::GradientStop>& stops);
  const FineColor& at(std::int32_t entry) const { return colors_[static_cast<std::size_t>(entry)]; }

 private:
  std::vector<FineColor> colors_;
};

// Fills `colors` with those of the pixels (x, y), (x + 1, y) ... at their centres.
class GradientRow {
 public:
  explicit GradientRow(const paint::LinearGradient& gradient);
  explicit GradientRow(const paint::RadialGradient& gradient);
  void colors_of(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const;

 private:
  void linear(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const;
  void radial(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const;

  Ramp ramp_;
  bool is_radial_;
  // Linear: 32 fractional bits of the way from first to last stop, at pixel (0, 0) and a step right or down.
  std::int64_t origin_ = 0, step_right_ = 0, step_down_ = 0;
  double center_x_ = 0, center_y_ = 0, entries_per_px_ = 0;
};

}  // namespace storycard::raster
