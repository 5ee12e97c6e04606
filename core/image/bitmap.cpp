#include "image/bitmap.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/check.h"
#include "image/premultiplied.h"

namespace storycard::image {

Bitmap Bitmap::filled(PixelSize size, Color color) {
  CHECK(size.width >= 0 && size.height >= 0);
  Bitmap bitmap;
  bitmap.size = size;
  const std::uint8_t pixel[4] = {scaled_by_alpha(color.red, color.alpha), scaled_by_alpha(color.green, color.alpha),
                                 scaled_by_alpha(color.blue, color.alpha), color.alpha};
  // In blocks, which are copied: resize() would write byte by byte.
  std::array<std::uint8_t, 4096> block;
  for (std::size_t at = 0; at < block.size(); ++at) block[at] = pixel[at % 4];
  const std::size_t bytes = std::size_t(4) * std::size_t(size.width) * std::size_t(size.height);
  bitmap.rgba.reserve(bytes);
  while (bitmap.rgba.size() < bytes) {
    const std::size_t next = std::min(block.size(), bytes - bitmap.rgba.size());
    bitmap.rgba.insert(bitmap.rgba.end(), block.data(), block.data() + next);
  }
  return bitmap;
}

bool opaque(const Bitmap& bitmap) {
  std::uint64_t all = ~std::uint64_t{0};
  std::size_t at = 0;
  for (std::uint64_t two = 0; at + 8 <= bitmap.rgba.size(); at += 8) {
    std::memcpy(&two, bitmap.rgba.data() + at, 8);
    all &= two;
  }
  std::uint8_t last = 255;
  for (at += 3; at < bitmap.rgba.size(); at += 4) last &= bitmap.rgba[at];
  std::uint8_t bytes[8];
  std::memcpy(bytes, &all, 8);
  return (bytes[3] & bytes[7] & last) == 255;
}

Bytes straight_rgba(Bitmap bitmap) {
  Bytes rgba = std::move(bitmap.rgba);
  for (std::size_t at = 0; at < rgba.size(); at += 4) {
    const std::uint8_t alpha = rgba[at + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t channel = 0; channel < 3; ++channel) rgba[at + channel] = straight(rgba[at + channel], alpha);
  }
  return rgba;
}

}  // namespace storycard::image
