#include "text/break_lines.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;
using Lines = std::vector<std::string>;

namespace {

Lines broken(std::string_view text, Px width) { return slices(text, break_lines(shape_ems(text), 10_px, width)); }

}  // namespace

TEST_CASE("break_lines: a space that ends a line hangs and adds no width") {
  const std::string_view source = "ab cd";
  const ShapedText shaped = shape_ems(source);

  SUBCASE("both words fit at exactly five ems") { CHECK(break_lines(shaped, 10_px, 50_px).size() == 1); }
  SUBCASE("one pixel less sends the second word down") {
    const auto lines = break_lines(shaped, 10_px, 49_px);
    REQUIRE(lines.size() == 2);
    CHECK(slices(source, lines) == Lines{"ab ", "cd"});
    CHECK(lines[0].width == 20_px);  // not 30: the space hangs
    CHECK(lines[1].width == 20_px);
  }
  SUBCASE("however many spaces there are") {
    const std::string_view spaced = "ab      cd";
    const auto lines = break_lines(shape_ems(spaced), 10_px, 20_px);
    CHECK(slices(spaced, lines) == Lines{"ab      ", "cd"});
  }
}

TEST_CASE("break_lines: lines cover every byte in order") {
  const std::string_view source = " one  two\nthree é שלום \n\n";
  for (float width = 5; width < 200; width += 7) {
    const auto lines = break_lines(shape_ems(source), 10_px, Px{width});
    std::uint32_t at = 0;
    for (const Line& line : lines) {
      CHECK(line.bytes.begin == at);
      at = line.bytes.end;
    }
    CHECK(at == source.size());
  }
}

TEST_CASE("break_lines: a line feed always breaks, also beside a space or another line feed") {
  CHECK(broken("a\nb", 1000_px) == Lines{"a\n", "b"});
  CHECK(broken("a \nb", 1000_px) == Lines{"a \n", "b"});
  CHECK(broken("a\n\nb", 1000_px) == Lines{"a\n", "\n", "b"});
  CHECK(broken("a\r\nb", 1000_px) == Lines{"a\r\n", "b"});
  CHECK(broken("a\xE2\x80\xA8"
               "b",
               1000_px) == Lines{"a\xE2\x80\xA8", "b"});  // U+2028
}

TEST_CASE("break_lines: a line feed at the end opens no further line") {
  CHECK(broken("a\n", 1000_px) == Lines{"a\n"});
}

TEST_CASE("break_lines: an empty text is one empty line") {
  const auto lines = break_lines(shape_ems(""), 10_px, 100_px);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].bytes == ByteRange{0, 0});
  CHECK(lines[0].width == 0_px);
}

TEST_CASE("break_lines: a word wider than the line is cut between clusters, and says so") {
  const std::string_view source = "ab cdefgh";
  const ShapedText shaped = shape_ems(source);
  const auto lines = break_lines(shaped, 10_px, 40_px);
  CHECK(slices(source, lines) == Lines{"ab ", "cdef", "gh"});
  CHECK(cuts_a_word(shaped, lines));
  CHECK_FALSE(cuts_a_word(shaped, break_lines(shaped, 10_px, 60_px)));
}

TEST_CASE("break_lines: a letter with its accents is never cut, however narrow the line") {
  const std::string_view source = "e\u0301e\u0301";
  CHECK(broken(source, 10_px) == Lines{"e\u0301", "e\u0301"});
  CHECK(broken(source, 1_px) == Lines{"e\u0301", "e\u0301"});
}

TEST_CASE("break_lines: a hyphen may end a line, a no-break space may not") {
  CHECK(broken("ab-cd", 40_px) == Lines{"ab-", "cd"});
  CHECK(broken("a b\u00A0c", 40_px) == Lines{"a ", "b\u00A0c"});
}

TEST_CASE("break_lines: ideographs break anywhere but before a closing mark") {
  CHECK(broken("日本語、日本", 30_px) == Lines{"日本", "語、日", "本"});
}

TEST_CASE("break_lines: tags and short links stay whole") {
  CHECK(broken("a #It-b", 40_px) == Lines{"a ", "#It-", "b"});
  CHECK(broken("ab iom.int/a-b", 110_px) == Lines{"ab ", "iom.int/a-b"});
}

TEST_CASE("break_lines: a soft hyphen is no place to break, since no hyphen would show") {
  CHECK(broken("ab\u00ADcd ef", 40_px) == Lines{"ab\u00ADcd ", "ef"});
}

TEST_CASE("count_lines: a wider line never takes more of them") {
  const ShapedText shaped =
      shape_ems("It takes a community, and a community takes (all) of us - you, me #andYou.\nSo?  Yes!");
  std::size_t last = 1000;
  for (std::int64_t limit = 0; limit < 90 * Em::per_em; limit += Em::per_em / 3) {
    const std::size_t count = count_lines(shaped, {limit});
    CHECK(count <= last);
    CHECK(count == break_within(shaped, 10_px, {limit}).size());
    last = count;
  }
  CHECK(last == 2);
}

TEST_CASE("widest_word: the least width at which no word is cut") {
  const ShapedText shaped = shape_ems("a bcd ef-g");
  CHECK(widest_word(shaped).value == 3 * Em::per_em);
  CHECK_FALSE(cuts_a_word(shaped, break_within(shaped, 10_px, widest_word(shaped))));
  CHECK(cuts_a_word(shaped, break_within(shaped, 10_px, widest_word(shaped) - Em{1})));
}
