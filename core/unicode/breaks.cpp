#include "unicode/breaks.h"

#include <storycard_icu_data.h>
#include <unicode/ubrk.h>

#include <cstdint>
#include <memory>

#include "base/check.h"
#include "base/memory.h"
#include "unicode/to_utf16.h"

namespace storycard::unicode {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;

// The rules are the root's: what a language adds would come from dictionaries that are chosen by script.
Iterator open(const unsigned char* rules, unsigned size, const Utf16Text& text) {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(
      ubrk_openBinaryRules(rules, static_cast<std::int32_t>(size), text.units.data(), text.size(), &status),
      &ubrk_close);
  if (status == U_MEMORY_ALLOCATION_ERROR) memory_ended();
  CHECK(U_SUCCESS(status));
  return iterator;
}

}  // namespace

std::vector<ByteRange> graphemes(std::string_view text) {
  std::vector<ByteRange> result;
  if (text.empty()) return result;
  const Utf16Text utf16 = to_utf16(text);
  const Iterator iterator = open(storycard_icu_char_brk, storycard_icu_char_brk_size, utf16);
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
  const Iterator iterator = open(storycard_icu_line_brk, storycard_icu_line_brk_size, utf16);
  for (std::int32_t unit = ubrk_next(iterator.get()); unit != UBRK_DONE; unit = ubrk_next(iterator.get())) {
    const std::int32_t status = ubrk_getRuleStatus(iterator.get());
    const bool must = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
    result.push_back({utf16.byte_of[static_cast<std::size_t>(unit)], must});
  }
  return result;
}

std::vector<LineBreak> line_breaks(std::string_view text, const Dictionaries& dictionaries) {
  std::vector<LineBreak> result;
  std::uint32_t begin = 0;
  for (const LineBreak& by_rule : line_breaks(text)) {
    const std::string_view whole = text.substr(begin, by_rule.offset - begin);
    for (const std::uint32_t word : dictionaries.word_beginnings(whole)) result.push_back({begin + word, false});
    result.push_back(by_rule);
    begin = by_rule.offset;
  }
  return result;
}

}  // namespace storycard::unicode
