#include "raster/shadow.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace storycard::raster {
namespace {

constexpr float most_blur = 512;  // px; hostile art must not choose how much memory a shadow takes

// Half widths of three running means that together spread as a Gauss curve of this deviation does.
struct Means {
  std::int32_t half[3];
  std::int32_t reach() const { return half[0] + half[1] + half[2]; }
};

Means means_for(float blur) {
  const double deviation = blur > 0 ? std::min(blur, most_blur) / 2.0 : 0.0;
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

PixelBounds grown(const PixelBounds& box, std::int32_t by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

// 16 bits a pixel.
struct Picture {
  std::size_t width = 0, height = 0;
  std::vector<std::uint16_t> pixels;
  std::uint16_t* row(std::size_t y) { return pixels.data() + y * width; }
  const std::uint16_t* row(std::size_t y) const { return pixels.data() + y * width; }
};

Picture blank(std::size_t width, std::size_t height) {
  return {width, height, std::vector<std::uint16_t>(width * height)};
}

// Rows of which many neighbours are alike. Of so long a run that its middle sees nothing else, the rest is left out.
struct Squeezed {
  std::vector<std::int32_t> kept;   // rows
  std::vector<std::int32_t> place;  // of each row among those kept
};

template <typename Alike>
Squeezed squeezed(std::int32_t count, std::int32_t reach, const Alike& alike_the_one_before) {
  Squeezed result;
  for (std::int32_t start = 0, end = 0; start < count; start = end) {
    for (end = start + 1; end < count && alike_the_one_before(end);) ++end;
    const std::int32_t cut = std::max(0, end - start - (2 * reach + 1));
    for (std::int32_t row = start; row < end; ++row) {
      const bool left_out = row > start + reach && row <= start + reach + cut;
      if (!left_out) result.kept.push_back(row);
      result.place.push_back(static_cast<std::int32_t>(result.kept.size()) - 1);
    }
  }
  return result;
}

Picture transposed_picture(const Picture& picture) {
  Picture result = blank(picture.height, picture.width);
  constexpr std::size_t block = 32;
  for (std::size_t top = 0; top < picture.height; top += block) {
    for (std::size_t left = 0; left < picture.width; left += block) {
      const std::size_t right = std::min(left + block, picture.width), bottom = std::min(top + block, picture.height);
      for (std::size_t x = left; x < right; ++x) {
        for (std::size_t y = top; y < bottom; ++y) result.row(x)[y] = picture.row(y)[x];
      }
    }
  }
  return result;
}

// One running mean down the columns; outside is 0.
void mean_down(Picture& picture, Picture& spare, std::int32_t half) {
  if (half == 0) return;
  const float share = 1 / static_cast<float>(2 * half + 1);
  const auto reach = static_cast<std::size_t>(half);
  std::vector<std::int32_t> sums(picture.width);
  const auto add = [&](const std::uint16_t* row) {
    for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += row[x];
  };
  for (std::size_t y = 0; y < std::min(reach, picture.height); ++y) add(picture.row(y));
  for (std::size_t y = 0; y < picture.height; ++y) {
    if (y + reach < picture.height) add(picture.row(y + reach));
    if (y > reach) {
      const std::uint16_t* gone = picture.row(y - reach - 1);
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] -= gone[x];
    }
    std::uint16_t* mean = spare.row(y);
    for (std::size_t x = 0; x < sums.size(); ++x) {
      mean[x] = static_cast<std::uint16_t>(static_cast<std::int32_t>(static_cast<float>(sums[x]) * share + 0.5f));
    }
  }
  std::swap(picture, spare);
}

void blur_down(Picture& picture, const Means& means) {
  Picture spare = blank(picture.width, picture.height);
  for (const std::int32_t half : means.half) mean_down(picture, spare, half);
}

// The mask's pixels in a picture of the rows kept of `domain`, which is as wide as the mask's rows and their surroundings.
Picture rows_of(const Mask& mask, const PixelBounds& domain, const Squeezed& rows) {
  Picture picture = blank(static_cast<std::size_t>(domain.width()), rows.kept.size());
  for (std::size_t i = 0; i < rows.kept.size(); ++i) {
    const std::int32_t y = domain.top + rows.kept[i];
    if (y < mask.box.top || y >= mask.box.bottom) continue;
    const std::uint8_t* from = mask.row(y);
    std::uint16_t* to = picture.row(i) + (mask.box.left - domain.left);
    for (std::int32_t x = 0; x < mask.box.width(); ++x) to[x] = static_cast<std::uint16_t>(from[x] * 257);
  }
  return picture;
}

Squeezed squeezed_rows(const Mask& mask, const PixelBounds& domain, std::int32_t reach) {
  const auto in_mask = [&](std::int32_t y) { return y >= mask.box.top && y < mask.box.bottom; };
  return squeezed(domain.height(), reach, [&](std::int32_t row) {
    const std::int32_t y = domain.top + row;
    if (!in_mask(y) || !in_mask(y - 1)) return in_mask(y) == in_mask(y - 1);
    return std::memcmp(mask.row(y), mask.row(y - 1), static_cast<std::size_t>(mask.box.width())) == 0;
  });
}

Picture rows_kept(const Picture& picture, const Squeezed& rows) {
  Picture result = blank(picture.width, rows.kept.size());
  for (std::size_t i = 0; i < rows.kept.size(); ++i) {
    const std::uint16_t* from = picture.row(static_cast<std::size_t>(rows.kept[i]));
    std::copy(from, from + picture.width, result.row(i));
  }
  return result;
}

}  // namespace

ShadowMask::ShadowMask(const Path& path, float blur, const PixelBounds& clip) {
  const Means means = means_for(blur);
  const std::int32_t reach = means.reach();
  const PixelBounds solid = pixels_around(path);
  if (solid.empty()) return;
  const PixelBounds box = intersection(grown(solid, reach), clip);
  if (box.empty()) return;
  const PixelBounds domain = grown(box, reach);  // all that the box's pixels see
  Coverer coverer;
  const Mask mask = coverer.cover(path, intersection(solid, domain));
  if (mask.box.empty()) return;

  const Squeezed rows = squeezed_rows(mask, domain, reach);
  Picture picture = transposed_picture(rows_of(mask, domain, rows));
  const Squeezed columns = squeezed(domain.width(), reach, [&](std::int32_t x) {
    const std::uint16_t* column = picture.row(static_cast<std::size_t>(x));
    return std::equal(column, column + picture.width, column - picture.width);
  });
  picture = rows_kept(picture, columns);
  blur_down(picture, means);
  picture = transposed_picture(picture);
  blur_down(picture, means);

  box_ = box;
  rows_.assign(rows.place.begin() + reach, rows.place.end() - reach);
  columns_.assign(columns.place.begin() + reach, columns.place.end() - reach);
  stride_ = picture.width;
  alpha_.resize(picture.pixels.size());
  std::transform(picture.pixels.begin(), picture.pixels.end(), alpha_.begin(),
                 [](std::uint16_t fine) { return static_cast<std::uint8_t>((fine + 128u) / 257); });
}

void ShadowMask::coverage_of(std::int32_t x, std::int32_t y, std::int32_t count, std::uint8_t* coverage) const {
  const std::uint8_t* alpha =
      alpha_.data() + static_cast<std::size_t>(rows_[static_cast<std::size_t>(y - box_.top)]) * stride_;
  const std::int32_t* column = columns_.data() + (x - box_.left);
  for (std::int32_t i = 0; i < count; ++i) coverage[i] = alpha[column[i]];
}

std::int32_t shadow_reach(float blur) { return means_for(blur).reach(); }

}  // namespace storycard::raster
