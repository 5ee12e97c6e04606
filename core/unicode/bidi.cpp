#include "unicode/bidi.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/utf8.h"
#include "unicode/bidi_paragraph.h"

namespace storycard::unicode {
namespace {

// Decoded text, with the byte where each code point begins, and one more for the end.
struct Characters {
  std::vector<char32_t> code_points;
  std::vector<std::uint32_t> offsets;
};

Characters characters_of(std::string_view text) {
  Characters characters;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    characters.code_points.push_back(decoded.code_point);
    characters.offsets.push_back(static_cast<std::uint32_t>(offset));
    offset += decoded.length;
  }
  characters.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return characters;
}

// P1: past the paragraph's separator, or the end of the text.
std::size_t end_of_paragraph(std::span<const char32_t> code_points, std::size_t begin) {
  for (std::size_t i = begin; i < code_points.size(); ++i) {
    if (bidi_class(code_points[i]) != BidiClass::B) continue;
    const bool pair = code_points[i] == U'\r' && i + 1 < code_points.size() && code_points[i + 1] == U'\n';
    return i + (pair ? 2 : 1);
  }
  return code_points.size();
}

// P2 and P3; nothing without a strong character.
std::optional<std::uint8_t> first_strong_level_of(std::span<const char32_t> paragraph) {
  switch (first_strong(paragraph)) {
    case FirstStrong::left_to_right: return 0;
    case FirstStrong::right_to_left: return 1;
    case FirstStrong::none: break;
  }
  return std::nullopt;
}

// That of the first paragraph that has one.
std::uint8_t text_level(std::span<const char32_t> code_points) {
  for (std::size_t begin = 0; begin < code_points.size();) {
    const std::size_t end = end_of_paragraph(code_points, begin);
    if (const auto level = first_strong_level_of(code_points.subspan(begin, end - begin))) return *level;
    begin = end;
  }
  return 0;
}

}  // namespace

std::uint8_t first_strong_level(std::string_view text) { return text_level(characters_of(text).code_points); }

Bidi resolve_bidi(std::string_view text, BaseDirection direction) {
  const Characters characters = characters_of(text);
  const std::span<const char32_t> all = characters.code_points;
  const bool automatic = direction == BaseDirection::automatic;
  Bidi result;
  if (direction == BaseDirection::right_to_left) result.level = 1;
  if (automatic) result.level = text_level(all);
  result.levels.resize(text.size());

  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = end_of_paragraph(all, begin);
    const auto paragraph = all.subspan(begin, end - begin);
    const auto own_level = automatic ? first_strong_level_of(paragraph) : std::nullopt;
    const auto levels = paragraph_levels(paragraph, own_level.value_or(result.level));
    for (std::size_t i = begin; i < end; ++i) {
      std::fill(result.levels.begin() + characters.offsets[i], result.levels.begin() + characters.offsets[i + 1],
                levels[i - begin]);
    }
    begin = end;
  }
  return result;
}

std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels) {
  std::vector<std::uint32_t> order(levels.size());
  std::iota(order.begin(), order.end(), 0u);
  if (levels.empty()) return order;
  const int highest = *std::max_element(levels.begin(), levels.end());
  const int lowest_odd = *std::min_element(levels.begin(), levels.end()) | 1;
  for (int level = highest; level >= lowest_odd; --level) {
    for (std::size_t begin = 0; begin < levels.size();) {
      std::size_t end = begin;
      while (end < levels.size() && levels[end] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
      begin = end + 1;
    }
  }
  return order;
}

}  // namespace storycard::unicode
