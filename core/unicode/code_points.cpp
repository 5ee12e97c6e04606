#include "unicode/code_points.h"

#include "base/utf8.h"

namespace storycard::unicode {

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    result += decoded.code_point;
    offset += decoded.length;
  }
  return result;
}

}  // namespace storycard::unicode
