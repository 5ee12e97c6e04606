#include "base/blank.h"

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("is_blank: white space of every kind") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \t\r\n"));
  CHECK(is_blank("\u00A0\u2003\u3000\u1680\u2028\u205F"));
}

TEST_CASE("is_blank: characters that are invisible by themselves") {
  CHECK(is_blank("\u200B\u200D\u200E\u2060\uFEFF"));  // zero width space and joiner, marks of direction, BOM
  CHECK(is_blank("\u00AD\u034F\u061C\u115F\u3164\uFFA0\u2800"));
  CHECK(is_blank("\uFE0F\U000E0041"));  // variation selector, tag
}

TEST_CASE("is_blank: one visible character is enough") {
  CHECK_FALSE(is_blank(" a "));
  CHECK_FALSE(is_blank("\u200B\u0633"));
  CHECK_FALSE(is_blank("."));
  CHECK_FALSE(is_blank("\U0001F9FF"));
  CHECK_FALSE(is_blank("\u00A1"));  // the neighbour of U+00A0
  CHECK_FALSE(is_blank("\xFF"));    // malformed bytes are drawn as U+FFFD
}
