#pragma once

#include <string_view>

#include "base/bytes.h"
#include "base/check.h"

namespace storycard::image {

enum class ByteOrder { big, little };

// True where `count` bytes from `at` are all in the view. Ask this before any read below.
constexpr bool holds(ByteView bytes, std::size_t at, std::size_t count) {
  return at <= bytes.size() && count <= bytes.size() - at;
}

inline std::uint16_t u16_at(ByteView bytes, std::size_t at, ByteOrder order) {
  CHECK(holds(bytes, at, 2));
  const unsigned first = bytes[at];
  const unsigned second = bytes[at + 1];
  return static_cast<std::uint16_t>(order == ByteOrder::big ? (first << 8 | second) : (second << 8 | first));
}

inline std::uint32_t u32_at(ByteView bytes, std::size_t at, ByteOrder order) {
  CHECK(holds(bytes, at, 4));
  const std::uint32_t first = u16_at(bytes, at, order);
  const std::uint32_t second = u16_at(bytes, at + 2, order);
  return order == ByteOrder::big ? (first << 16 | second) : (second << 16 | first);
}

inline bool starts_with(ByteView bytes, std::string_view text) {
  if (!holds(bytes, 0, text.size())) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (bytes[at] != static_cast<std::uint8_t>(text[at])) return false;
  }
  return true;
}

}  // namespace storycard::image
