#include "unicode/breaks.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

std::vector<std::string> clusters(std::string_view text) {
  std::vector<std::string> result;
  for (const ByteRange range : graphemes(text)) result.emplace_back(text.substr(range.begin, range.size()));
  return result;
}

// "ab |cd\n!|": "|" where a line may end, "!" where it must.
std::string marked(std::string_view text) {
  std::string result;
  std::uint32_t from = 0;
  for (const LineBreak line_break : line_breaks(text)) {
    result += text.substr(from, line_break.offset - from);
    result += line_break.must ? '!' : '|';
    from = line_break.offset;
  }
  return result;
}

}  // namespace

TEST_CASE("graphemes: what a reader calls one character stays one") {
  using Clusters = std::vector<std::string>;
  CHECK(clusters("ae\u0301") == Clusters{"a", "e\u0301"});
  CHECK(clusters("\r\n\n") == Clusters{"\r\n", "\n"});
  CHECK(clusters("नि") == Clusters{"नि"});
  CHECK(clusters("\uD55C\u1112\u1161\u11AB") == Clusters{"\uD55C", "\u1112\u1161\u11AB"});
  CHECK(clusters("👩🏽‍🔧🇪🇸🇺🇦") == Clusters{"👩🏽‍🔧", "🇪🇸", "🇺🇦"});
  CHECK(clusters("1️⃣") == Clusters{"1️⃣"});
  CHECK(clusters("") == Clusters{});
}

TEST_CASE("graphemes: bytes that are no UTF-8 are one each") {
  CHECK(graphemes("\xFF\x80"
                  "a")
            .size() == 3);
}

TEST_CASE("line_breaks: after spaces, hyphens and between ideographs; the end is one") {
  CHECK(marked("ab cd") == "ab |cd|");
  CHECK(marked("ab-cd") == "ab-|cd|");
  CHECK(marked("日本、語") == "日|本、|語|");
  CHECK(marked("a\u00A0b") == "a\u00A0b|");
  CHECK(marked("10% 3,50") == "10% |3,50|");
  CHECK(marked("") == "");
}

TEST_CASE("line_breaks: line feeds and their like must break") {
  CHECK(marked("a\nb") == "a\n!b|");
  CHECK(marked("a\r\n") == "a\r\n!");
  CHECK(marked("a\u2028b\u2029") == "a\u2028!b\u2029!");
}

TEST_CASE("line_breaks: untailored, a link may break after its slash") { CHECK(marked("iom.int/a") == "iom.int/|a|"); }

TEST_CASE("breaks: offsets are bytes, also past the 16 bits of UTF-16") { CHECK(marked("𝒜𝒜 b") == "𝒜𝒜 |b|"); }
