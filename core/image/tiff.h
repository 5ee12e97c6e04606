#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "image/byte_order.h"

namespace storycard::image {

// A TIFF structure as EXIF uses it (CIPA DC-008). What lies outside the bytes counts as absent.
struct Tiff {
  ByteView bytes;
  ByteOrder order = ByteOrder::big;
};

struct TiffEntry {
  std::uint16_t tag;
  std::uint16_t type;
  std::uint32_t count;
  std::size_t value_at;  // of the four bytes that hold the value or its offset
};

struct TiffDirectory {
  std::vector<TiffEntry> entries;  // those that lie whole within the bytes
  std::uint32_t next = 0;          // offset of the next directory, 0 for none

  const TiffEntry* find(std::uint16_t tag) const;
};

// Nothing where the bytes begin like no TIFF. `first` is the offset of its first directory.
struct OpenedTiff {
  Tiff tiff;
  std::uint32_t first;
};
std::optional<OpenedTiff> open_tiff(ByteView bytes);

TiffDirectory read_directory(const Tiff& tiff, std::uint32_t offset);

// The first number of an entry whose type is SHORT or LONG.
std::optional<std::uint32_t> number_of(const Tiff& tiff, const TiffEntry* entry);

// The `index`th of an entry's RATIONALs; nothing where its denominator is 0.
std::optional<double> rational_of(const Tiff& tiff, const TiffEntry* entry, std::uint32_t index);

// An entry's bytes, whatever its type; empty where they lie outside.
ByteView bytes_of(const Tiff& tiff, const TiffEntry* entry);

}  // namespace storycard::image
