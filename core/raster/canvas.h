#pragma once

#include <algorithm>
#include <optional>

#include "image/bitmap.h"
#include "raster/coverage.h"

namespace storycard::raster {

// Neighbouring pixels of one row. `coverage` has a byte for each, or is null where all are covered whole.
struct Run {
  std::int32_t x, y, count;
  const std::uint8_t* coverage;
};

// The whole pixels that a path covers, each of them wholly; nothing for any other path.
std::optional<PixelBox> as_whole_pixels(const Path& path);

// Walks the pixels that a shape touches and hands each row's run to `blend(pixels, run)`.
class Canvas {
 public:
  explicit Canvas(image::Bitmap& bitmap) : bitmap_(bitmap) {}

  PixelBox box() const { return {0, 0, bitmap_.size.width, bitmap_.size.height}; }

  template <typename Blend>
  void fill(const PixelBox& shape, const Blend& blend) {
    const PixelBox box_here = intersection(shape, box());
    if (box_here.empty()) return;
    for (std::int32_t y = box_here.top; y < box_here.bottom; ++y) {
      blend(pixels_at(box_here.left, y), Run{box_here.left, y, box_here.width(), nullptr});
    }
  }

  template <typename Blend>
  void fill(const Path& path, const Blend& blend) {
    fill(path, box(), blend);
  }

  template <typename Blend>
  void fill(const Path& path, const PixelBox& clip, const Blend& blend) {
    // Most of a card is rectangles on whole pixels: the same bytes as the way below gives, without a mask.
    if (const auto pixels = as_whole_pixels(path)) return fill(intersection(*pixels, clip), blend);
    const PixelBox touched = intersection(intersection(pixels_around(path), clip), box());
    // In bands, so that a card-sized shape takes no card-sized mask.
    for (std::int32_t top = touched.top; top < touched.bottom; top += band_height) {
      const std::int32_t bottom = std::min(top + band_height, touched.bottom);
      const Mask mask = coverer_.cover(path, {touched.left, top, touched.right, bottom});
      for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y) {
        blend(pixels_at(mask.box.left, y), Run{mask.box.left, y, mask.box.width(), mask.row(y)});
      }
    }
  }

 private:
  static constexpr std::int32_t band_height = 256;

  std::uint8_t* pixels_at(std::int32_t x, std::int32_t y) { return bitmap_.row(y) + 4 * static_cast<std::size_t>(x); }

  image::Bitmap& bitmap_;
  Coverer coverer_;
};

}  // namespace storycard::raster
