// What a file says of itself. Apart from decoding, so that a program which only asks links no decoder.
#include <optional>
#include <string>

#include "base/limits.h"
#include "image/file_kind.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

constexpr std::int64_t million = 1'000'000;

// A JPEG that comes in several scans is held whole as coefficients: some 3 bytes a pixel beside the picture.
constexpr std::int64_t many_scans_pixels = 24 * million;

// stb_image holds its unpacked and its decoded picture at once, both at full size.
constexpr std::int64_t stb_picture_bytes = 160 * million;

std::string megapixels(std::int64_t pixels) { return std::to_string((pixels + million / 2) / million) + " megapixels"; }

std::optional<Error> beyond_limits(const PhotoFacts& facts, FileKind kind) {
  const auto [width, height] = facts.stored;
  if (width <= 0 || height <= 0) return Error{ErrorCode::broken_file, "", "the picture has no pixels"};
  const std::string measured = "the photo is " + std::to_string(width) + " x " + std::to_string(height) + " pixels";
  if (width > limits::photo_side || height > limits::photo_side) {
    return Error{ErrorCode::too_large, "",
                 measured + ", at most " + std::to_string(limits::photo_side) + " a side can be read"};
  }
  const std::int64_t pixels = std::int64_t(width) * height;
  std::int64_t most = limits::photo_pixels;
  if (facts.many_scans) most = many_scans_pixels;
  if (kind != FileKind::jpeg) most = stb_picture_bytes / facts.decoded_bytes_per_pixel;
  if (pixels <= most) return std::nullopt;
  const char* which = kind != FileKind::jpeg ? " that is no JPEG"
                      : facts.many_scans     ? " that is a progressive JPEG"
                                             : "";
  return Error{ErrorCode::too_large, "",
               measured + " (" + megapixels(pixels) + "), at most " + megapixels(most) + " can be read of one" + which};
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
