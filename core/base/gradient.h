#pragma once

#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"

// What an area is filled with, in px of the output.
namespace storycard {

struct GradientStop {
  float at;  // 0 to 1
  Color color;
  friend bool operator==(const GradientStop&, const GradientStop&) = default;
};

struct LinearGradient {
  Point from, to;
  std::vector<GradientStop> stops;
  friend bool operator==(const LinearGradient&, const LinearGradient&) = default;
};

struct RadialGradient {
  Point center;
  float radius;
  std::vector<GradientStop> stops;
  friend bool operator==(const RadialGradient&, const RadialGradient&) = default;
};

using Paint = std::variant<Color, LinearGradient, RadialGradient>;

}  // namespace storycard
