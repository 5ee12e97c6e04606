#include "image/bitmap.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"
#include "image/premultiplied.h"

namespace storycard::image {

Bitmap Bitmap::filled(PixelSize size, Color color) {
  CHECK(size.width >= 0 && size.height >= 0);
  Bitmap bitmap;
  bitmap.size = size;
  bitmap.rgba.resize(std::size_t(4) * std::size_t(size.width) * std::size_t(size.height));
  const std::uint8_t pixel[4] = {scaled_by_alpha(color.red, color.alpha), scaled_by_alpha(color.green, color.alpha),
                                 scaled_by_alpha(color.blue, color.alpha), color.alpha};
  const bool clear = std::all_of(pixel, pixel + 4, [](std::uint8_t byte) { return byte == 0; });
  if (clear || bitmap.rgba.empty()) return bitmap;
  std::copy(pixel, pixel + 4, bitmap.rgba.begin());
  // What is done is copied behind itself, twice as much each time.
  for (std::size_t done = 4; done < bitmap.rgba.size(); done *= 2) {
    std::copy_n(bitmap.rgba.begin(), std::min(done, bitmap.rgba.size() - done), bitmap.rgba.begin() + std::ptrdiff_t(done));
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
