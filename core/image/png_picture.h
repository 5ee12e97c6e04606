#pragma once

#include "image/bitmap.h"
#include "image/png_filter.h"

namespace storycard::image {

enum class PngColors : std::uint8_t { grey = 0, rgb = 2, palette = 3, rgba = 6 };  // the numbers that IHDR has for them

// A bitmap as a PNG holds it, without loss: straight alpha, channels that are needed, bits that are needed.
struct PngPicture {
  PngColors colors = PngColors::rgb;
  std::uint8_t bits = 8;
  PngRows rows;
  Bytes palette;  // PLTE, three bytes a colour; those that are not opaque come first, each group from dark to light
  Bytes alphas;   // tRNS, of the first colours
};

// RGB where all is opaque, else RGBA.
PngPicture true_color(const Bitmap& bitmap);

// Grey where red, green and blue are the same, else a palette of at most 256 colours, in 1, 2, 4 or 8 bits, whichever
// has fewer; nothing (no rows) where neither can hold the bitmap. Cost: photos are given up after a few pixels.
PngPicture few_colors(const Bitmap& bitmap);

}  // namespace storycard::image
