#include "unicode/bidi.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;
using Levels = std::vector<std::uint8_t>;
using Order = std::vector<std::uint32_t>;

namespace {

Levels levels(std::string_view text, BaseDirection direction = BaseDirection::automatic) {
  return resolve_bidi(text, direction).levels;
}

}  // namespace

TEST_CASE("bidi: one level a byte") {
  CHECK(levels("ab") == Levels{0, 0});
  CHECK(levels("אa") == Levels{1, 1, 2});
  CHECK(levels("") == Levels{});
}

TEST_CASE("bidi: the first strong character gives the direction, unless it stands in an isolate or it is forced") {
  CHECK(resolve_bidi("1 (א) a", BaseDirection::automatic).level == 1);
  CHECK(resolve_bidi("a א", BaseDirection::automatic).level == 0);
  CHECK(resolve_bidi("123", BaseDirection::automatic).level == 0);
  CHECK(resolve_bidi("\u2067א\u2069 a", BaseDirection::automatic).level == 0);
  CHECK(resolve_bidi("\u2067a א", BaseDirection::automatic).level == 0);  // an isolate that nobody closes
  CHECK(resolve_bidi("א", BaseDirection::left_to_right).level == 0);
  CHECK(resolve_bidi("a", BaseDirection::right_to_left).level == 1);
  CHECK(levels("a", BaseDirection::right_to_left) == Levels{2});
}

TEST_CASE("bidi: numbers run left to right inside Arabic") { CHECK(levels("ب12") == Levels{1, 1, 2, 2}); }

TEST_CASE("bidi: paired brackets follow what they hold (N0)") {
  CHECK(levels("א(a)ב", BaseDirection::right_to_left) == Levels{1, 1, 1, 2, 1, 1, 1});
  CHECK(levels("a(א)b", BaseDirection::left_to_right) == Levels{0, 0, 1, 1, 0, 0});
}

TEST_CASE("bidi: each paragraph has its own direction; one without letters goes with the text") {
  CHECK(levels("א!\na!\n!") == Levels{1, 1, 1, 1, 0, 0, 0, 1});
  CHECK(resolve_bidi("1\nא", BaseDirection::automatic).level == 1);
}

TEST_CASE("bidi: a carriage return and its line feed are one separator") {
  CHECK(levels("א\r\na") == Levels{1, 1, 1, 1, 0});
  CHECK(levels("א\r\ra") == Levels{1, 1, 1, 1, 0});
  CHECK(levels("a\r\nא") == Levels{0, 0, 0, 1, 1});
}

TEST_CASE("bidi: a space at a paragraph's end has the paragraph's level (L1)") {
  CHECK(levels("a א ") == Levels{0, 0, 1, 1, 0});
}

TEST_CASE("bidi: bytes that are no UTF-8 are neutral") { CHECK(levels("א\xFF\x80") == Levels{1, 1, 1, 1}); }

TEST_CASE("visual_order: from left to right, deeper levels turned first (L2)") {
  CHECK(visual_order(Levels{0, 1, 0}) == Order{0, 1, 2});
  CHECK(visual_order(Levels{1, 1}) == Order{1, 0});
  CHECK(visual_order(Levels{1, 2, 2, 1}) == Order{3, 1, 2, 0});
  CHECK(visual_order(Levels{0, 1, 2, 1, 0}) == Order{0, 3, 2, 1, 4});
  CHECK(visual_order(Levels{}) == Order{});
}
