// Apart from decoding, so that a program which only plans links no decoder.
#include "image/decoders.h"
#include "image/orient.h"

namespace storycard::image {

PixelSize jpeg_scaled(PixelSize stored, std::int32_t eighths) {
  return {(stored.width * eighths + 7) / 8, (stored.height * eighths + 7) / 8};
}

std::int32_t jpeg_eighths(PixelSize stored, PixelSize wanted) {
  if (wanted == PixelSize{}) return 8;
  for (std::int32_t eighths = 1; eighths < 8; ++eighths) {
    const PixelSize size = jpeg_scaled(stored, eighths);
    if (size.width >= wanted.width && size.height >= wanted.height) return eighths;
  }
  return 8;
}

std::int32_t jpeg_eighths(const PhotoHeader& header, PixelSize wanted) {
  // Swapping twice is no swap: what is wanted upright leads to what is wanted as stored.
  return jpeg_eighths(header.stored, upright_size(wanted, header.orientation));
}

PixelSize decoded_size(const PhotoHeader& header, PixelSize wanted) {
  if (header.kind != FileKind::jpeg) return header.upright();
  return upright_size(jpeg_scaled(header.stored, jpeg_eighths(header, wanted)), header.orientation);
}

}  // namespace storycard::image
