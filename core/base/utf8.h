#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace storycard {

struct DecodedCodePoint {
  char32_t code_point = 0;   // U+FFFD for a byte sequence that is not UTF-8
  std::uint32_t length = 0;  // bytes taken; at least 1
};

// Decodes the code point at `offset` < text.size(). Never reads past the end. Malformed bytes are U+FFFD, one by one.
DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t code_point);

bool is_utf8(std::string_view text);

// Bytes before the first malformed one; text.size() where all is well.
std::size_t valid_utf8_prefix(std::string_view text);

// "U+1F9FF": at least four digits.
std::string code_point_name(char32_t code_point);

}  // namespace storycard
