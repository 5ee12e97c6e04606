#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "image/bitmap.h"

namespace storycard::image {

enum class FileKind { unknown, jpeg, png, gif, bmp, webp, heic, avif };

// By the first bytes, never by a name.
FileKind kind_of(ByteView file);

// What the file says of itself before any pixel is decoded: sizes are those of the stored photo.
struct PhotoHeader {
  FileKind kind = FileKind::unknown;
  PixelSize stored;
  int orientation = 1;  // EXIF tag 0x0112, 1 to 8; 1 when absent or nonsense
  PixelSize upright() const { return orientation >= 5 ? PixelSize{stored.height, stored.width} : stored; }
};
Result<PhotoHeader> read_photo_header(ByteView file);

struct DecodedPhoto {
  Bitmap upright;                             // orientation applied exactly once
  std::vector<std::string> removed_metadata;  // "GPS position", "camera model" ...: kinds found, none of it kept
};

// Decodes JPEG, PNG, GIF's and BMP's first frame.
//   `wanted`  the least upright size that the card needs; {0,0}: full size. JPEGs are decoded at the smallest M/8
//             scale that still is no smaller, so the result depends on file and `wanted` alone.
//   Errors    empty_file, unknown_format, broken_file (a JPEG cut short is refused, never half grey), too_large
Result<DecodedPhoto> decode_photo(ByteView file, PixelSize wanted);

}  // namespace storycard::image
