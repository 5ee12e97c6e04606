#pragma once

#include <string>

#include "base/result.h"
#include "image/bitmap.h"

namespace storycard::image {

struct PngOptions {
  std::string alt_text;  // UTF-8; empty: none in the file
};
// A PNG without loss: grey or a palette where that is enough, RGB where every pixel is opaque, else straight RGBA.
// Chunks: IHDR, sRGB, PLTE and tRNS where needed, iTXt (an XMP packet with the alt text) where asked for, IDAT, IEND.
// The same bytes on every machine.
Bytes encode_png(const Bitmap& bitmap, const PngOptions& options = {});

struct JpegOptions {
  int quality = 90;      // 1 to 100
  std::string alt_text;  // as of PNG, in an APP1 segment
};
// Baseline JPEG, 4:4:4, islow, no metadata but JFIF and the alt text. Transparent pixels are laid on white.
Result<Bytes> encode_jpeg(const Bitmap& bitmap, const JpegOptions& options);

}  // namespace storycard::image
