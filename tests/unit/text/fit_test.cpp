#include "text/fit.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

FitLimits limits(Px width, Px height) {
  FitLimits result;
  result.width = width;
  result.height = height;
  result.min_size = 10_px;
  result.max_size = 40_px;
  result.line_height = 1;
  return result;
}

}  // namespace

TEST_CASE("fit: the largest quarter px at which all lines stand in the box") {
  const Fitted fitted = fit(shape_ems("abcd"), limits(91_px, 100_px));
  CHECK(fitted.fits);
  CHECK(fitted.font_size == 22.75_px);  // 4 * 22.75 = 91
  CHECK(fitted.lines.size() == 1);
  CHECK(fitted.height == 22.75_px);
  CHECK(fitted.too_long_by == 0);
}

TEST_CASE("fit: height counts as width does") {
  // Two lines of two words each: 5 ems wide, 2 high.
  const Fitted fitted = fit(shape_ems("ab cd ef gh"), limits(100_px, 40_px));
  CHECK(fitted.font_size == 20_px);
  CHECK(fitted.lines.size() == 2);
  CHECK(fitted.height == 40_px);
}

TEST_CASE("fit: a box of a whole number of lines holds that many, whatever float thinks of 1.12") {
  FitLimits tight = limits(200_px, 3 * 1.12f * 10_px);
  tight.line_height = 1.12f;
  tight.max_size = 10_px;
  CHECK(fit(shape_ems("a\nb\nc"), tight).fits);
  CHECK_FALSE(fit(shape_ems("a\nb\nc\nd"), tight).fits);
}

TEST_CASE("fit: the ceiling and the floor hold") {
  CHECK(fit(shape_ems("a"), limits(1000_px, 1000_px)).font_size == 40_px);
  const Fitted past = fit(shape_ems("abc abc abc"), limits(30_px, 20_px));
  CHECK(past.font_size == 10_px);
  CHECK_FALSE(past.fits);
  CHECK(past.lines.size() == 3);
}

TEST_CASE("fit: past the floor it says how many graphemes are too many") {
  SUBCASE("those of the lines that the box does not hold") {
    CHECK(fit(shape_ems("abc abc e\u0301bc"), limits(30_px, 20_px)).too_long_by == 3);
  }
  SUBCASE("or what is cut off a word") { CHECK(fit(shape_ems("abcde"), limits(30_px, 100_px)).too_long_by == 2); }
  SUBCASE("at least one") { CHECK(fit(shape_ems("a"), limits(5_px, 100_px)).too_long_by == 1); }
}

TEST_CASE("fit: a size is refused when it cuts a word, though the lines would fit") {
  const Fitted fitted = fit(shape_ems("abcdef gh"), limits(90_px, 1000_px));
  CHECK(fitted.font_size == 15_px);  // 6 * 15 = 90
}

TEST_CASE("fit: max_lines is kept") {
  FitLimits one_line = limits(110_px, 1000_px);
  one_line.max_lines = 1;
  CHECK(fit(shape_ems("ab cd ef gh"), one_line).font_size == 10_px);
  one_line.width = 109_px;
  CHECK_FALSE(fit(shape_ems("ab cd ef gh"), one_line).fits);
}

TEST_CASE("fit: bisecting finds what trying every size finds") {
  const std::string_view words =
      "It takes a community of many (very many) people, tags #LikeThis and links iom.int/x-y too. ";
  std::string text;
  for (std::size_t length = 1; length < words.size(); length += 3) {
    text = words.substr(0, length);
    const ShapedText shaped = shape_ems(text);
    for (const float width : {130.0f, 333.0f, 700.0f}) {
      for (const float height : {20.0f, 75.0f, 260.0f}) {
        FitLimits box = limits(Px{width}, Px{height});
        box.line_height = 1.12f;
        float best = 0;
        for (float size = 10; size <= 40; size += 0.25f) {
          const auto lines = break_lines(shaped, Px{size}, Px{width});
          const bool wide_enough = widest_word(shaped) <= em_within(Px{width}, Px{size});
          if (wide_enough && static_cast<float>(lines.size()) * 1.12f * size <= height + 0.015f) best = size;
        }
        const Fitted fitted = fit(shaped, box);
        CAPTURE(text);
        CHECK(fitted.fits == (best > 0));
        CHECK(fitted.font_size.value == (best > 0 ? best : 10));
      }
    }
  }
}

TEST_CASE("fit: a character more never makes the text larger") {
  const std::string_view words =
      "It takes a community, and every one of us; so here is mine: a long story, told in full.";
  float last = 1000;
  for (std::size_t length = 1; length <= words.size(); ++length) {
    const Fitted fitted = fit(shape_ems(words.substr(0, length)), limits(300_px, 120_px));
    CHECK(fitted.font_size.value <= last);
    last = fitted.font_size.value;
  }
}
