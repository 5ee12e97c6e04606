// Text that nobody writes by accident: every question about it has an answer, and none reads out of bounds (the asan
// preset runs this too). Work that grew with the square of the length would show as minutes.
#include <algorithm>

#include "base/utf8.h"
#include "dictionary_files.h"
#include "unicode/bidi.h"
#include "unicode/breaks.h"
#include "unicode/scripts.h"
#include "unicode/unbreakable.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

constexpr std::size_t long_bytes = 100'000;

std::string repeated(std::string_view part) {
  std::string result;
  while (result.size() < long_bytes) result += part;
  return result;
}

// Asks everything that the room knows of a text, and checks what holds for any.
void look_at(const std::string& text, const Dictionaries& dictionaries) {
  std::uint32_t at = 0;
  for (const ByteRange cluster : graphemes(text)) {
    CHECK_UNARY(cluster.begin == at && cluster.end > at);
    at = cluster.end;
  }
  CHECK(at == text.size());
  at = 0;
  for (const LineBreak line_break : line_breaks(text, dictionaries)) {
    CHECK_UNARY(line_break.offset > at);
    at = line_break.offset;
  }
  CHECK(at == text.size());
  at = 0;
  for (const ScriptRun& run : script_runs(text)) {
    CHECK_UNARY(run.bytes.begin == at && run.bytes.end > at);
    at = run.bytes.end;
  }
  CHECK(at == text.size());
  at = 0;
  for (const ByteRange range : unbreakable_ranges(text)) {
    CHECK_UNARY(range.begin >= at && range.end > range.begin);
    at = range.end;
  }
  CHECK(at <= text.size());
  for (const BaseDirection direction :
       {BaseDirection::automatic, BaseDirection::left_to_right, BaseDirection::right_to_left}) {
    const Bidi bidi = resolve_bidi(text, direction);
    REQUIRE(bidi.levels.size() == text.size());
    CHECK(std::all_of(bidi.levels.begin(), bidi.levels.end(), [](std::uint8_t level) { return level <= 127; }));
  }
}

}  // namespace

TEST_CASE("hostile: towers of embeddings, overrides and isolates, closed and not") {
  const Dictionaries none;
  for (const char* tower : {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2068a", "\u2068!",
                            "\u2069", "\u202C", "\u202E\u2067א", "\u2066\u202Ba"}) {
    look_at(repeated(tower), none);
  }
  for (const char* open : {"\u202A", "\u202E", "\u2067", "\u2068"}) {
    const bool isolate = std::string_view(open) > "\u2060";
    std::string tower;
    for (int i = 0; i < 30'000; ++i) tower += std::string(open) + "א";
    for (int i = 0; i < 30'000; ++i) tower += std::string("1") + (isolate ? "\u2069" : "\u202C");
    look_at(tower, none);
  }
  look_at(repeated("א\u2067a\u2069 "), none);
}

TEST_CASE("hostile: brackets that pair across the whole text, and marks on them") {
  const Dictionaries none;
  for (const char* part : {"(", ")", "()", "(א)", "א(", "([{<", "(א(a", "א()", "[\u0301", "\u3008\u232A", "(\u0661)!"}) {
    look_at(repeated(part), none);
  }
  std::string nested = "א";
  for (int i = 0; i < 62; ++i) nested += "(";
  nested += repeated("!") + "a";
  for (int i = 0; i < 62; ++i) nested += ")";
  look_at(nested, none);
}

TEST_CASE("hostile: paragraphs of nothing, text without a space, marks on one letter") {
  const Dictionaries none;
  for (const char* part : {"\n", "\u2029", "\r\n", "א\n", "a", "ب", "日", " ", "\u0301", "\u200D", "👩\u200D", "🇺", "\u1100"}) {
    look_at(repeated(part), none);
  }
}

TEST_CASE("hostile: bytes that are no UTF-8, lone surrogates, noncharacters, planes that do not exist yet") {
  const Dictionaries none;
  for (const char* part : {"\x80", "\xFF\xC3", "a\xE2\x82", "\xED\xA0\x80", "\xED\xB0\x80", "\uFFFE\uFFFF", "\U0010FFFF\U00030000\U000E0001"}) {
    look_at(repeated(part), none);
  }
}

TEST_CASE("hostile: numbers and units without end") {
  const Dictionaries none;
  for (const char* part : {"1", "1.", "1,1", "1 ", "111 ", "1 km", "1 km/", "€ ", "€ 1 ", "1 in ", "CHF ", "5 in 3 in ", "° "}) {
    look_at(repeated(part), none);
  }
}

TEST_CASE("hostile: letters without spaces that are words many ways, or none") {
  const Dictionaries all = all_dictionaries();
  for (const char* part : {"ก", "กา", "มา", "เ", "ๆ", "ฯ", "ฯๆ", "ตากลม", "ກາ", "ເ", "က", "ကာ", "ြ", "ក", "្ក", "កា", "กက", "ꩠ", "ากก"}) {
    look_at(repeated(part), all);
  }
  std::uint32_t state = 7;
  const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (const char32_t first : {0x0E01, 0x0E81, 0x1000, 0x1780}) {
    std::string text;
    while (text.size() < long_bytes) append_utf8(text, first + next() % 0x5E);
    look_at(text, all);
  }
}
