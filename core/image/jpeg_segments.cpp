// The segments of a JPEG (ITU-T T.81, annex B), for what they say; the pixels are libjpeg-turbo's business.
#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "image/byte_order.h"
#include "image/exif.h"
#include "image/photo_facts.h"

namespace storycard::image {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t marker_soi = 0xD8;
constexpr std::uint8_t marker_eoi = 0xD9;
constexpr std::uint8_t marker_sos = 0xDA;
constexpr std::uint8_t marker_app0 = 0xE0;
constexpr std::uint8_t marker_comment = 0xFE;

bool is_frame(std::uint8_t marker) {
  // C4, C8 and CC are tables and a reserved code, not frames.
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint8_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= marker_soi); }

class SegmentWalk {
 public:
  explicit SegmentWalk(ByteView file) : file_(file) {}

  Result<PhotoFacts> run() {
    std::size_t at = 2;
    while (true) {
      at = next_marker(at);
      if (at >= file_.size()) return broken_at(file_.size(), "the JPEG is cut short");
      const std::uint8_t marker = file_[at++];
      if (marker == marker_eoi) break;
      if (stands_alone(marker)) continue;
      if (!holds(file_, at, 2)) return broken_at(file_.size(), "the JPEG is cut short");
      const std::size_t length = u16_at(file_, at, ByteOrder::big);
      if (length < 2) return broken_at(at, "a part of the JPEG has an impossible length");
      if (!holds(file_, at, length)) return broken_at(file_.size(), "the JPEG is cut short");
      const ByteView body = file_.subspan(at + 2, length - 2);
      if (is_frame(marker)) {
        if (auto error = note_frame(marker, body, at)) return *error;
      } else if (marker == marker_sos) {
        note_scan(body);
      } else if (marker >= marker_app0) {  // comments too
        note_metadata(marker, body);
      }
      at += length;
    }
    note_profile();
    if (!has_frame_) return broken_at(at, "the JPEG ends before its picture begins");
    note_trailing(file_.subspan(at));
    return facts_;
  }

