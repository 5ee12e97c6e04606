#include "text/shape_run.h"

#include "ems.h"
#include "unicode/breaks.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

// Advances of `part` of `text`, shaped as one run of joining.ttf, right to left: in visual order.
std::vector<int> arabic_advances(std::string_view text, ByteRange part) {
  const auto face = font::Face::open(std::make_shared<const Bytes>(font_file("joining.ttf")), "Joining");
  REQUIRE(face);
  std::vector<ByteRange> graphemes;
  for (const ByteRange grapheme : unicode::graphemes(text)) {
    if (part.contains(grapheme.begin)) graphemes.push_back(grapheme);
  }
  std::vector<int> advances;
  for (const Glyph& glyph : Shaper().shape({text, graphemes, **face, "Arab", "ar", 1, 0})) {
    advances.push_back(glyph.advance.value);
  }
  return advances;
}

std::vector<Glyph> latin_glyphs(std::string_view text, float tracking_em) {
  const auto face = font::Face::open(std::make_shared<const Bytes>(font_file("ligatures.ttf")), "Ligatures");
  REQUIRE(face);
  const std::vector<ByteRange> graphemes = unicode::graphemes(text);
  return Shaper().shape({text, graphemes, **face, "Latn", "en", 0, tracking_em});
}

}  // namespace

TEST_CASE("shape_run: Arabic letters join, and come out in visual order") {
  CHECK(arabic_advances("ببب", {0, 6}) == std::vector<int>{900, 500, 600});
}

TEST_CASE("shape_run: letters join across the ends of a run") {
  CHECK(arabic_advances("ببب", {0, 2}) == std::vector<int>{600});
  CHECK(arabic_advances("ببب", {2, 4}) == std::vector<int>{500});
  CHECK(arabic_advances("ببب", {4, 6}) == std::vector<int>{900});
}

TEST_CASE("shape_run: a ligature is one glyph that knows its first grapheme") {
  const auto glyphs = latin_glyphs("xfi", 0);
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[1].cluster == 1);
  CHECK(glyphs[1].advance == FontUnits{1000});
}

TEST_CASE("shape_run: kerned letters may not be parted as they are") {
  const auto glyphs = latin_glyphs("xAV", 0);
  REQUIRE(glyphs.size() == 3);
  CHECK(glyphs[1].advance == FontUnits{900});
  CHECK_FALSE(glyphs[1].unsafe_to_break);
  CHECK(glyphs[2].unsafe_to_break);
}

TEST_CASE("shape_run: tracking follows every letter and undoes ligatures") {
  const auto glyphs = latin_glyphs("fi", 0.05f);
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[0].advance == FontUnits{1050});
  CHECK(glyphs[1].advance == FontUnits{1050});
}

TEST_CASE("shape_run: control characters leave no glyph, a tab is a space") {
  const auto glyphs = latin_glyphs("a\x01\tb\n", 0);
  REQUIRE(glyphs.size() == 3);
  CHECK(glyphs[1].cluster == 2);
  CHECK(latin_glyphs("\n", 0).empty());
}

TEST_CASE("shape_run: a language that is no tag is ignored") {
  const auto face = font::Face::open(std::make_shared<const Bytes>(font_file("ems.ttf")), "Ems");
  REQUIRE(face);
  const std::vector<ByteRange> graphemes = {{0, 1}};
  for (const std::string& language : {std::string("e n"), std::string(1000, 'a'), std::string("\0\xFF", 2)}) {
    CHECK(Shaper().shape({"a", graphemes, **face, "Latn", language, 0, 0}).size() == 1);
  }
}
