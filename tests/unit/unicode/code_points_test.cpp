#include "unicode/code_points.h"

#include <doctest/doctest.h>

using namespace storycard::unicode;

TEST_CASE("code_points: decodes all, and each malformed byte by itself") {
  CHECK(code_points("aé𝒜") == U"aé𝒜");
  CHECK(code_points("\xE2\x82") == U"\uFFFD\uFFFD");
  CHECK(code_points("") == U"");
}
