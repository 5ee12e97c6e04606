#pragma once

#include <cstdint>
#include <string>
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

  // Says where the first directory is, if it is not the first thing written.
  void starts_at(std::uint32_t directory_at) {
    Bytes rest(bytes.begin() + 8, bytes.end());
    bytes.resize(4);
    u32(directory_at);
    bytes.insert(bytes.end(), rest.begin(), rest.end());
  }

  Bytes bytes;

 private:
  ByteOrder order_;
};

// A directory whose values are written out: gather them, then write the directory.
class Builder {
 public:
  explicit Builder(Tiff& tiff) : tiff_(tiff) {}

  Builder& text(std::uint16_t tag, const std::string& value) {
    std::string padded = value + '\0';
    const auto count = static_cast<std::uint32_t>(padded.size());
    padded.resize(padded.size() < 4 ? 4 : padded.size());
    const auto at = static_cast<std::uint32_t>(tiff_.bytes.size());
    if (count > 4) {
      tiff_.bytes.insert(tiff_.bytes.end(), padded.begin(), padded.end());
      entries_.push_back({tag, 2, count, at});
    } else {
      short_texts_.push_back({entries_.size(), padded});
      entries_.push_back({tag, 2, count, 0});
    }
    return *this;
  }

  Builder& rationals(std::uint16_t tag, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& values) {
    const auto at = static_cast<std::uint32_t>(tiff_.bytes.size());
    for (const auto& [numerator, denominator] : values) {
      tiff_.u32(numerator);
      tiff_.u32(denominator);
    }
    entries_.push_back({tag, 5, static_cast<std::uint32_t>(values.size()), at});
    return *this;
  }

  Builder& number(std::uint16_t tag, std::uint32_t value) {
    entries_.push_back({tag, 4, 1, value});
    return *this;
  }

  std::uint32_t write() {
    const std::uint32_t at = tiff_.directory(entries_);
    for (const auto& [index, letters] : short_texts_) {
      for (std::size_t i = 0; i < 4; ++i) {
        tiff_.bytes[at + 2 + 12 * index + 8 + i] = static_cast<std::uint8_t>(letters[i]);
      }
    }
    return at;
  }

 private:
  Tiff& tiff_;
  std::vector<Entry> entries_;
  std::vector<std::pair<std::size_t, std::string>> short_texts_;
};

}  // namespace tiff_maker
