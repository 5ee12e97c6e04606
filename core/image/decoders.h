#pragma once

#include "base/result.h"
#include "image/bitmap.h"
#include "image/photo_facts.h"

namespace storycard::image {

// A JPEG is decoded at M/8 of its size: the smallest M from 1 to 8 that leaves no side below `wanted` (as stored), and 8
// where even that is too small, or nothing ({0,0}) is wanted. Of a header: `wanted` upright.
std::int32_t jpeg_eighths(PixelSize stored, PixelSize wanted);
std::int32_t jpeg_eighths(const PhotoHeader& header, PixelSize wanted);
PixelSize jpeg_scaled(PixelSize stored, std::int32_t eighths);

// Decodes a JPEG whose facts are known and within limits: `window` of the upright photo at `eighths`.
Result<Bitmap> decode_jpeg(ByteView file, const PhotoFacts& facts, std::int32_t eighths, PixelBox window);

// Decodes `window` of a PNG, or of the first frame of a GIF or BMP, whose facts are known and within limits.
Result<Bitmap> decode_with_stb(ByteView file, const PhotoFacts& facts, PixelBox window);

// A transparent bitmap. Errors: out_of_memory
Result<Bitmap> make_bitmap(PixelSize size);

}  // namespace storycard::image
