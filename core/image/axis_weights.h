#pragma once

#include <cstdint>
#include <vector>

namespace storycard::image {

// How one axis of a picture is laid onto one axis of its result.
struct AxisMap {
  std::int32_t source = 0;  // length, px
  double scale = 1;         // result px per source px; negative mirrors, never 0
  double offset = 0;        // where the source's first edge lies on the result
  std::int32_t first = 0;   // the first result px wanted
  std::int32_t count = 0;   // how many
};

// For each result px the same number of neighbouring source px, with weights that add up to 1 << lanes::weight_bits.
// A Catmull-Rom kernel, widened when shrinking so that every source px counts; the source is mirrored at its edges.
struct AxisWeights {
  std::int32_t taps = 0;              // even; some weights at the end may be 0 and their source px past the last
  std::vector<std::int32_t> first;    // the first source px of each result px, never negative
  std::vector<std::int16_t> weights;  // taps of each result px

  std::int32_t count() const { return static_cast<std::int32_t>(first.size()); }
  const std::int16_t* of(std::int32_t index) const { return weights.data() + std::size_t(index) * std::size_t(taps); }
};

AxisWeights axis_weights(const AxisMap& map);

}  // namespace storycard::image