 private:
  // The place of the next marker's code: past any picture data or stray bytes (where FF is followed by 00 or stands
  // before another FF), as decoders do it. file_.size() when there is none.
  std::size_t next_marker(std::size_t at) const {
    while (at < file_.size()) {
      const void* found = std::memchr(file_.data() + at, 0xFF, file_.size() - at);
      if (found == nullptr) return file_.size();
      at = static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - file_.data()) + 1;
      if (at < file_.size() && file_[at] != 0x00 && file_[at] != 0xFF) return at;
    }
    return file_.size();
  }

  std::optional<Error> note_frame(std::uint8_t marker, ByteView body, std::size_t at) {
    if (body.size() < 6) return broken_at(at, "the JPEG's frame header is too short");
    const bool lossless = (marker & 3) == 3;
    const bool hierarchical = (marker & 7) >= 5;
    if (lossless || hierarchical)
      return Error{ErrorCode::unknown_format, "", "this is a JPEG of a rare kind (lossless or hierarchical)"};
    if (body[0] != 8)
      return Error{ErrorCode::unknown_format, "", "this JPEG has " + std::to_string(body[0]) + " bits per colour"};
    if (has_frame_) return broken_at(at, "the JPEG has two frame headers");
    has_frame_ = true;
    facts_.stored = {u16_at(body, 3, ByteOrder::big), u16_at(body, 1, ByteOrder::big)};
    components_ = body[5];
    facts_.grey = components_ == 1;
    facts_.many_scans = (marker & 3) == 2;
    return std::nullopt;
  }

  // A sequential file may also bring its colours one after the other.
  void note_scan(ByteView body) {
    if (!body.empty() && body[0] < components_) facts_.many_scans = true;
  }

  void note_metadata(std::uint8_t marker, ByteView body) {
    constexpr std::string_view exif = "Exif\0"sv;
    constexpr std::string_view xmp = "http://ns.adobe.com/xap/1.0/\0"sv;
    constexpr std::string_view icc = "ICC_PROFILE\0"sv;
    constexpr std::string_view photoshop = "Photoshop 3.0\0"sv;
    constexpr std::string_view more_xmp = "http://ns.adobe.com/xmp/extension/\0"sv;
    Receipt& metadata = facts_.metadata;
    if (marker == marker_comment && !body.empty()) {
      metadata.add(MetadataKind::comments, text_of(body));
    } else if (marker == marker_app0 && starts_with(body, "JFXX"sv)) {
      metadata.add(MetadataKind::thumbnail);
    } else if (marker == marker_app0 && starts_with(body, "JFIF\0"sv) && body.size() > 14 && body[12] != 0) {
      metadata.add(MetadataKind::thumbnail, std::to_string(body[12]) + " x " + std::to_string(body[13]) + " pixels");
    } else if (marker == 0xE1 && starts_with(body, exif) && body.size() > 6) {
      const ExifFacts found = read_exif(body.subspan(6));
      metadata.add(found.metadata);
      if (!has_exif_) facts_.orientation = found.orientation;  // where there are two, the first counts
      has_exif_ = true;
    } else if (marker == 0xE1 && (starts_with(body, xmp) || starts_with(body, more_xmp))) {
      note_xmp(body.subspan(starts_with(body, xmp) ? xmp.size() : more_xmp.size()), metadata);
    } else if (marker == 0xE2 && starts_with(body, icc) && body.size() > icc.size() + 2) {
      note_profile_piece(body.subspan(icc.size()));
    } else if (marker == 0xE2 && starts_with(body, "MPF\0"sv)) {
      metadata.add(MetadataKind::further_pictures);
    } else if (marker == 0xEB && starts_with(body, "JP"sv)) {
      metadata.add(MetadataKind::content_credentials);
    } else if (marker == 0xED && starts_with(body, photoshop)) {
      metadata.add(MetadataKind::iptc);
      note_photoshop(body.subspan(photoshop.size()), metadata);
    }
  }

  // A profile comes in up to 255 segments, each with its number and how many there are (ICC.1, annex B.4).
  void note_profile_piece(ByteView body) {
    const std::size_t number = body[0];
    const std::size_t count = body[1];
    if (number == 0 || number > count) return;
    facts_.profile.resize(std::max(facts_.profile.size(), count));
    if (facts_.profile[number - 1].empty()) facts_.profile[number - 1] = body.subspan(2);
  }

  void note_profile() {
    std::size_t bytes = 0;
    bool whole = true;
    for (const ByteView piece : facts_.profile) {
      bytes += piece.size();
      whole = whole && !piece.empty();
    }
    if (!whole || bytes > limits::icc_bytes) facts_.profile.clear();
  }

  void note_trailing(ByteView rest) {
    const bool padding = std::all_of(rest.begin(), rest.end(), [](std::uint8_t byte) { return byte == 0; });
    if (!padding && !facts_.metadata.has(MetadataKind::further_pictures)) {
      facts_.metadata.add(MetadataKind::trailing_bytes, std::to_string(rest.size()) + " bytes");
    }
  }

  ByteView file_;
  PhotoFacts facts_;
  int components_ = 0;
  bool has_frame_ = false;
  bool has_exif_ = false;
};

}  // namespace

std::optional<PixelSize> jpeg_frame_size(ByteView file) {
  if (!starts_with(file, "\xFF\xD8")) return std::nullopt;
  for (std::size_t at = 2; holds(file, at, 9) && file[at] == 0xFF;) {
    if (is_frame(file[at + 1]))
      return PixelSize{u16_at(file, at + 7, ByteOrder::big), u16_at(file, at + 5, ByteOrder::big)};
    at += 2 + std::size_t(u16_at(file, at + 2, ByteOrder::big));
  }
  return std::nullopt;
}

Result<PhotoFacts> jpeg_facts(ByteView file) { return SegmentWalk(file).run(); }

}  // namespace storycard::image
