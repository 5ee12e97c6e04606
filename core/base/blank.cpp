#include "base/blank.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace storycard {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// In order, for the binary search.
constexpr CodePointRange blanks[] = {
    {0x0000, 0x0020}, {0x007F, 0x00A0},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160},
    {0x1680, 0x1680}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x200F},   {0x2028, 0x202F}, {0x205F, 0x206F},
    {0x2800, 0x2800}, {0x3000, 0x3000},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

bool is_blank(char32_t code_point) {
  const auto after =
      std::upper_bound(std::begin(blanks), std::end(blanks), code_point,
                       [](char32_t wanted, const CodePointRange& range) { return wanted < range.first; });
  return after != std::begin(blanks) && code_point <= std::prev(after)->last;
}

}  // namespace

bool is_blank(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (!is_blank(decoded.code_point)) return false;
    offset += decoded.length;
  }
  return true;
}

}  // namespace storycard
