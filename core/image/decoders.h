#pragma once

#include "base/result.h"
#include "image/bitmap.h"
#include "image/color_profile.h"
#include "image/photo_facts.h"

namespace storycard::image {

// A JPEG is decoded at M/8 of its size: the smallest M from 1 to 8 that leaves no side below `wanted` (as stored), and 8
// where even that is too small, or nothing ({0,0}) is wanted. Of a header: `wanted` upright.
std::int32_t jpeg_eighths(PixelSize stored, PixelSize wanted);
std::int32_t jpeg_eighths(const PhotoHeader& header, PixelSize wanted);
PixelSize jpeg_scaled(PixelSize stored, std::int32_t eighths);

// A file whose facts are known and within limits, and what is wanted of it.
struct DecodeTask {
  ByteView file;
  const PhotoFacts& facts;
  const ToSrgb* colors = nullptr;  // null: they are sRGB's
  PixelBox window;                 // of the upright photo as decoded
};

Result<Bitmap> decode_jpeg(const DecodeTask& task, std::int32_t eighths);
Result<Bitmap> decode_png(const DecodeTask& task);
Result<Bitmap> decode_webp(const DecodeTask& task);      // of an animation the first frame
Result<Bitmap> decode_with_stb(const DecodeTask& task);  // the first frame of a GIF or BMP

// Straight RGBA in the photo's own colours to premultiplied sRGB, in place.
void finish_pixels(std::uint8_t* rgba, std::size_t count, const ToSrgb* colors);

// The window of a whole picture as stored, in its own colours, alpha not multiplied in.
Result<Bitmap> finish_stored(const DecodeTask& task, Bitmap stored);

// A transparent bitmap. Errors: out_of_memory
Result<Bitmap> make_bitmap(PixelSize size);

}  // namespace storycard::image
