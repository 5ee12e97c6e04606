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
std::optional<PixelBounds> as_whole_pixels(const Path& path);

// Premultiplied pixels of a part of the card.
struct Surface {
  PixelBounds box;
  std::uint8_t* pixels;  // of its top left
  std::size_t stride;    // bytes from row to row

  std::uint8_t* at(std::int32_t x, std::int32_t y) const {
    return pixels + static_cast<std::size_t>(y - box.top) * stride + 4 * static_cast<std::size_t>(x - box.left);
  }
  // `part` must lie inside `box`.
  Surface cut(const PixelBounds& part) const { return {part, at(part.left, part.top), stride}; }
};

inline Surface surface_of(image::Bitmap& bitmap) {
  return {{0, 0, bitmap.size.width, bitmap.size.height}, bitmap.rgba.data(), 4 * static_cast<std::size_t>(bitmap.size.width)};
}

// Walks the pixels that a shape touches and hands each row's run to `blend(pixels, run)`.
class Canvas {
 public:
  explicit Canvas(const Surface& surface) : surface_(surface) {}

  const Surface& surface() const { return surface_; }
  const PixelBounds& box() const { return surface_.box; }

  template <typename Blend>
  void fill(const PixelBounds& shape, const Blend& blend) {
    const PixelBounds box_here = intersection(shape, box());
    if (box_here.empty()) return;
    for (std::int32_t y = box_here.top; y < box_here.bottom; ++y) {
      blend(surface_.at(box_here.left, y), Run{box_here.left, y, box_here.width(), nullptr});
    }
  }

  template <typename Blend>
  void fill(const Path& path, const Blend& blend) {
    fill(path, box(), blend);
  }

  template <typename Blend>
  void fill(const Path& path, const PixelBounds& clip, const Blend& blend) {
    // Most of a card is rectangles on whole pixels: the same bytes as the way below gives, without a mask.
    if (const auto pixels = as_whole_pixels(path)) return fill(intersection(*pixels, clip), blend);
    for_each_band(intersection(intersection(pixels_around(path), clip), box()),
                  [&](const PixelBounds& band) { fill(coverer_.cover(path, band), blend); });
  }

  // `mask` must lie inside box().
  template <typename Blend>
  void fill(const Mask& mask, const Blend& blend) {
    for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y) {
      blend(surface_.at(mask.box.left, y), Run{mask.box.left, y, mask.box.width(), mask.row(y)});
    }
  }

  // Cuts a box into bands, so that a card-sized shape takes no card-sized mask.
  template <typename Draw>
  void for_each_band(const PixelBounds& shape, const Draw& draw) {
    if (shape.empty()) return;
    for (std::int32_t top = shape.top; top < shape.bottom; top += band_height) {
      draw(PixelBounds{shape.left, top, shape.right, std::min(top + band_height, shape.bottom)});
    }
  }

 private:
  static constexpr std::int32_t band_height = 256;

  Surface surface_;
  Coverer coverer_;
};

}  // namespace storycard::raster
