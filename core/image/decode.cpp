#include "image/decode.h"

#include <cstdlib>

#include "base/check.h"
#include "image/decoders.h"

namespace storycard::image {

Result<Bitmap> make_bitmap(PixelSize size) {
  const std::size_t bytes = std::size_t(4) * std::size_t(size.width) * std::size_t(size.height);
  // A vector that cannot have its memory ends the program, so ask first. Volatile, or the pair is optimised away.
  void* volatile probe = std::malloc(bytes);
  if (probe == nullptr) return Error{ErrorCode::out_of_memory, "", "there is not enough memory for the photo"};
  std::free(probe);
  return Bitmap{size, Bytes(bytes)};
}

Result<DecodedPhoto> decode_photo(ByteView file, const DecodeOptions& options) {
  const FileKind kind = kind_of(file);
  const auto facts = facts_within_limits(file, kind);
  if (!facts) return facts.error();
  const PhotoHeader header = header_of(kind, *facts);
  const PixelSize whole = decoded_size(header, options.wanted);
  const PixelBox window = options.window.empty() ? box_of(whole) : options.window;
  CHECK(window.x >= 0 && window.y >= 0 && window.right() <= whole.width && window.bottom() <= whole.height);
  auto pixels = kind == FileKind::jpeg ? decode_jpeg(file, *facts, jpeg_eighths(header, options.wanted), window)
                                       : decode_with_stb(file, *facts, window);
  if (!pixels) return pixels.error();
  return DecodedPhoto{*std::move(pixels), whole, facts->metadata.names()};
}

}  // namespace storycard::image
