#include "base/code_points.h"

#include <charconv>

#include "base/hex.h"

namespace storycard {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

// By hand: std::from_chars would be half a kilobyte of the first card.
std::optional<char32_t> read_code_point(std::string_view text) {
  char32_t value = 0;
  for (const char c : text) {
    const auto digit = hex_digit(c);
    if (!digit) return std::nullopt;
    value = value * 16 + *digit;
    if (value > last_code_point) return std::nullopt;
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

void append_code_point(std::string& text, char32_t code_point) {
  char digits[8];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::uint32_t(code_point), 16).ptr;
  text.append(digits, end);
}

}  // namespace

std::optional<CodePointRange> read_code_point_range(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = read_code_point(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : read_code_point(text.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return CodePointRange{*first, *last};
}

std::optional<CodePointRange> read_unicode_range_part(std::string_view text) {
  return text.starts_with("U+") ? read_code_point_range(text.substr(2)) : std::nullopt;
}

std::string unicode_range(const std::vector<CodePointRange>& ranges) {
  std::string text;
  for (const CodePointRange& range : ranges) {
    text += text.empty() ? "U+" : ",U+";
    append_code_point(text, range.first);
    if (range.last == range.first) continue;
    text += '-';
    append_code_point(text, range.last);
  }
  return text;
}

}  // namespace storycard
