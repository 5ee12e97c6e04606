#include "text/paragraph.h"

#include <doctest/doctest.h>

using namespace storycard::text;

TEST_CASE("is_right_to_left: the first strong character decides") {
  CHECK_FALSE(is_right_to_left(""));
  CHECK_FALSE(is_right_to_left("123 (…)"));
  CHECK_FALSE(is_right_to_left("12 a مرحبا"));
  CHECK(is_right_to_left("12 مرحبا a"));
  CHECK(is_right_to_left("«שלום»"));
}
