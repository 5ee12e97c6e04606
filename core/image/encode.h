#pragma once

#include "base/result.h"
#include "image/bitmap.h"

namespace storycard::image {

// A PNG with an sRGB chunk and no other metadata: RGB when every pixel is opaque, else straight RGBA.
// Filters are chosen per row; the same bytes on every machine.
Bytes encode_png(const Bitmap& bitmap);

struct JpegOptions {
  int quality = 90;  // 1 to 100
};
// Baseline JPEG, 4:4:4, islow, no metadata but JFIF. Transparent pixels are laid on white.
Result<Bytes> encode_jpeg(const Bitmap& bitmap, const JpegOptions& options);

}  // namespace storycard::image
