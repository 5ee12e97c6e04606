#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace storycard::image {

// What a photo file may tell besides its picture, most telling first: the receipt lists it in this order.
enum class MetadataKind : std::uint8_t {
  gps_position,
  camera_serial,
  camera_model,
  lens,
  capture_time,
  change_time,
  author,
  copyright,
  comments,
  unique_number,
  software,
  maker_notes,
  thumbnail,
  exif,  // EXIF that is wrapped in something else
  xmp,
  iptc,
  content_credentials,
  further_pictures,
  trailing_bytes,
};

// Plain English, such as "GPS position".
const char* name_of(MetadataKind kind);

// One thing that a photo file tells, for its writer's eyes only: it reaches no output.
struct ReceiptEntry {
  MetadataKind kind;
  std::string value;  // UTF-8, short, on one line; empty where there is nothing to show
  friend bool operator==(const ReceiptEntry&, const ReceiptEntry&) = default;
};

// A set of kinds.
class MetadataKinds {
 public:
  void add(MetadataKind kind) { bits_ |= bit(kind); }
  void add(MetadataKinds kinds) { bits_ |= kinds.bits_; }
  bool has(MetadataKind kind) const { return (bits_ & bit(kind)) != 0; }

  std::vector<MetadataKind> all() const;
  std::vector<std::string> names() const;

 private:
  static constexpr std::uint32_t bit(MetadataKind kind) { return std::uint32_t(1) << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

}  // namespace storycard::image
