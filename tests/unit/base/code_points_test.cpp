#include "base/code_points.h"

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("code_points: a range is one code point or two, in hex, the first not above the last") {
  const auto range = read_code_point_range("0400-045F");
  REQUIRE(range);
  CHECK(range->first == 0x400);
  CHECK(range->last == 0x45F);
  CHECK(read_code_point_range("25CC")->last == 0x25CC);
  CHECK(read_code_point_range("10ffff"));
  for (const char* wrong : {"", "-", "1-", "-1", "2-1", "110000", "g", "U+1", "1 ", "1-2-3", "100000000000"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_code_point_range(wrong));
  }
}

TEST_CASE("code_points: a unicode-range is written as CSS has it, and its parts are read") {
  CHECK(unicode_range({{0x41, 0x5A}, {0xE9, 0xE9}, {0x10F002, 0x10F002}}) == "U+41-5a,U+e9,U+10f002");
  CHECK(unicode_range({}).empty());
  CHECK(read_unicode_range_part("U+41-5a")->last == 0x5A);
  CHECK_FALSE(read_unicode_range_part("41-5a"));
  CHECK_FALSE(read_unicode_range_part("U+4??"));
}
