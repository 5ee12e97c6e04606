#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "image/decode.h"
#include "image/metadata.h"

namespace storycard::image {

// A WebP's pixels: where the frame lies on the canvas, and the chunks that libwebp is to read.
struct WebpFrame {
  PixelBox box;
  ByteView chunks;
};

// What one walk over a file's structure finds, before any pixel is decoded and before memory is taken.
struct PhotoFacts {
  PixelSize stored;
  int orientation = 1;
  int decoded_bytes_per_pixel = 4;  // of the widest picture that the decoder holds on its way to ours
  bool many_scans = false;          // a JPEG whose whole picture must be held as coefficients
  bool grey = false;                // one sample a pixel, and alpha
  bool display_p3 = false;          // told by a number (PNG's cICP) and not by a profile
  bool profile_packed = false;      // as a zlib stream
  std::vector<ByteView> profile;    // an ICC profile's pieces, within the file
  WebpFrame webp;
  Receipt metadata;
};

// Each walks a file of its kind to the end and refuses what is cut short or not of that kind.
//   Errors  broken_file, unknown_format (a variant that we do not decode); where = "byte N"
Result<PhotoFacts> jpeg_facts(ByteView file);
Result<PhotoFacts> png_facts(ByteView file);
Result<PhotoFacts> gif_facts(ByteView file);
Result<PhotoFacts> bmp_facts(ByteView file);
Result<PhotoFacts> webp_facts(ByteView file);

// The size that a JPEG's frame header states, of a thumbnail say; nothing where there is none.
std::optional<PixelSize> jpeg_frame_size(ByteView file);

// The facts of a file of any kind, within limits::photo_*, and the header they make.
Result<PhotoFacts> facts_within_limits(ByteView file, FileKind kind);
PhotoHeader header_of(FileKind kind, const PhotoFacts& facts);

inline Error broken_at(std::size_t at, std::string detail) {
  return {ErrorCode::broken_file, "byte " + std::to_string(at), std::move(detail)};
}

}  // namespace storycard::image
