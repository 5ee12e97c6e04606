#include "share/zip.h"

#include <limits>

#include "base/check.h"
#include "base/deflate.h"

// PKWARE's APPNOTE.TXT 6.3.10: 4.3.7 a file's header, 4.3.12 the same again in the directory at the end, 4.3.16 its end.
namespace storycard::share {
namespace {

constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_entries = 0xFFFF;
constexpr unsigned version = 20;           // 2.0 can read it
constexpr unsigned names_in_utf8 = 0x0800;
constexpr unsigned stored = 0;
constexpr unsigned midnight = 0;
constexpr unsigned first_day = 1 << 5 | 1;  // 1 January 1980

void append(Bytes& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void append(Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

// What the header before a file and its entry in the directory have in common.
void append_facts(Bytes& bytes, std::uint32_t sum, std::uint32_t size, std::size_t name_size) {
  append(bytes, version, 2);
  append(bytes, names_in_utf8, 2);
  append(bytes, stored, 2);
  append(bytes, midnight, 2);
  append(bytes, first_day, 2);
  append(bytes, sum, 4);
  append(bytes, size, 4);  // stored
  append(bytes, size, 4);  // itself
  append(bytes, static_cast<std::uint32_t>(name_size), 2);
  append(bytes, 0, 2);  // nothing further
}

}  // namespace

void Zip::add(std::string_view name, ByteView file) {
  CHECK(!name.empty() && name.front() != '/' && name.size() <= 0xFFFF && entries_.size() < most_entries);
  CHECK(file.size() < most_bytes && bytes_.size() < most_bytes - file.size());
  for (const Entry& entry : entries_) CHECK(entry.name != name);
  const Entry& entry = entries_.emplace_back(Entry{std::string(name), crc32(file), static_cast<std::uint32_t>(file.size()),
                                                   static_cast<std::uint32_t>(bytes_.size())});
  append(bytes_, 0x04034B50, 4);
  append_facts(bytes_, entry.sum, entry.size, name.size());
  append(bytes_, name);
  bytes_.insert(bytes_.end(), file.begin(), file.end());
}

Bytes Zip::finish() {
  Bytes result = std::move(bytes_);
  const std::size_t directory = result.size();
  for (const Entry& entry : entries_) {
    append(result, 0x02014B50, 4);
    append(result, version, 2);  // made by: FAT's attributes, of which there are none
    append_facts(result, entry.sum, entry.size, entry.name.size());
    append(result, 0, 2);  // no comment
    append(result, 0, 2);  // the first disk
    append(result, 0, 2);  // no internal attributes
    append(result, 0, 4);  // no external ones
    append(result, entry.offset, 4);
    append(result, entry.name);
  }
  CHECK(result.size() < most_bytes);
  const auto count = static_cast<std::uint32_t>(entries_.size());
  const auto directory_size = static_cast<std::uint32_t>(result.size() - directory);
  append(result, 0x06054B50, 4);
  append(result, 0, 4);  // one disk, the directory on it
  append(result, count, 2);
  append(result, count, 2);
  append(result, directory_size, 4);
  append(result, static_cast<std::uint32_t>(directory), 4);
  append(result, 0, 2);  // no comment
  entries_.clear();
  bytes_.clear();
  return result;
}

}  // namespace storycard::share
