#pragma once

#include "font/color_glyph.h"
#include "raster/gradient.h"

namespace storycard::raster {

// The colours of a glyph's gradient, px by px. Plus, minus, times, divided and square roots only: the same everywhere.
class InkRow {
 public:
  // `to_px` leads from the glyph's font units to px on the card.
  InkRow(const font::LinearInk& ink, const Transform& to_px);
  InkRow(const font::RadialInk& ink, const Transform& to_px);
  InkRow(const font::SweepInk& ink, const Transform& to_px);

  // Fills `colors` with those of the pixels (x, y), (x + 1, y) ... at their centres; clear where the gradient is not.
  void colors_of(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const;

 private:
  enum class Kind : std::uint8_t { none, linear, radial, sweep };
  struct Vec {
    double x = 0, y = 0;
  };

  InkRow(const font::ColorLine& line, const Transform& place, const Transform& to_px);
  Vec in_gradient_space(double x, double y) const;
  FineColor color_at(double way) const;
  FineColor radial(Vec at) const;

  Kind kind_ = Kind::none;
  font::Extend extend_;
  Ramp ramp_;
  double first_stop_ = 0, stops_length_ = 0;
  // From px to the gradient's own space.
  double xx_ = 0, xy_ = 0, x0_ = 0, yx_ = 0, yy_ = 0, y0_ = 0;
  Vec origin_;  // where the way begins
  Vec along_;   // linear: its direction, by its length squared; radial: from centre to centre
  double radius_ = 0, growth_ = 0, curve_ = 0;
  double from_turn_ = 0, turns_ = 0;
};

// The direction of (x, y) counterclockwise from the right, y upwards, in turns from 0 to 1.
double turn_of(double x, double y);

}  // namespace storycard::raster
