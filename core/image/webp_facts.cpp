// The chunks of a WebP (RFC 9649), for what they say; the pixels are libwebp's business.
#include <algorithm>
#include <string_view>

#include "base/limits.h"
#include "image/byte_order.h"
#include "image/exif.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

constexpr ByteOrder little = ByteOrder::little;
constexpr std::size_t riff_header = 12;
constexpr std::size_t chunk_header = 8;
constexpr std::size_t frame_header = 16;  // of an animation's frame, before its own chunks

std::int32_t u24_at(ByteView bytes, std::size_t at) {
  return static_cast<std::int32_t>(u16_at(bytes, at, little) | std::uint32_t(bytes[at + 2]) << 16);
}

Error cut_short(ByteView file) { return broken_at(file.size(), "the WebP is cut short"); }

struct Picture {
  PixelSize size;
  bool lossless = false;
};

// What the pixels' own chunk says of their size.
std::optional<Picture> picture_of(std::string_view type, ByteView body) {
  if (type == "VP8 " && holds(body, 0, 10) && (body[0] & 1) == 0) {
    return Picture{{u16_at(body, 6, little) & 0x3FFF, u16_at(body, 8, little) & 0x3FFF}, false};
  }
  if (type == "VP8L" && holds(body, 0, 5) && body[0] == 0x2F) {
    const std::uint32_t bits = u32_at(body, 1, little);
    return Picture{{static_cast<std::int32_t>(bits & 0x3FFF) + 1, static_cast<std::int32_t>(bits >> 14 & 0x3FFF) + 1},
                   true};
  }
  return std::nullopt;
}

class ChunkWalk {
 public:
  explicit ChunkWalk(ByteView file) : file_(file) {}

  Result<PhotoFacts> run() {
    if (!holds(file_, 0, riff_header + chunk_header)) return cut_short(file_);
    const std::size_t end = std::size_t(u32_at(file_, 4, little)) + 8;
    if (end > file_.size()) return cut_short(file_);
    if (const auto error = walk(file_.first(end), riff_header)) return *error;
    if (!picture_) return broken_at(end, "the WebP has no picture");
    facts_.stored = canvas_.value_or(picture_->size);
    const bool fits = animated_ ? frame_.right() <= facts_.stored.width && frame_.bottom() <= facts_.stored.height &&
                                      picture_->size == frame_.size()
                                : picture_->size == facts_.stored;
    if (!fits) return broken_at(riff_header, "the WebP's sizes contradict one another");
    facts_.decoded_bytes_per_pixel = picture_->lossless || animated_ ? 12 : 9;
    facts_.webp = animated_ ? WebpFrame{frame_, pixels_} : WebpFrame{box_of(facts_.stored), file_.first(end)};
    if (end < file_.size()) {
      facts_.metadata.add(MetadataKind::trailing_bytes, std::to_string(file_.size() - end) + " bytes");
    }
    return facts_;
  }

 private:
  std::optional<Error> walk(ByteView bytes, std::size_t at) {
    while (at < bytes.size()) {
      if (!holds(bytes, at, chunk_header)) return cut_short(file_);
      const std::string_view type = text_of(bytes.subspan(at, 4));
      const std::size_t length = u32_at(bytes, at + 4, little);
      if (!holds(bytes, at + chunk_header, length)) return cut_short(file_);
      note(type, bytes.subspan(at + chunk_header, length));
      at += chunk_header + length + (length & 1);
    }
    return std::nullopt;
  }

  void note(std::string_view type, ByteView body) {
    if (type == "VP8X" && holds(body, 0, 10)) {
      animated_ = (body[0] & 2) != 0;
      canvas_ = PixelSize{u24_at(body, 4) + 1, u24_at(body, 7) + 1};
    } else if (type == "ANMF" && animated_ && !picture_ && holds(body, 0, frame_header)) {
      note_frame(body);
    } else if (!picture_ && !animated_ && (type == "VP8 " || type == "VP8L")) {
      picture_ = picture_of(type, body);
    } else if (type == "ICCP" && body.size() <= limits::icc_bytes) {
      facts_.profile = {body};
    } else if (type == "EXIF") {
      const bool headed = starts_with(body, std::string_view("Exif\0\0", 6));
      const ExifFacts found = read_exif(headed ? body.subspan(6) : body);
      facts_.metadata.add(found.metadata);
      facts_.orientation = found.orientation;
    } else if (type == "XMP ") {
      note_xmp(body, facts_.metadata);
    }
  }

  // The first frame: its place, and its own chunks. Later ones are not shown.
  void note_frame(ByteView body) {
    frame_ = {2 * u24_at(body, 0), 2 * u24_at(body, 3), u24_at(body, 6) + 1, u24_at(body, 9) + 1};
    pixels_ = body.subspan(frame_header);
    for (std::size_t at = 0; holds(pixels_, at, chunk_header) && !picture_;) {
      const std::size_t length = u32_at(pixels_, at + 4, little);
      if (!holds(pixels_, at + chunk_header, length)) return;
      picture_ = picture_of(text_of(pixels_.subspan(at, 4)), pixels_.subspan(at + chunk_header, length));
      at += chunk_header + length + (length & 1);
    }
  }

  ByteView file_;
  PhotoFacts facts_;
  std::optional<PixelSize> canvas_;
  std::optional<Picture> picture_;
  bool animated_ = false;
  PixelBox frame_;
  ByteView pixels_;
};

}  // namespace

Result<PhotoFacts> webp_facts(ByteView file) { return ChunkWalk(file).run(); }

}  // namespace storycard::image
