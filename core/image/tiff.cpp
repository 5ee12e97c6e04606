#include "image/tiff.h"

#include <algorithm>

namespace storycard::image {
namespace {

constexpr std::size_t entry_bytes = 12;
constexpr std::size_t max_entries = 512;  // of one directory; cameras write some 60

std::size_t bytes_of_type(std::uint16_t type) {
  constexpr std::size_t sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
  return type < std::size(sizes) ? sizes[type] : 0;
}

}  // namespace

const TiffEntry* TiffDirectory::find(std::uint16_t tag) const {
  for (const TiffEntry& entry : entries) {
    if (entry.tag == tag) return &entry;
  }
  return nullptr;
}

std::optional<OpenedTiff> open_tiff(ByteView bytes) {
  if (bytes.size() < 8) return std::nullopt;
  if (!starts_with(bytes, "II") && !starts_with(bytes, "MM")) return std::nullopt;
  const Tiff tiff{bytes, bytes[0] == 'I' ? ByteOrder::little : ByteOrder::big};
  if (u16_at(bytes, 2, tiff.order) != 42) return std::nullopt;
  return OpenedTiff{tiff, u32_at(bytes, 4, tiff.order)};
}

TiffDirectory read_directory(const Tiff& tiff, std::uint32_t offset) {
  TiffDirectory directory;
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

std::optional<std::uint32_t> number_of(const Tiff& tiff, const TiffEntry* entry) {
  if (entry == nullptr || entry->count == 0) return std::nullopt;
  if (entry->type == 3) return u16_at(tiff.bytes, entry->value_at, tiff.order);
  if (entry->type == 4) return u32_at(tiff.bytes, entry->value_at, tiff.order);
  return std::nullopt;
}

ByteView bytes_of(const Tiff& tiff, const TiffEntry* entry) {
  if (entry == nullptr) return {};
  const std::uint64_t size = std::uint64_t(entry->count) * bytes_of_type(entry->type);
  if (size == 0 || size > tiff.bytes.size()) return {};
  const auto count = static_cast<std::size_t>(size);
  const std::size_t at = count <= 4 ? entry->value_at : u32_at(tiff.bytes, entry->value_at, tiff.order);
  return holds(tiff.bytes, at, count) ? tiff.bytes.subspan(at, count) : ByteView();
}

std::optional<double> rational_of(const Tiff& tiff, const TiffEntry* entry, std::uint32_t index) {
  if (entry == nullptr || entry->type != 5 || index >= entry->count) return std::nullopt;
  const ByteView bytes = bytes_of(tiff, entry);
  const std::size_t at = std::size_t(8) * index;
  if (!holds(bytes, at, 8)) return std::nullopt;
  const std::uint32_t denominator = u32_at(bytes, at + 4, tiff.order);
  if (denominator == 0) return std::nullopt;
  return double(u32_at(bytes, at, tiff.order)) / double(denominator);
}

}  // namespace storycard::image
