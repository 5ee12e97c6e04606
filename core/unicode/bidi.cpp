#include "unicode/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <memory>

#include "base/check.h"
#include "base/utf8.h"
#include "unicode/to_utf16.h"

namespace storycard::unicode {
namespace {

using UBiDiOwner = std::unique_ptr<UBiDi, decltype(&ubidi_close)>;

UCharDirection bidi_class(char32_t code_point) { return u_charDirection(static_cast<UChar32>(code_point)); }

bool starts_isolate(UCharDirection c) {
  return c == U_LEFT_TO_RIGHT_ISOLATE || c == U_RIGHT_TO_LEFT_ISOLATE || c == U_FIRST_STRONG_ISOLATE;
}

UBiDiLevel icu_level(BaseDirection direction, std::uint8_t text_level) {
  if (direction != BaseDirection::automatic) return text_level;
  return text_level == 0 ? UBIDI_DEFAULT_LTR : UBIDI_DEFAULT_RTL;
}

// UAX 9, P1: past the paragraph's separator, or the end of the text.
std::int32_t end_of_paragraph(const Utf16Text& text, std::int32_t begin) {
  for (auto i = static_cast<std::size_t>(begin); i < text.units.size(); ++i) {
    if (bidi_class(text.units[i]) != U_BLOCK_SEPARATOR) continue;
    const bool pair = text.units[i] == u'\r' && i + 1 < text.units.size() && text.units[i + 1] == u'\n';
    return static_cast<std::int32_t>(i) + (pair ? 2 : 1);
  }
  return text.size();
}

}  // namespace

std::uint8_t first_strong_level(std::string_view text) {
  std::size_t isolates = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    offset += decoded.length;
    const UCharDirection c = bidi_class(decoded.code_point);
    if (c == U_BLOCK_SEPARATOR) {
      isolates = 0;
    } else if (starts_isolate(c)) {
      ++isolates;
    } else if (c == U_POP_DIRECTIONAL_ISOLATE) {
      if (isolates > 0) --isolates;
    } else if (isolates == 0) {
      if (c == U_LEFT_TO_RIGHT) return 0;
      if (c == U_RIGHT_TO_LEFT || c == U_RIGHT_TO_LEFT_ARABIC) return 1;
    }
  }
  return 0;
}

Bidi resolve_bidi(std::string_view text, BaseDirection direction) {
  Bidi result;
  if (direction == BaseDirection::right_to_left) result.level = 1;
  if (direction == BaseDirection::automatic) result.level = first_strong_level(text);
  result.levels.resize(text.size());

  const Utf16Text utf16 = to_utf16(text);
  const UBiDiLevel paragraph_level = icu_level(direction, result.level);
  const UBiDiOwner bidi(ubidi_open(), &ubidi_close);
  CHECK(bidi != nullptr);
  // ICU would split paragraphs too, but takes quadratic time for many of them.
  for (std::int32_t begin = 0; begin < utf16.size();) {
    const std::int32_t end = end_of_paragraph(utf16, begin);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), utf16.units.data() + begin, end - begin, paragraph_level, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    CHECK(U_SUCCESS(status));  // fails for want of memory alone
    for (std::int32_t unit = begin; unit < end; ++unit) {
      const auto i = static_cast<std::size_t>(unit);
      for (std::uint32_t byte = utf16.byte_of[i]; byte < utf16.byte_of[i + 1]; ++byte) {
        result.levels[byte] = levels[unit - begin];
      }
    }
    begin = end;
  }
  return result;
}

std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels) {
  std::vector<std::int32_t> order(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
  return {order.begin(), order.end()};
}

}  // namespace storycard::unicode
