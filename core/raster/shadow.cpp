#include "raster/shadow.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace storycard::raster {
namespace {

constexpr float most_blur = 512;  // px; hostile art must not choose how much memory a shadow takes

// Half widths of three running means that together spread as a Gauss curve of this deviation does.
struct Means {
  std::int32_t half[3];
  std::int32_t reach() const { return half[0] + half[1] + half[2]; }
};

Means means_for(double deviation) {
  const double variance = 12 * deviation * deviation;
  auto width = static_cast<std::int32_t>(std::floor(std::sqrt(variance / 3 + 1)));
  if (width % 2 == 0) --width;
  // So many of the three stay at `width`, the others are two wider: the variances add up as near as odd widths can.
  const double narrow = (variance - 3.0 * width * width - 12.0 * width - 9) / (-4.0 * width - 4);
  const auto narrow_count = static_cast<int>(std::floor(narrow + 0.5));
  Means means{};
  for (int i = 0; i < 3; ++i) means.half[i] = (i < narrow_count ? width : width + 2) / 2;
  return means;
}

// One running mean along the rows of a w x h picture with 16 bits a pixel; outside is 0.
void mean_along_rows(std::vector<std::uint16_t>& pixels, std::size_t width, std::int32_t half) {
  if (half == 0) return;
  const std::uint32_t count = static_cast<std::uint32_t>(2 * half + 1);
  const auto reach = static_cast<std::size_t>(half);
  std::vector<std::uint16_t> row(width);
  for (auto begin = pixels.begin(); begin != pixels.end(); begin += static_cast<std::ptrdiff_t>(width)) {
    std::copy(begin, begin + static_cast<std::ptrdiff_t>(width), row.begin());
    std::uint32_t sum = 0;
    for (std::size_t x = 0; x < std::min(reach, width); ++x) sum += row[x];
    for (std::size_t x = 0; x < width; ++x) {
      if (x + reach < width) sum += row[x + reach];
      if (x > reach) sum -= row[x - reach - 1];
      begin[static_cast<std::ptrdiff_t>(x)] = static_cast<std::uint16_t>((sum + count / 2) / count);
    }
  }
}

std::vector<std::uint16_t> transposed_picture(const std::vector<std::uint16_t>& pixels, std::size_t width) {
  const std::size_t height = pixels.size() / width;
  std::vector<std::uint16_t> result(pixels.size());
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) result[x * height + y] = pixels[y * width + x];
  }
  return result;
}

}  // namespace

ShadowMask::ShadowMask(const Rect& rect, float radius, float blur) {
  const Means means = means_for(blur > 0 ? std::min(blur, most_blur) / 2.0 : 0.0);
  const std::int32_t reach = means.reach();
  PixelBounds solid = pixels_around(rect);
  if (solid.empty()) return;
  box_ = {solid.left - reach, solid.top - reach, solid.right + reach, solid.bottom + reach};

  // Cut whole pixels out of the flat middle: what is left still has every corner, edge and fraction of a pixel.
  radius = radius > 0 ? std::min({radius, rect.width / 2, rect.height / 2, static_cast<float>(limits::card_side)}) : 0;
  const std::int32_t kept = 2 * (static_cast<std::int32_t>(std::ceil(radius)) + reach + 2) + 1;
  const std::int32_t cut_x = std::max(0, solid.width() - kept);
  const std::int32_t cut_y = std::max(0, solid.height() - kept);
  small_box_ = {box_.left, box_.top, box_.right - cut_x, box_.bottom - cut_y};
  const Rect small{rect.x, rect.y, rect.width - static_cast<float>(cut_x), rect.height - static_cast<float>(cut_y)};

  Coverer coverer;
  const Mask mask = coverer.cover(rounded_rectangle_path(small, radius), small_box_);
  const auto width = static_cast<std::size_t>(small_box_.width());
  std::vector<std::uint16_t> pixels(width * static_cast<std::size_t>(small_box_.height()));
  for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y) {
    const auto start = static_cast<std::size_t>(y - small_box_.top) * width +
                       static_cast<std::size_t>(mask.box.left - small_box_.left);
    for (std::int32_t x = 0; x < mask.box.width(); ++x) {
      pixels[start + static_cast<std::size_t>(x)] = static_cast<std::uint16_t>(mask.row(y)[x] * 257);
    }
  }
  for (const std::int32_t half : means.half) mean_along_rows(pixels, width, half);
  pixels = transposed_picture(pixels, width);
  const auto height = static_cast<std::size_t>(small_box_.height());
  for (const std::int32_t half : means.half) mean_along_rows(pixels, height, half);
  pixels = transposed_picture(pixels, height);
  alpha_.resize(pixels.size());
  std::transform(pixels.begin(), pixels.end(), alpha_.begin(),
                 [](std::uint16_t fine) { return static_cast<std::uint8_t>((fine + 128u) / 257); });
}

void ShadowMask::coverage_of(std::int32_t x, std::int32_t y, std::int32_t count, std::uint8_t* coverage) const {
  // The middle's pixels are all like the one at the cut.
  const auto in_small = [](std::int32_t place, std::int32_t length, std::int32_t small_length) {
    const std::int32_t cut = small_length / 2;
    return place < cut ? place : std::max(cut, place - (length - small_length));
  };
  const std::int32_t row = in_small(y - box_.top, box_.height(), small_box_.height());
  const std::uint8_t* alpha =
      alpha_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(small_box_.width());
  const std::int32_t cut = small_box_.width() / 2, added = box_.width() - small_box_.width();
  std::int32_t place = x - box_.left;
  const std::int32_t end = place + count;
  const auto copy_to = [&](std::int32_t stop, std::int32_t offset) {
    for (; place < std::min(stop, end); ++place) *coverage++ = alpha[place - offset];
  };
  copy_to(cut, 0);
  for (; place < std::min(cut + added, end); ++place) *coverage++ = alpha[cut];
  copy_to(end, added);
}

}  // namespace storycard::raster
