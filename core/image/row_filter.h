#pragma once

#include <cstdint>
#include <vector>

#include "image/axis_weights.h"
#include "image/bitmap.h"
#include "image/linear_light.h"

namespace storycard::image {

// Filters a photo along both axes, one result row at a time, in linear light. Reads only the source px it needs and
// holds only as many source rows as one result row is made of.
class RowFilter {
 public:
  // All three outlive the filter. columns.count() > 0.
  RowFilter(const Bitmap& photo, const AxisWeights& columns, const AxisWeights& rows, const LinearLight& light);

  // The result row `index`, linear RGBA; valid until the next call. Ask in the order of the rows' `first`.
  const std::int16_t* row(std::int32_t index);

 private:
  std::int16_t* kept(std::int32_t source_row);
  void filter_along(std::int32_t source_row);

  const Bitmap& photo_;
  const AxisWeights& columns_;
  const AxisWeights& rows_;
  const LinearLight& light_;
  std::int32_t window_begin_ = 0;  // the source columns that are needed
  std::int32_t window_count_ = 0;
  std::int32_t next_ = 0;   // the first source row not filtered along yet
  std::size_t stride_ = 0;  // of kept rows, in numbers
  std::vector<std::int16_t> window_;
  std::vector<std::int16_t> kept_;  // rows_.taps rows, a ring
  std::vector<const std::int16_t*> sources_;
  std::vector<std::int16_t> result_;
};

}  // namespace storycard::image
