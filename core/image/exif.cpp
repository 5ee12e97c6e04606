#include "image/exif.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "image/byte_order.h"

namespace storycard::image {
namespace {

constexpr std::uint16_t tag_thumbnail_strips = 0x0111;
constexpr std::uint16_t tag_orientation = 0x0112;
constexpr std::uint16_t tag_thumbnail_jpeg = 0x0201;
constexpr std::uint16_t tag_exif_directory = 0x8769;
constexpr std::uint16_t tag_gps_directory = 0x8825;
constexpr std::size_t entry_bytes = 12;
constexpr std::size_t max_entries = 512;  // of one directory; cameras write some 60

struct KnownTag {
  std::uint16_t tag;
  MetadataKind kind;
};

// Tags of the main and the Exif directory.
constexpr KnownTag known_tags[] = {
    {0x010E, MetadataKind::comments},       // ImageDescription
    {0x010F, MetadataKind::camera_model},   // Make
    {0x0110, MetadataKind::camera_model},   // Model
    {0x0131, MetadataKind::software},       // Software
    {0x0132, MetadataKind::change_time},    // DateTime
    {0x013B, MetadataKind::author},         // Artist
    {0x013C, MetadataKind::software},       // HostComputer
    {0x02BC, MetadataKind::xmp},            // XMLPacket
    {0x8298, MetadataKind::copyright},      // Copyright
    {0x83BB, MetadataKind::iptc},           // IPTC-NAA
    {0x9003, MetadataKind::capture_time},   // DateTimeOriginal
    {0x9004, MetadataKind::capture_time},   // DateTimeDigitized
    {0x927C, MetadataKind::maker_notes},    // MakerNote
    {0x9286, MetadataKind::comments},       // UserComment
    {0x9C9B, MetadataKind::comments},       // XPTitle
    {0x9C9C, MetadataKind::comments},       // XPComment
    {0x9C9D, MetadataKind::author},         // XPAuthor
    {0x9C9E, MetadataKind::comments},       // XPKeywords
    {0x9C9F, MetadataKind::comments},       // XPSubject
    {0xA420, MetadataKind::unique_number},  // ImageUniqueID
    {0xA430, MetadataKind::author},         // CameraOwnerName
    {0xA431, MetadataKind::camera_serial},  // BodySerialNumber
    {0xA433, MetadataKind::lens},           // LensMake
    {0xA434, MetadataKind::lens},           // LensModel
    {0xA435, MetadataKind::lens},           // LensSerialNumber
    {0xC62F, MetadataKind::camera_serial},  // CameraSerialNumber (DNG)
};

struct Tiff {
  ByteView bytes;
  ByteOrder order;
};

struct Entry {
  std::uint16_t tag;
  std::uint16_t type;
  std::uint32_t count;
  std::size_t value_at;  // of the four bytes that hold the value or its offset
};

struct Directory {
  std::vector<Entry> entries;  // those that lie whole within the bytes
  std::uint32_t next = 0;      // offset of the next directory, 0 for none
};

Directory read_directory(const Tiff& tiff, std::uint32_t offset) {
  Directory directory;
  if (offset < 8 || !holds(tiff.bytes, offset, 2)) return directory;
  const std::size_t stated = u16_at(tiff.bytes, offset, tiff.order);
  const std::size_t first = std::size_t(offset) + 2;
  const std::size_t present = (tiff.bytes.size() - first) / entry_bytes;
  const std::size_t count = std::min({stated, present, max_entries});
  for (std::size_t index = 0; index < count; ++index) {
    const std::size_t at = first + index * entry_bytes;
    directory.entries.push_back({u16_at(tiff.bytes, at, tiff.order), u16_at(tiff.bytes, at + 2, tiff.order),
                                 u32_at(tiff.bytes, at + 4, tiff.order), at + 8});
  }
  const std::size_t next_at = first + stated * entry_bytes;
  if (holds(tiff.bytes, next_at, 4)) directory.next = u32_at(tiff.bytes, next_at, tiff.order);
  return directory;
}

const Entry* find(const Directory& directory, std::uint16_t tag) {
  for (const Entry& entry : directory.entries) {
    if (entry.tag == tag) return &entry;
  }
  return nullptr;
}

// The first number of an entry whose type is SHORT or LONG.
std::optional<std::uint32_t> number_of(const Tiff& tiff, const Entry* entry) {
  if (entry == nullptr || entry->count == 0) return std::nullopt;
  if (entry->type == 3) return u16_at(tiff.bytes, entry->value_at, tiff.order);
  if (entry->type == 4) return u32_at(tiff.bytes, entry->value_at, tiff.order);
  return std::nullopt;
}

void note_known(const Directory& directory, MetadataKinds& metadata) {
  for (const Entry& entry : directory.entries) {
    if (entry.count == 0) continue;
    for (const KnownTag& known : known_tags) {
      if (known.tag == entry.tag) metadata.add(known.kind);
    }
  }
}

void note_gps(const Directory& directory, MetadataKinds& metadata) {
  for (const Entry& entry : directory.entries) {
    // 1 to 4 are latitude and longitude, 0x13 to 0x16 those of the destination, 0x1C the name of the area.
    const bool place =
        (entry.tag >= 1 && entry.tag <= 4) || (entry.tag >= 0x13 && entry.tag <= 0x16) || entry.tag == 0x1C;
    if (place) metadata.add(MetadataKind::gps_position);
    if (entry.tag == 0x07 || entry.tag == 0x1D) metadata.add(MetadataKind::capture_time);
  }
}

}  // namespace

ExifFacts read_exif(ByteView bytes) {
  ExifFacts facts;
  if (bytes.size() < 8) return facts;
  if (!starts_with(bytes, "II") && !starts_with(bytes, "MM")) return facts;
  const Tiff tiff{bytes, bytes[0] == 'I' ? ByteOrder::little : ByteOrder::big};
  if (u16_at(bytes, 2, tiff.order) != 42) return facts;

  // Only these four are ever visited, each once, so directories that point at one another cannot hold us up.
  const Directory main = read_directory(tiff, u32_at(bytes, 4, tiff.order));
  note_known(main, facts.metadata);
  const auto orientation = number_of(tiff, find(main, tag_orientation));
  if (orientation && *orientation >= 1 && *orientation <= 8) facts.orientation = static_cast<int>(*orientation);

  if (const auto offset = number_of(tiff, find(main, tag_exif_directory))) {
    note_known(read_directory(tiff, *offset), facts.metadata);
  }
  if (const auto offset = number_of(tiff, find(main, tag_gps_directory))) {
    note_gps(read_directory(tiff, *offset), facts.metadata);
  }
  const Directory second = read_directory(tiff, main.next);
  if (find(second, tag_thumbnail_jpeg) != nullptr || find(second, tag_thumbnail_strips) != nullptr) {
    facts.metadata.add(MetadataKind::thumbnail);
  }
  return facts;
}

void note_xmp(ByteView packet, MetadataKinds& metadata) {
  metadata.add(MetadataKind::xmp);
  const auto mentions = [packet](std::string_view name) {
    return std::search(packet.begin(), packet.end(), name.begin(), name.end(), [](std::uint8_t byte, char letter) {
             return byte == static_cast<std::uint8_t>(letter);
           }) != packet.end();
  };
  if (mentions("GPSLatitude") || mentions("GPSLongitude")) metadata.add(MetadataKind::gps_position);
  if (mentions("SerialNumber")) metadata.add(MetadataKind::camera_serial);
}

}  // namespace storycard::image
