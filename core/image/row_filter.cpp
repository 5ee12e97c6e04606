#include "image/row_filter.h"

#include <algorithm>

#include "base/check.h"
#include "image/lanes.h"

namespace storycard::image {
namespace {

// The weighted sum of `taps` neighbouring px, one lane a channel.
inline lanes::Four weighted_sum(const std::int16_t* pixels, const std::int16_t* weights, std::int32_t taps) {
  lanes::Four sum = lanes::zero();
  for (std::int32_t tap = 0; tap < taps; tap += 2) {
    const lanes::Eight two = lanes::zip_halves(lanes::load(pixels + 4 * tap));
    sum = lanes::add_products(sum, two, lanes::pair(weights + tap));
  }
  return sum;
}

}  // namespace

RowFilter::RowFilter(const Bitmap& photo, const AxisWeights& columns, const AxisWeights& rows, const LinearLight& light)
    : photo_(photo), columns_(columns), rows_(rows), light_(light) {
  CHECK(columns.count() > 0);
  const auto [least, most] = std::minmax_element(columns.first.begin(), columns.first.end());
  window_begin_ = *least;
  window_count_ = std::min(*most + columns.taps, photo.size.width) - window_begin_;
  // Room for taps of weight 0 past the last px, and for writing two px at a time.
  window_.resize(4 * (std::size_t(*most - *least) + std::size_t(columns.taps) + 1));
  stride_ = 4 * ((std::size_t(columns.count()) + 1) / 2 * 2);
  kept_.resize(stride_ * std::size_t(rows.taps));
  sources_.resize(std::size_t(rows.taps));
  result_.resize(stride_);
}

std::int16_t* RowFilter::kept(std::int32_t source_row) {
  return kept_.data() + stride_ * std::size_t(source_row % rows_.taps);
}

void RowFilter::filter_along(std::int32_t source_row) {
  light_.read_row(photo_.row(source_row) + std::size_t(4) * std::size_t(window_begin_), window_count_, window_.data());
  std::int16_t* to = kept(source_row);
  const std::int32_t count = columns_.count();
  for (std::int32_t x = 0; x < count; x += 2, to += 8) {
    const std::int32_t other = std::min(x + 1, count - 1);
    const auto index = static_cast<std::size_t>(x);
    const lanes::Four low =
        weighted_sum(window_.data() + 4 * (columns_.first[index] - window_begin_), columns_.of(x), columns_.taps);
    const lanes::Four high = weighted_sum(window_.data() + 4 * (columns_.first[std::size_t(other)] - window_begin_),
                                          columns_.of(other), columns_.taps);
    lanes::store(to, lanes::rounded(low, high));
  }
}

const std::int16_t* RowFilter::row(std::int32_t index) {
  const std::int32_t first = rows_.first[std::size_t(index)];
  const std::int32_t end = std::min(first + rows_.taps, photo_.size.height);
  CHECK(next_ <= end);
  for (next_ = std::max(next_, first); next_ < end; ++next_) filter_along(next_);
  for (std::int32_t tap = 0; tap < rows_.taps; ++tap) {
    sources_[std::size_t(tap)] = kept(std::min(first + tap, end - 1));
  }
  const std::int16_t* weights = rows_.of(index);
  for (std::size_t at = 0; at < stride_; at += 8) {
    lanes::Four low = lanes::zero();
    lanes::Four high = lanes::zero();
    for (std::size_t tap = 0; tap < sources_.size(); tap += 2) {
      const lanes::Eight upper = lanes::load(sources_[tap] + at);
      const lanes::Eight lower = lanes::load(sources_[tap + 1] + at);
      const lanes::Eight pair = lanes::pair(weights + tap);
      low = lanes::add_products(low, lanes::zip_low(upper, lower), pair);
      high = lanes::add_products(high, lanes::zip_high(upper, lower), pair);
    }
    lanes::store(result_.data() + at, lanes::rounded(low, high));
  }
  return result_.data();
}

}  // namespace storycard::image
