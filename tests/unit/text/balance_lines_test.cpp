#include "ems.h"
#include "text/break_lines.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;
using Lines = std::vector<std::string>;

namespace {

Lines balanced(std::string_view text, Px width) { return slices(text, break_balanced(shape_ems(text), 10_px, width)); }

}  // namespace

TEST_CASE("break_balanced: no word is left alone on the last line when the lines above can spare one") {
  CHECK(slices("aa bb cc dd", break_lines(shape_ems("aa bb cc dd"), 10_px, 80_px)) == Lines{"aa bb cc ", "dd"});
  CHECK(balanced("aa bb cc dd", 80_px) == Lines{"aa bb ", "cc dd"});
}

TEST_CASE("break_balanced: as many lines as first fit, none wider, at any width") {
  const std::string_view source = "It takes a community to raise a child, and a child to make a community.\nYes.";
  const ShapedText shaped = shape_ems(source);
  for (float width = 20; width < 800; width += 11) {
    CAPTURE(width);
    const auto first_fit = break_lines(shaped, 10_px, Px{width});
    const auto even = break_balanced(shaped, 10_px, Px{width});
    CHECK(even.size() == first_fit.size());
    const auto widest = [](const std::vector<Line>& lines) {
      Px result;
      for (const Line& line : lines) result = max(result, line.width);
      return result;
    };
    CHECK(widest(even) <= widest(first_fit));
    CHECK(even.back().bytes.end == source.size());
  }
}

TEST_CASE("break_balanced: one line stays one line; a text whose words are cut stays as first fit has it") {
  CHECK(balanced("ab cd", 50_px) == Lines{"ab cd"});
  CHECK(balanced("abcdef gh", 40_px) == Lines{"abcd", "ef ", "gh"});
}
