#include "unicode/to_utf16.h"

#include <doctest/doctest.h>

using namespace storycard::unicode;

TEST_CASE("to_utf16: every unit knows its byte, halves of a pair share theirs") {
  const Utf16Text text = to_utf16("aé𝒜b");
  CHECK(text.units == u"aé𝒜b");
  CHECK(text.byte_of == std::vector<std::uint32_t>{0, 1, 3, 3, 7, 8});
}

TEST_CASE("to_utf16: malformed bytes are replaced one by one") {
  const Utf16Text text = to_utf16("\xE2\x82z");
  CHECK(text.units == u"\uFFFD\uFFFDz");
  CHECK(text.byte_of == std::vector<std::uint32_t>{0, 1, 2, 3});
}
