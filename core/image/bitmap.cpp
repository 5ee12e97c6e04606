#include "image/bitmap.h"

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
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    for (std::size_t channel = 0; channel < 4; ++channel) bitmap.rgba[at + channel] = pixel[channel];
  }
  return bitmap;
}

bool opaque(const Bitmap& bitmap) {
  std::uint8_t all = 255;
  for (std::size_t at = 3; at < bitmap.rgba.size(); at += 4) all &= bitmap.rgba[at];
  return all == 255;
}

Bytes straight_rgba(const Bitmap& bitmap) {
  Bytes rgba = bitmap.rgba;
  for (std::size_t at = 0; at < rgba.size(); at += 4) {
    const std::uint8_t alpha = rgba[at + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t channel = 0; channel < 3; ++channel) rgba[at + channel] = straight(rgba[at + channel], alpha);
  }
  return rgba;
}

}  // namespace storycard::image
