// IPTC's Information Interchange Model 4, record 2, in Photoshop's resource blocks ("8BIM").
#include <algorithm>

#include "image/byte_order.h"
#include "image/exif.h"

namespace storycard::image {
namespace {

struct KnownDataset {
  std::uint8_t number;
  MetadataKind kind;
};

constexpr KnownDataset known_datasets[] = {
    {5, MetadataKind::comments},       // object name
    {25, MetadataKind::keywords},      // keywords
    {26, MetadataKind::place},         // content location code
    {27, MetadataKind::place},         // content location name
    {55, MetadataKind::capture_time},  // date created
    {65, MetadataKind::software},      // originating program
    {80, MetadataKind::author},        // by-line
    {90, MetadataKind::place},         // city
    {92, MetadataKind::place},         // sub-location
    {95, MetadataKind::place},         // province or state
    {101, MetadataKind::place},        // country
    {105, MetadataKind::comments},     // headline
    {110, MetadataKind::author},       // credit
    {116, MetadataKind::copyright},    // copyright notice
    {118, MetadataKind::author},       // contact
    {120, MetadataKind::comments},     // caption
    {122, MetadataKind::author},       // who wrote the caption
};

void note_datasets(ByteView data, Receipt& receipt) {
  for (std::size_t at = 0; holds(data, at, 5) && data[at] == 0x1C;) {
    const std::uint8_t record = data[at + 1];
    const std::uint8_t number = data[at + 2];
    const std::size_t length = u16_at(data, at + 3, ByteOrder::big);
    at += 5;
    if (length > 0x7FFF || !holds(data, at, length)) return;  // longer ones have another header; no text needs it
    for (const KnownDataset& known : known_datasets) {
      if (record == 2 && known.number == number) receipt.add(known.kind, text_of(data.subspan(at, length)));
    }
    at += length;
  }
}

}  // namespace

void note_photoshop(ByteView resources, Receipt& receipt) {
  constexpr std::size_t header = 6;  // "8BIM" and the resource's number
  constexpr unsigned iptc_resource = 0x0404;
  constexpr unsigned thumbnail_resource = 0x040C;
  std::size_t at = 0;
  while (holds(resources, at, header + 2) && starts_with(resources.subspan(at), "8BIM")) {
    const unsigned resource = u16_at(resources, at + 4, ByteOrder::big);
    const std::size_t name = std::size_t(resources[at + header]) + 1;  // a length and as many letters, made even
    at += header + name + (name & 1);
    if (!holds(resources, at, 4)) return;
    const std::size_t stated = u32_at(resources, at, ByteOrder::big);
    at += 4;
    const std::size_t length = std::min(stated, resources.size() - at);
    if (resource == iptc_resource) {
      receipt.add(MetadataKind::iptc);
      note_datasets(resources.subspan(at, length), receipt);
    }
    if (resource == thumbnail_resource) receipt.add(MetadataKind::thumbnail);
    at += length + (length & 1);
  }
}

}  // namespace storycard::image
