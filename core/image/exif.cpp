#include "image/exif.h"

#include <optional>

#include "base/utf8.h"
#include "image/photo_facts.h"
#include "image/tiff.h"

namespace storycard::image {
namespace {

constexpr std::uint16_t tag_thumbnail_strips = 0x0111;
constexpr std::uint16_t tag_orientation = 0x0112;
constexpr std::uint16_t tag_thumbnail_jpeg = 0x0201;
constexpr std::uint16_t tag_thumbnail_bytes = 0x0202;
constexpr std::uint16_t tag_exif_directory = 0x8769;
constexpr std::uint16_t tag_gps_directory = 0x8825;

enum class Form { text, text_with_code, utf16, bytes, time, unseen };

struct KnownTag {
  std::uint16_t tag;
  MetadataKind kind;
  Form form;
};

// Tags of the main and the Exif directory.
constexpr KnownTag known_tags[] = {
    {0x010E, MetadataKind::comments, Form::text},            // ImageDescription
    {0x0131, MetadataKind::software, Form::text},            // Software
    {0x0132, MetadataKind::change_time, Form::time},         // DateTime
    {0x013B, MetadataKind::author, Form::text},              // Artist
    {0x013C, MetadataKind::software, Form::text},            // HostComputer
    {0x02BC, MetadataKind::xmp, Form::unseen},               // XMLPacket
    {0x8298, MetadataKind::copyright, Form::text},           // Copyright
    {0x83BB, MetadataKind::iptc, Form::unseen},              // IPTC-NAA
    {0x9003, MetadataKind::capture_time, Form::time},        // DateTimeOriginal
    {0x9004, MetadataKind::capture_time, Form::time},        // DateTimeDigitized
    {0x927C, MetadataKind::maker_notes, Form::bytes},        // MakerNote
    {0x9286, MetadataKind::comments, Form::text_with_code},  // UserComment
    {0x9C9B, MetadataKind::comments, Form::utf16},           // XPTitle
    {0x9C9C, MetadataKind::comments, Form::utf16},           // XPComment
    {0x9C9D, MetadataKind::author, Form::utf16},             // XPAuthor
    {0x9C9E, MetadataKind::keywords, Form::utf16},           // XPKeywords
    {0x9C9F, MetadataKind::comments, Form::utf16},           // XPSubject
    {0xA420, MetadataKind::unique_number, Form::text},       // ImageUniqueID
    {0xA430, MetadataKind::author, Form::text},              // CameraOwnerName
    {0xA431, MetadataKind::camera_serial, Form::text},       // BodySerialNumber
    {0xA435, MetadataKind::lens, Form::text},                // LensSerialNumber
    {0xC62F, MetadataKind::camera_serial, Form::text},       // CameraSerialNumber (DNG)
};

struct MakeAndModel {
  std::uint16_t make;
  std::uint16_t model;
  MetadataKind kind;
};
constexpr MakeAndModel makes_and_models[] = {
    {0x010F, 0x0110, MetadataKind::camera_model},
    {0xA433, 0xA434, MetadataKind::lens},
};

// Up to the first zero: that ends a text.
std::string_view up_to_zero(ByteView bytes) {
  const std::string_view text = text_of(bytes);
  return text.substr(0, text.find('\0'));
}

std::string utf8_of(ByteView utf16, ByteOrder order) {
  std::string text;
  for (std::size_t at = 0; holds(utf16, at, 2) && text.size() < 1024; at += 2) {
    char32_t unit = u16_at(utf16, at, order);
    if (unit == 0) break;
    if (unit >= 0xD800 && unit < 0xDC00 && holds(utf16, at, 4)) {
      const char32_t low = u16_at(utf16, at + 2, order);
      if (low >= 0xDC00 && low < 0xE000) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(text, unit >= 0xD800 && unit < 0xE000 ? char32_t(0xFFFD) : unit);
  }
  return text;
}

// UserComment and the GPS area begin with eight bytes that name their encoding.
std::string text_behind_code(ByteView bytes, ByteOrder order) {
  if (bytes.size() <= 8) return "";
  const ByteView text = bytes.subspan(8);
  if (starts_with(bytes, "UNICODE")) return utf8_of(text, order);
  return std::string(up_to_zero(text));
}

// "2024:03:01 12:00:03" has colons in its date as no one writes it; empty and unset times are all blanks or zeros.
std::string shown_time(std::string_view text) {
  if (text.find_first_not_of(" :0") == std::string_view::npos) return "";
  std::string time(text);
  if (time.size() >= 10 && time[4] == ':' && time[7] == ':') time[4] = time[7] = '-';
  return time;
}

std::string value_of(const Tiff& tiff, const TiffEntry& entry, Form form) {
  const ByteView bytes = bytes_of(tiff, &entry);
  switch (form) {
    case Form::text: return std::string(up_to_zero(bytes));
    case Form::text_with_code: return text_behind_code(bytes, tiff.order);
    case Form::utf16: return utf8_of(bytes, ByteOrder::little);
    case Form::bytes: return bytes.empty() ? "" : std::to_string(bytes.size()) + " bytes";
    case Form::time: return shown_time(up_to_zero(bytes));
    default: return "";
  }
}

void note_known(const Tiff& tiff, const TiffDirectory& directory, Receipt& receipt) {
  for (const TiffEntry& entry : directory.entries) {
    if (entry.count == 0) continue;
    for (const KnownTag& known : known_tags) {
      if (known.tag == entry.tag) receipt.add(known.kind, value_of(tiff, entry, known.form));
    }
  }
  for (const MakeAndModel& known : makes_and_models) {
    const TiffEntry* const make = directory.find(known.make);
    const TiffEntry* const model = directory.find(known.model);
    if (make == nullptr && model == nullptr) continue;
    const std::string maker = shown_text(up_to_zero(bytes_of(tiff, make)));
    const std::string name = shown_text(up_to_zero(bytes_of(tiff, model)));
    receipt.add(known.kind, name.starts_with(maker) ? name : maker + " " + name);
  }
}

// Degrees, minutes and seconds; the letters S and W are negative.
std::optional<double> degrees(const Tiff& tiff, const TiffDirectory& gps, std::uint16_t letter_tag) {
  const TiffEntry* const entry = gps.find(letter_tag + 1);
  const auto whole = rational_of(tiff, entry, 0);
  if (!whole) return std::nullopt;
  const double minutes = rational_of(tiff, entry, 1).value_or(0);
  const double seconds = rational_of(tiff, entry, 2).value_or(0);
  const double value = *whole + minutes / 60 + seconds / 3600;
  if (value > 360) return std::nullopt;
  const std::string_view letter = up_to_zero(bytes_of(tiff, gps.find(letter_tag)));
  return letter == "S" || letter == "W" ? -value : value;
}

std::string position_of(const Tiff& tiff, const TiffDirectory& gps) {
  const auto latitude = degrees(tiff, gps, 1);
  const auto longitude = degrees(tiff, gps, 3);
  if (!latitude || !longitude) return "";
  std::string position = shown_position(*latitude, *longitude);
  const auto altitude = rational_of(tiff, gps.find(6), 0);
  if (!altitude || *altitude > 20'000) return position;
  const ByteView below = bytes_of(tiff, gps.find(5));
  const bool negative = !below.empty() && below[0] == 1;
  return position + ", " + (negative ? "-" : "") + std::to_string(static_cast<int>(*altitude + 0.5)) + " m";
}

std::string two_digits(double value) {
  const int whole = value >= 0 && value < 100 ? static_cast<int>(value) : 0;
  return std::string(1, static_cast<char>('0' + whole / 10)) + static_cast<char>('0' + whole % 10);
}

std::string satellite_time(const Tiff& tiff, const TiffDirectory& gps) {
  std::string time = shown_time(up_to_zero(bytes_of(tiff, gps.find(0x1D))));
  const auto hour = rational_of(tiff, gps.find(7), 0);
  const auto minute = rational_of(tiff, gps.find(7), 1);
  if (!hour || !minute) return time;
  if (!time.empty()) time += ' ';
  return time + two_digits(*hour) + ":" + two_digits(*minute) + ":" +
         two_digits(rational_of(tiff, gps.find(7), 2).value_or(0)) + " UTC";
}

void note_gps(const Tiff& tiff, const TiffDirectory& gps, Receipt& receipt) {
  for (const TiffEntry& entry : gps.entries) {
    // 1 to 4 are latitude and longitude, 0x13 to 0x16 those of the destination.
    const bool place = (entry.tag >= 1 && entry.tag <= 4) || (entry.tag >= 0x13 && entry.tag <= 0x16);
    if (place) receipt.add(MetadataKind::gps_position);
    if (entry.tag == 0x07 || entry.tag == 0x1D) receipt.add(MetadataKind::capture_time);
  }
  if (const std::string position = position_of(tiff, gps); !position.empty()) {
    receipt.add(MetadataKind::gps_position, position);
  }
  if (const TiffEntry* const area = gps.find(0x1C)) {
    receipt.add(MetadataKind::place, text_behind_code(bytes_of(tiff, area), tiff.order));
  }
  if (const std::string time = satellite_time(tiff, gps); !time.empty()) receipt.add(MetadataKind::capture_time, time);
}

void note_thumbnail(const Tiff& tiff, const TiffDirectory& directory, Receipt& receipt) {
  const auto offset = number_of(tiff, directory.find(tag_thumbnail_jpeg));
  const auto length = number_of(tiff, directory.find(tag_thumbnail_bytes));
  std::string size;
  if (offset && length && holds(tiff.bytes, *offset, *length)) {
    if (const auto pixels = jpeg_frame_size(tiff.bytes.subspan(*offset, *length))) {
      size = std::to_string(pixels->width) + " x " + std::to_string(pixels->height) + " pixels";
    }
  }
  if (offset || directory.find(tag_thumbnail_strips) != nullptr) receipt.add(MetadataKind::thumbnail, size);
}

std::string four_decimals(double value) {
  const auto ten_thousandths = static_cast<std::int64_t>((value < 0 ? -value : value) * 10'000 + 0.5);
  std::string digits = std::to_string(ten_thousandths % 10'000);
  digits.insert(0, 4 - digits.size(), '0');
  return (value < 0 && ten_thousandths != 0 ? "-" : "") + std::to_string(ten_thousandths / 10'000) + "." + digits;
}

}  // namespace

std::string shown_position(double latitude, double longitude) {
  return four_decimals(latitude) + ", " + four_decimals(longitude);
}

ExifFacts read_exif(ByteView bytes) {
  ExifFacts facts;
  const auto opened = open_tiff(bytes);
  if (!opened) return facts;
  const Tiff& tiff = opened->tiff;

  // Only these four are ever visited, each once, so directories that point at one another cannot hold us up.
  const TiffDirectory main = read_directory(tiff, opened->first);
  note_known(tiff, main, facts.metadata);
  const auto orientation = number_of(tiff, main.find(tag_orientation));
  if (orientation && *orientation >= 1 && *orientation <= 8) facts.orientation = static_cast<int>(*orientation);

  if (const auto offset = number_of(tiff, main.find(tag_exif_directory))) {
    note_known(tiff, read_directory(tiff, *offset), facts.metadata);
  }
  if (const auto offset = number_of(tiff, main.find(tag_gps_directory))) {
    note_gps(tiff, read_directory(tiff, *offset), facts.metadata);
  }
  note_thumbnail(tiff, read_directory(tiff, main.next), facts.metadata);
  return facts;
}

}  // namespace storycard::image
