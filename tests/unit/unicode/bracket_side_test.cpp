#include "unicode/bracket_side.h"

#include <unicode/uchar.h>

#include <doctest/doctest.h>

using namespace storycard::unicode;

TEST_CASE("bracket_side: agrees with ICU's property on every code point") {
  int brackets = 0;
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    const int type = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    const BracketSide expected = type == U_BPT_OPEN    ? BracketSide::open
                                 : type == U_BPT_CLOSE ? BracketSide::close
                                                       : BracketSide::none;
    brackets += expected != BracketSide::none;
    const bool same = bracket_side(static_cast<char32_t>(c)) == expected;
    if (!same) FAIL_CHECK("code point " << c);
  }
  CHECK(brackets == 128);
}

TEST_CASE("bracket_side: numbers that are no code points are none") {
  CHECK(bracket_side(0x110000) == BracketSide::none);
  CHECK(bracket_side(0xFFFFFFFF) == BracketSide::none);
}
