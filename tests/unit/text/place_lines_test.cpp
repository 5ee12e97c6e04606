#include "text/place_lines.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

struct Placed {
  ShapedText shaped;
  TextLayout layout;
};

Placed placed(const Paragraph& paragraph, Px width, Align align = Align::start) {
  ShapedText shaped = shape_ems(paragraph);
  const auto lines = break_lines(shaped, 10_px, width);
  PlaceOptions options;
  options.box = {100, 200, width.value, 1000};
  options.align = align;
  options.font_size = 10_px;
  options.line_height = 2;
  TextLayout layout = place_lines(shaped, lines, options);
  return {std::move(shaped), std::move(layout)};
}

Placed placed(std::string_view text, Px width, Align align = Align::start) { return placed(plain(text), width, align); }

// The text of a line as it is seen, one letter a glyph, found again by glyph id.
std::string seen(const Placed& placed, std::size_t line, std::string_view alphabet) {
  std::string result;
  for (const PlacedRun& run : placed.layout.lines[line].runs) {
    for (const font::GlyphId glyph : run.glyphs) {
      for (const char letter : alphabet) {
        const ShapedText one = shape_ems(std::string(1, letter));
        if (one.runs[0].glyphs[0].id == glyph) result += letter;
      }
    }
  }
  return result;
}

std::vector<float> pens(const PlacedLine& line) {
  std::vector<float> result;
  for (const PlacedRun& run : line.runs) {
    for (const Point position : run.positions) result.push_back(position.x);
  }
  return result;
}

}  // namespace

TEST_CASE("place_lines: letters stand one after the other from the box's corner") {
  const Placed text = placed("ab cd", 40_px);
  REQUIRE(text.layout.lines.size() == 2);
  CHECK(pens(text.layout.lines[0]) == std::vector<float>{100, 110});
  CHECK(pens(text.layout.lines[1]) == std::vector<float>{100, 110});
  CHECK(text.layout.lines[0].bytes == ByteRange{0, 3});
  CHECK(text.layout.lines[0].width == 20_px);
}

TEST_CASE("place_lines: the first baseline is centred in its line box, the next one line height below") {
  // Line height 20, ascent 8, descent 2: 5 above, 5 below.
  const Placed text = placed("ab cd", 40_px);
  CHECK(text.layout.lines[0].baseline == 213_px);
  CHECK(text.layout.lines[1].baseline == 233_px);
  CHECK(text.layout.lines[0].runs[0].positions[0].y == 213);
  CHECK(text.layout.height == 40_px);
}

TEST_CASE("place_lines: start and end follow the text's direction, left and right do not") {
  const auto left_of = [](std::string_view text, Align align) {
    return placed(text, 50_px, align).layout.lines[0].x.value;
  };
  CHECK(left_of("abc", Align::start) == 100);
  CHECK(left_of("abc", Align::end) == 120);
  CHECK(left_of("אבג", Align::start) == 120);
  CHECK(left_of("אבג", Align::end) == 100);
  CHECK(left_of("אבג", Align::left) == 100);
  CHECK(left_of("אבג", Align::right) == 120);
  CHECK(left_of("abc", Align::center) == 110);
}

TEST_CASE("place_lines: the space that ends a line moves nothing, in either direction") {
  CHECK(placed("ab cd", 40_px, Align::right).layout.lines[0].x == 120_px);
  CHECK(placed("אב גד", 40_px).layout.lines[0].x == 120_px);
  CHECK(placed("ab cd", 40_px, Align::center).layout.lines[0].x == 110_px);
  // UAX 9, L1: between Hebrew and the line's end the space takes the paragraph's level.
  CHECK(pens(placed("אב cd", 40_px, Align::left).layout.lines[0]) == std::vector<float>{100, 110});
}

TEST_CASE("place_lines: marks of direction behind the last space hang with it") {
  const Placed text = placed("ab \u2066\u2069 cd", 40_px, Align::right);
  REQUIRE(text.layout.lines.size() == 2);
  CHECK(text.layout.lines[0].x == 120_px);
  CHECK(placed("ab \u2069", 40_px, Align::right).layout.lines[0].x == 120_px);
}

