#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/units.h"
#include "unicode/dictionaries.h"

// Where UTF-8 text may be taken apart.
namespace storycard::unicode {

// Extended grapheme clusters (UAX 29): what a reader calls one character. They cover the text.
std::vector<ByteRange> graphemes(std::string_view text);

struct LineBreak {
  std::uint32_t offset;  // a line may end before this byte
  bool must;             // and has to
  friend bool operator==(LineBreak, LineBreak) = default;
};

// Untailored line break opportunities (UAX 14), rising; the end of the text is always one, its start never.
// At the end `must` is set only after a line feed and its like. Thai, Lao, Khmer and Burmese (class SA) are letters.
std::vector<LineBreak> line_breaks(std::string_view text);

// The same, and between the words of Thai, Lao, Khmer and Burmese, as far as their dictionaries are there.
std::vector<LineBreak> line_breaks(std::string_view text, const Dictionaries& dictionaries);

}  // namespace storycard::unicode
