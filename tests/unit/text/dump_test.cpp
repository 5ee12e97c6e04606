#include "text/dump.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

TEST_CASE("dump: every stage of a text of two directions, word for word") {
  Paragraph paragraph = plain("ab ב\u200E\nc");
  paragraph.language = "he";
  const Items items = itemise(paragraph, ems_library(), font::Slices::loaded);
  CHECK(dump(paragraph, items) ==
        "items of [0, 10), left to right, language he\n"
        "  item [0, 3) Latn level 0 Ems Regular (ems.ttf) \"ab \"\n"
        "  item [3, 5) Hebr level 1 Ems Regular (ems.ttf) \"ב\"\n"
        "  item [5, 9) Hebr level 0 Ems Regular (ems.ttf) \"<U+200E><U+000A>\"\n"
        "  item [9, 10) Latn level 0 Ems Regular (ems.ttf) \"c\"\n"
        "  may break at 3\n"
        "  must break at 9\n"
        "  may break at 10\n");

  paragraph.text = "a ב\u0E01";
  const ShapedText shaped = shape_ems(paragraph);
  CHECK(dump(shaped) ==
        "shaped, left to right, language he, ascent 0.8, descent 0.2\n"
        "  run [0, 2) Latn level 0 Ems Regular\n"
        "    glyph 66 of byte 0 advance 1000\n"
        "    glyph 1 of byte 1 advance 1000\n"
        "    cluster [0, 1) \"a\" 1 em\n"
        "    cluster [1, 2) \" \" 1 em space, may break\n"
        "  run [2, 4) Hebr level 1 Ems Regular\n"
        "    glyph 102 of byte 2 advance 1000\n"
        "    cluster [2, 4) \"ב\" 1 em\n"
        "  run [4, 7) Thai level 0 no face\n"
        "    cluster [4, 7) \"ก\" 0 em, may break\n"
        "  missing U+0E01\n");

  const auto lines = break_lines(shaped, 12.5_px, 30_px);
  CHECK(dump(shaped, lines) ==
        "lines 2\n"
        "  line [0, 2) width 12.5 \"a \"\n"
        "  line [2, 7) width 12.5 \"בก\"\n");

  PlaceOptions options;
  options.box = {10, 20, 30, 100};
  options.font_size = 12.5_px;
  options.line_height = 2;
  CHECK(dump(shaped, place_lines(shaped, lines, options)) ==
        "layout, height 50\n"
        "  line [0, 2) x 10 baseline 36.25 width 12.5 \"a \"\n"
        "    run [0, 1) Ems Regular at 12.5\n"
        "      glyph 66 at 10, 36.25\n"
        "  line [2, 7) x 10 baseline 61.25 width 12.5 \"בก\"\n"
        "    run [2, 4) Ems Regular at 12.5\n"
        "      glyph 102 at 10, 61.25\n");
}

TEST_CASE("dump: numbers are rounded to thousandths, bytes that are no UTF-8 are named") {
  const ShapedText shaped = shape_ems("\xFF");
  CHECK(dump(shaped, break_lines(shaped, 10_px, 10_px)) == "lines 1\n  line [0, 1) width 0 \"<U+FFFD>\"\n");
  const ShapedText three = shape_ems("abc");
  PlaceOptions options;
  options.box = {-0.0004f, 0, 100, 100};
  options.align = Align::center;
  options.font_size = Px{1.0f / 3};
  options.line_height = 1;
  CHECK(dump(three, place_lines(three, break_lines(three, options.font_size, 100_px), options))
            .find("x 49.5 baseline 0.267 width 1 ") != std::string::npos);
}
