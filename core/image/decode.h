#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "image/bitmap.h"
#include "image/metadata.h"

namespace storycard::image {

enum class FileKind { unknown, jpeg, png, gif, bmp, webp, heic, avif };

// By the first bytes, never by a name.
FileKind kind_of(ByteView file);

// "jpeg", "png" ...
const char* name_of(FileKind kind);

// What the file says of itself, read without decoding a pixel: sizes are those of the stored photo.
struct PhotoHeader {
  FileKind kind = FileKind::unknown;
  PixelSize stored;
  int orientation = 1;                // EXIF tag 0x0112, 1 to 8; 1 when absent or nonsense
  std::vector<ReceiptEntry> receipt;  // what the file tells besides its picture, most telling first

  PixelSize upright() const { return orientation >= 5 ? PixelSize{stored.height, stored.width} : stored; }
};

// Errors as decode_photo, but for damage that only decoding finds.
Result<PhotoHeader> read_photo_header(ByteView file);

// The upright size that decode_photo gives the photo for `wanted`: for a JPEG the smallest M/8 of it that is no smaller
// than `wanted` on either side, for all else (and for {0,0}) its full size.
PixelSize decoded_size(const PhotoHeader& header, PixelSize wanted);

struct DecodeOptions {
  PixelSize wanted;  // the least upright size of the whole photo that the card needs; {0,0}: full size
  PixelBox window;   // in px of the decoded upright photo, within its decoded_size(); empty: all of it
  friend bool operator==(const DecodeOptions&, const DecodeOptions&) = default;
};

struct DecodedPhoto {
  Bitmap upright;                             // the window's pixels, orientation applied exactly once
  PixelSize whole;                            // decoded_size() of the photo that they are of
  std::vector<std::string> removed_metadata;  // "GPS position", "camera model" ...: kinds found, none of it kept
};

// Decodes JPEG, PNG, WebP's, GIF's and BMP's first frame, into sRGB. The result depends on the file and `wanted` alone: a window holds
// exactly the bytes that the whole has there, and memory is taken only for it.
//   Errors    empty_file, unknown_format, broken_file (a JPEG cut short is refused, never half grey), too_large
Result<DecodedPhoto> decode_photo(ByteView file, const DecodeOptions& options);

}  // namespace storycard::image
