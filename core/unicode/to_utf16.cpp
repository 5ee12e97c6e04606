#include "unicode/to_utf16.h"

#include "base/check.h"
#include "base/utf8.h"

namespace storycard::unicode {

Utf16Text to_utf16(std::string_view text) {
  CHECK(text.size() < (1u << 30));  // ICU counts in 32 bits, signed
  Utf16Text result;
  result.units.reserve(text.size());
  result.byte_of.reserve(text.size() + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    const auto byte = static_cast<std::uint32_t>(offset);
    if (decoded.code_point < 0x10000) {
      result.units += static_cast<char16_t>(decoded.code_point);
      result.byte_of.push_back(byte);
    } else {
      const char32_t rest = decoded.code_point - 0x10000;
      result.units += static_cast<char16_t>(0xD800 + (rest >> 10));
      result.units += static_cast<char16_t>(0xDC00 + (rest & 0x3FF));
      result.byte_of.insert(result.byte_of.end(), 2, byte);
    }
    offset += decoded.length;
  }
  result.byte_of.push_back(static_cast<std::uint32_t>(text.size()));
  return result;
}

}  // namespace storycard::unicode
