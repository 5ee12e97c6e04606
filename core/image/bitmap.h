#pragma once

#include "base/bytes.h"
#include "base/color.h"
#include "base/units.h"

namespace storycard::image {

// RGBA, 8 bits a channel, sRGB, premultiplied alpha, rows top to bottom without padding.
struct Bitmap {
  PixelSize size;
  Bytes rgba;  // 4 * width * height bytes

  static Bitmap filled(PixelSize size, Color color);
  const std::uint8_t* row(std::int32_t y) const {
    return rgba.data() + std::size_t(4) * std::size_t(size.width) * std::size_t(y);
  }
  std::uint8_t* row(std::int32_t y) { return rgba.data() + std::size_t(4) * std::size_t(size.width) * std::size_t(y); }
  bool empty() const { return rgba.empty(); }
  friend bool operator==(const Bitmap&, const Bitmap&) = default;
};

// True where every pixel's alpha is 255 (and of a bitmap without pixels).
bool opaque(const Bitmap& bitmap);

// The pixels with straight alpha, as files and canvases have them.
Bytes straight_rgba(Bitmap bitmap);

}  // namespace storycard::image