TEST_CASE("place_lines: runs stand in visual order, glyphs of a run from left to right") {
  // Latin letters that are forced to run leftwards say where they are.
  Paragraph paragraph = plain("ab \u202Ecd\u202C ef");
  CHECK(seen(placed(paragraph, 500_px), 0, "abcdef") == "abdcef");
  paragraph.direction = Direction::right_to_left;
  CHECK(seen(placed(paragraph, 500_px), 0, "abcdef") == "efdcab");
}

TEST_CASE("place_lines: each line is reordered by itself") {
  Paragraph paragraph = plain("\u202Eab cd ef\u202C");
  const Placed text = placed(paragraph, 50_px);
  REQUIRE(text.layout.lines.size() == 2);
  CHECK(seen(text, 0, "abcdef") == "dcba");
  CHECK(seen(text, 1, "abcdef") == "fe");
}

TEST_CASE("place_lines: a word cut inside a ligature is shaped again, so that each line has its letter") {
  Paragraph paragraph = plain("fi");
  paragraph.style = {font::Role::display, 800};
  const Placed text = placed(paragraph, 4_px);  // each half ligature is 5 px
  REQUIRE(text.layout.lines.size() == 2);
  CHECK(text.layout.lines[0].width == 10_px);
  CHECK(text.layout.lines[1].width == 10_px);
  CHECK(text.layout.lines[0].runs[0].glyphs != text.layout.lines[1].runs[0].glyphs);
}

TEST_CASE("place_lines: kerning is not kept across a cut") {
  Paragraph paragraph = plain("AVAV");
  paragraph.style = {font::Role::display, 800};
  // 9 + 10 + 9 + 10 px: cut after "A", which is 9 px wide beside its "V" and 10 alone.
  const Placed text = placed(paragraph, 11_px);
  REQUIRE(text.layout.lines.size() == 4);
  CHECK(text.layout.lines[0].width == 10_px);
}

TEST_CASE("place_lines: letters cut apart keep their joined forms") {
  const Placed text = placed("ببب", 12_px);  // 6 + 5 + 9 px
  REQUIRE(text.layout.lines.size() == 2);
  CHECK(text.layout.lines[0].width == 11_px);
  CHECK(text.layout.lines[1].width == 9_px);
}

TEST_CASE("place_lines: a placed line is as wide as the broken one, where nothing was cut") {
  const ShapedText shaped = shape_ems("fi AV ab באב, ببب لا. (xyz) да");
  for (float width = 40; width < 300; width += 9) {
    const auto lines = break_lines(shaped, 13.25_px, Px{width});
    if (cuts_a_word(shaped, lines)) continue;
    PlaceOptions options;
    options.box = {0, 0, width, 100};
    options.font_size = 13.25_px;
    const TextLayout layout = place_lines(shaped, lines, options);
    REQUIRE(layout.lines.size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) CHECK(layout.lines[i].width == lines[i].width);
  }
}

TEST_CASE("place_lines: what no face covers leaves no run") {
  const Placed text = placed("\U0001F9FF", 40_px);
  REQUIRE(text.layout.lines.size() == 1);
  CHECK(text.layout.lines[0].runs.empty());
  CHECK(text.layout.lines[0].width == 0_px);
}

TEST_CASE("place_lines: a mark that opens a line hangs out where lines begin, in both directions, and nowhere else") {
  const auto x = [](std::string_view text, Align align) { return placed(text, 40_px, align).layout.lines[0].x.value; };
  for (const char* opening : {"\"ab", "(ab", "\u00ABab", "\u00BBab"}) {
    CAPTURE(opening);
    CHECK(x(opening, Align::start) == 97.5f);
    CHECK(x(opening, Align::left) == 97.5f);
    CHECK(x(opening, Align::center) == 105);
    CHECK(x(opening, Align::right) == 110);
  }
  for (const char* other : {"ab\"", "-ab", "1ab", "#ab", "\u00BFab"}) CHECK(x(other, Align::start) == 100);
  // Hebrew, three letters wide with its mark: the right edge moves out.
  CHECK(x("\"\u05D1\u05D0", Align::start) == 112.5f);
  CHECK(x("\"\u05D1\u05D0", Align::left) == 100);
  const Placed lines = placed("ab \"cd\"", 40_px);
  CHECK(lines.layout.lines[0].x.value == 100);
  CHECK(lines.layout.lines[1].x.value == 97.5f);
}
