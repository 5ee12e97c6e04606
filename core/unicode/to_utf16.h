#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// For this room alone: ICU speaks UTF-16, everybody else in core UTF-8.
namespace storycard::unicode {

struct Utf16Text {
  std::u16string units;
  std::vector<std::uint32_t> byte_of;  // UTF-8 offset of each unit's code point; one more for the end

  std::int32_t size() const { return static_cast<std::int32_t>(units.size()); }
};

// Malformed bytes become U+FFFD one by one, as decode_utf8 has it, so that byte offsets agree everywhere.
Utf16Text to_utf16(std::string_view text);

}  // namespace storycard::unicode
