#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace storycard::image {

// What a photo file may tell besides its picture, most telling first: the receipt lists it in this order.
enum class MetadataKind : std::uint8_t {
  gps_position,
  place,
  people,
  camera_serial,
  camera_model,
  lens,
  capture_time,
  change_time,
  author,
  copyright,
  comments,
  keywords,
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

// What was found in a file so far. Bounded, whatever the file holds: a few values a kind, each cut to a line.
class Receipt {
 public:
  void add(MetadataKind kind) { bits_ |= bit(kind); }
  void add(MetadataKind kind, std::string_view text);  // text from outside, in UTF-8 or else in Latin-1
  void add(const Receipt& other);
  bool has(MetadataKind kind) const { return (bits_ & bit(kind)) != 0; }

  std::vector<ReceiptEntry> entries() const;  // at least one of each kind found
  std::vector<std::string> names() const;     // of the kinds found

 private:
  static constexpr std::uint32_t bit(MetadataKind kind) { return std::uint32_t(1) << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
  std::vector<ReceiptEntry> values_;
};

// Text from outside made fit to be shown: valid UTF-8 (else read as Latin-1), control characters and runs of blanks as one
// space, none at its ends, cut after limits::receipt_text_bytes with an ellipsis.
std::string shown_text(std::string_view text);

inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace storycard::image
