#include "unicode/breaks.h"

#include <storycard_icu_data.h>
#include <unicode/ubrk.h>
#include <unicode/udata.h>

#include <memory>

#include "base/check.h"
#include "unicode/to_utf16.h"

namespace storycard::unicode {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;

// ICU remembers a failed opening for ever, so its rules must be in place before the first one.
bool set_rules() {
  UErrorCode status = U_ZERO_ERROR;
  udata_setCommonData(storycard_icu_data, &status);
  return status == U_ZERO_ERROR;
}

// The rules are the root's: what a language adds comes from dictionaries that they choose by script.
Iterator open(UBreakIteratorType type, const Utf16Text& text) {
  static const bool ready = set_rules();
  CHECK(ready);
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(ubrk_open(type, "", text.units.data(), text.size(), &status), &ubrk_close);
  CHECK(U_SUCCESS(status));
  return iterator;
}

}  // namespace

std::vector<ByteRange> graphemes(std::string_view text) {
  std::vector<ByteRange> result;
  if (text.empty()) return result;
  const Utf16Text utf16 = to_utf16(text);
  const Iterator iterator = open(UBRK_CHARACTER, utf16);
  std::uint32_t begin = 0;
  for (std::int32_t unit = ubrk_next(iterator.get()); unit != UBRK_DONE; unit = ubrk_next(iterator.get())) {
    const std::uint32_t end = utf16.byte_of[static_cast<std::size_t>(unit)];
    result.push_back({begin, end});
    begin = end;
  }
  return result;
}

std::vector<LineBreak> line_breaks(std::string_view text) {
  std::vector<LineBreak> result;
  if (text.empty()) return result;
  const Utf16Text utf16 = to_utf16(text);
  const Iterator iterator = open(UBRK_LINE, utf16);
  for (std::int32_t unit = ubrk_next(iterator.get()); unit != UBRK_DONE; unit = ubrk_next(iterator.get())) {
    const std::int32_t status = ubrk_getRuleStatus(iterator.get());
    const bool must = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
    result.push_back({utf16.byte_of[static_cast<std::size_t>(unit)], must});
  }
  return result;
}

}  // namespace storycard::unicode
