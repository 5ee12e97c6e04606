#include "base/utf8.h"

#include "base/check.h"

namespace storycard {
namespace {

constexpr DecodedCodePoint malformed{0xFFFD, 1};

// What a lead byte promises: the length of the sequence and the smallest code point that needs it.
struct Lead {
  std::uint32_t length;
  char32_t bits;
  char32_t smallest;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

bool is_scalar(char32_t code_point) {
  return code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
}

}  // namespace

DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) {
  CHECK(offset < text.size());
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.length == 0 || lead.length > text.size() - offset) return malformed;

  char32_t code_point = lead.bits;
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    if ((byte & 0xC0u) != 0x80u) return malformed;
    code_point = (code_point << 6) | (byte & 0x3Fu);
  }
  if (code_point < lead.smallest || !is_scalar(code_point)) return malformed;
  return {code_point, lead.length};
}

void append_utf8(std::string& text, char32_t code_point) {
  CHECK(is_scalar(code_point));
  const auto append = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) return append(code_point);
  if (code_point < 0x800) {
    append(0xC0 | (code_point >> 6));
  } else {
    if (code_point < 0x10000) {
      append(0xE0 | (code_point >> 12));
    } else {
      append(0xF0 | (code_point >> 18));
      append(0x80 | ((code_point >> 12) & 0x3F));
    }
    append(0x80 | ((code_point >> 6) & 0x3F));
  }
  append(0x80 | (code_point & 0x3F));
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    // A real U+FFFD in the text takes three bytes.
    if (decoded.code_point == 0xFFFD && decoded.length == 1) return offset;
    offset += decoded.length;
  }
  return offset;
}

bool is_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

std::string code_point_name(char32_t code_point) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string hex;
  for (char32_t rest = code_point; rest != 0 || hex.size() < 4; rest >>= 4) hex.insert(hex.begin(), digits[rest & 0xF]);
  return "U+" + hex;
}

}  // namespace storycard
