// What a file says of itself. Apart from decoding, so that a program which only asks links no decoder.
#include <optional>
#include <string>

#include "base/limits.h"
#include "image/file_kind.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

// "24.1 megapixels", of tenths.
std::string megapixels(std::int64_t tenths) {
  const std::string part = tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10);
  return std::to_string(tenths / 10) + part + " megapixels";
}

std::optional<Error> beyond_limits(const PhotoFacts& facts, FileKind kind) {
  const auto [width, height] = facts.stored;
  if (width <= 0 || height <= 0) return Error{ErrorCode::broken_file, "", "the picture has no pixels"};
  const std::int64_t pixels = std::int64_t(width) * height;
  const std::string measured = "the photo is " + std::to_string(width) + " x " + std::to_string(height) + " pixels (" +
                               megapixels((pixels + 99'999) / 100'000) + ")";
  if (width > limits::photo_side || height > limits::photo_side) {
    return Error{ErrorCode::too_large, "",
                 measured + ", at most " + std::to_string(limits::photo_side) + " a side can be read"};
  }
  const bool jpeg = kind == FileKind::jpeg;
  const std::int64_t most = !jpeg              ? limits::photo_decoding_bytes / facts.decoded_bytes_per_pixel
                            : facts.many_scans ? limits::photo_layered_pixels
                                               : limits::photo_pixels;
  if (pixels <= most) return std::nullopt;
  std::string detail = measured + ", at most " + megapixels(most / 100'000) + " can be read of one";
  if (facts.many_scans) detail += " that is a progressive JPEG";
  if (!jpeg) detail += " of its kind";
  if (pixels <= limits::photo_pixels) detail += "; saved as a plain JPEG it could be";
  return Error{ErrorCode::too_large, "", detail};
}

}  // namespace

Result<PhotoFacts> facts_within_limits(ByteView file, FileKind kind) {
  if (file.size() > limits::photo_bytes) {
    return Error{ErrorCode::too_large, "",
                 "the photo's file has " + std::to_string(file.size() >> 20) + " MB, at most " +
                     std::to_string(limits::photo_bytes >> 20) + " MB can be read"};
  }
  auto facts = [&]() -> Result<PhotoFacts> {
    switch (kind) {
      case FileKind::jpeg: return jpeg_facts(file);
      case FileKind::png: return png_facts(file);
      case FileKind::gif: return gif_facts(file);
      case FileKind::bmp: return bmp_facts(file);
      case FileKind::webp: return webp_facts(file);
      default: return refusal(file);
    }
  }();
  if (!facts) return facts;
  if (auto error = beyond_limits(*facts, kind)) return *error;
  return facts;
}

PhotoHeader header_of(FileKind kind, const PhotoFacts& facts) {
  return {kind, facts.stored, facts.orientation, facts.metadata.entries()};
}

Result<PhotoHeader> read_photo_header(ByteView file) {
  const FileKind kind = kind_of(file);
  const auto facts = facts_within_limits(file, kind);
  if (!facts) return facts.error();
  return header_of(kind, *facts);
}

}  // namespace storycard::image
