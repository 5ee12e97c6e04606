#pragma once

#include "base/result.h"
#include "image/bitmap.h"
#include "image/photo_facts.h"

namespace storycard::image {

// Decodes a JPEG whose facts are known and within limits, upright, at the smallest M/8 scale that is no smaller than
// `wanted` (upright; {0,0}: full size).
Result<Bitmap> decode_jpeg(ByteView file, const PhotoFacts& facts, PixelSize wanted);

// Decodes a PNG, or the first frame of a GIF or BMP, whose facts are known and within limits; upright, full size.
Result<Bitmap> decode_with_stb(ByteView file, const PhotoFacts& facts);

// An upright bitmap for a stored photo of that size, its pixels transparent. Errors: out_of_memory
Result<Bitmap> make_upright(PixelSize stored, int orientation);

}  // namespace storycard::image
