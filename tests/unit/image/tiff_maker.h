#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "image/byte_order.h"

// TIFF structures as EXIF uses them, to be read.
namespace tiff_maker {

using storycard::Bytes;
using storycard::image::ByteOrder;

struct Entry {
  std::uint16_t tag;
  std::uint16_t type;
  std::uint32_t count;
  std::uint32_t value;  // a SHORT goes into the first two of its four bytes
};

class Tiff {
 public:
  explicit Tiff(ByteOrder order) : order_(order) {
    const std::uint8_t letter = order == ByteOrder::big ? 'M' : 'I';
    bytes = {letter, letter};
    u16(42);
    u32(8);
  }

  // Appends a directory and returns where it begins.
  std::uint32_t directory(const std::vector<Entry>& entries, std::uint32_t next = 0) {
    const auto at = static_cast<std::uint32_t>(bytes.size());
    u16(static_cast<std::uint16_t>(entries.size()));
    for (const Entry& entry : entries) {
      u16(entry.tag);
      u16(entry.type);
      u32(entry.count);
      if (entry.type == 3) {
        u16(static_cast<std::uint16_t>(entry.value));
        u16(0);
      } else {
        u32(entry.value);
      }
    }
    u32(next);
    return at;
  }

  void u16(std::uint16_t value) {
    const auto high = static_cast<std::uint8_t>(value >> 8);
    const auto low = static_cast<std::uint8_t>(value & 255);
    bytes.push_back(order_ == ByteOrder::big ? high : low);
    bytes.push_back(order_ == ByteOrder::big ? low : high);
  }

  void u32(std::uint32_t value) {
    const auto high = static_cast<std::uint16_t>(value >> 16);
    const auto low = static_cast<std::uint16_t>(value & 0xFFFF);
    u16(order_ == ByteOrder::big ? high : low);
    u16(order_ == ByteOrder::big ? low : high);
  }

  Bytes bytes;

 private:
  ByteOrder order_;
};

}  // namespace tiff_maker
