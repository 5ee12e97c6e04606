#include "text/shape.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

Paragraph title(std::string_view text) {
  Paragraph paragraph = plain(text);
  paragraph.style = {font::Role::display, 800};
  return paragraph;
}

}  // namespace

TEST_CASE("shape: one cluster a grapheme, covering the text in logical order") {
  const ShapedText shaped = shape_ems("ae\u0301 בא");
  CHECK(widths(shaped) == std::vector<int>{1000, 1000, 1000, 1000, 1000});
  CHECK(shaped.clusters[1].bytes == ByteRange{1, 4});
  CHECK(shaped.clusters[2].space);
  CHECK(shaped.clusters.back().bytes.end == shaped.paragraph.text.size());
  CHECK_FALSE(shaped.right_to_left);
}

TEST_CASE("shape: a text spelled with and without combining marks is as wide, in the same glyphs") {
  const ShapedText composed = shape_ems("\u00E9\u1EC7");
  const ShapedText decomposed = shape_ems("e\u0301e\u0302\u0323");
  CHECK(widths(composed) == widths(decomposed));
  REQUIRE(decomposed.runs.size() == 1);
  REQUIRE(decomposed.runs[0].glyphs.size() == 2);
  CHECK(decomposed.runs[0].glyphs[0].id == composed.runs[0].glyphs[0].id);
  CHECK(decomposed.runs[0].glyphs[1].id == composed.runs[0].glyphs[1].id);
  CHECK(decomposed.missing.empty());
}

TEST_CASE("shape: a ligature's width is shared out among its letters") {
  CHECK(widths(shape_ems(title("fix"))) == std::vector<int>{500, 500, 1000});
}

TEST_CASE("shape: joined letters have the widths of their forms; a following space joins nothing") {
  CHECK(widths(shape_ems("ببب ب")) == std::vector<int>{600, 500, 900, 1000, 1000});
  CHECK(shape_ems("ببب").right_to_left);
}

TEST_CASE("shape: tracking is for Latin, Cyrillic and Greek, never for joined letters") {
  Paragraph paragraph = plain("ab ד ببب да");
  paragraph.tracking_em = 0.1f;
  CHECK(widths(shape_ems(paragraph)) ==
        std::vector<int>{1100, 1100, 1100, 1000, 1000, 600, 500, 900, 1000, 1100, 1100});
}

TEST_CASE("shape: what no face covers is listed once, sorted, and takes no room") {
  const ShapedText shaped = shape_ems("a\U0001F9FF\U0001F9FF b\u0E01\u0333");
  CHECK(shaped.missing == std::vector<char32_t>{0x0333, 0x0E01, 0x1F9FF});
  CHECK(widths(shaped) == std::vector<int>{1000, 0, 0, 1000, 1000, 0});
}

TEST_CASE("shape: a mark that the letter's face lacks is listed, the letter is drawn") {
  const ShapedText shaped = shape_ems("a\u0333b");
  CHECK(shaped.missing == std::vector<char32_t>{0x0333});
  CHECK(widths(shaped) == std::vector<int>{1000, 1000});
}

TEST_CASE("shape: what has nothing to draw takes no room and is never missing") {
  const ShapedText shaped = shape_ems(
      "a\u200D\u200E\uFEFF\u2060\u00AD\uFE0F\x01"
      "b");
  CHECK(shaped.missing.empty());
  int total = 0;
  for (const int width : widths(shaped)) total += width;
  CHECK(total == 2000);
}

TEST_CASE("shape: spaces of other widths come from the font's space") {
  const ShapedText shaped = shape_ems("a\u00A0b\u2003c");
  CHECK(shaped.missing.empty());
  CHECK(shaped.runs.size() == 1);
  CHECK(widths(shaped) == std::vector<int>{1000, 1000, 1000, 1000, 1000});
}

TEST_CASE("shape: the tallest face used gives ascent and descent, and faces stand in order of use") {
  const ShapedText shaped = shape_ems("да ab");
  CHECK(shaped.ascent_em == doctest::Approx(0.8));
  CHECK(shaped.descent_em == doctest::Approx(0.2));
  REQUIRE(shaped.faces.size() == 2);
  CHECK(shaped.faces[0]->name() == "Cyrillic Ems");
  CHECK(shaped.faces[1]->name() == "Ems Regular");
}

TEST_CASE("shape: without any font loaded, all is missing and nothing breaks") {
  const Library library = empty_library();
  const ShapedText shaped = shape(plain("ab c"), library);
  CHECK(shaped.missing == std::vector<char32_t>{'a', 'b', 'c'});
  CHECK(shaped.faces.empty());
  CHECK(shaped.clusters.size() == 4);
}

TEST_CASE("shape: an empty text is empty") {
  const ShapedText shaped = shape_ems("");
  CHECK(shaped.runs.empty());
  CHECK(shaped.clusters.empty());
  CHECK(shaped.missing.empty());
}

TEST_CASE("shape: widths of clusters add up to those of the glyphs") {
  for (const char* text : {"fi AV office", "a\u200Db", "لا ببب", "e\u0301\u0301\u0301x"}) {
    for (const ShapedText& shaped : {shape_ems(text), shape_ems(title(text))}) {
      Em clusters;
      for (const Cluster& cluster : shaped.clusters) clusters += cluster.width;
      Em glyphs;
      for (const Run& run : shaped.runs) {
        for (const Glyph& glyph : run.glyphs) glyphs += to_em(glyph.advance, run.face->units_per_em());
      }
      CAPTURE(text);
      CHECK(clusters.value == glyphs.value);
    }
  }
}
