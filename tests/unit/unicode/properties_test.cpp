#include "unicode/properties.h"

#include <unicode/uchar.h>

#include <initializer_list>

#include <doctest/doctest.h>

using namespace storycard::unicode;

TEST_CASE("properties: spaces that hang, and those that hold a line together") {
  for (const char32_t c : {0x20, 0x09, 0x0A, 0x2003, 0x3000, 0x2028}) CHECK(is_breaking_space(c));
  for (const char32_t c : {0xA0, 0x202F, 0x2007, 0x200B, 0x61}) CHECK_FALSE(is_breaking_space(c));
}

TEST_CASE("properties: horizontal spaces") {
  for (const char32_t c : {0x20, 0xA0, 0x2003, 0x202F, 0x3000}) CHECK(is_space_separator(c));
  for (const char32_t c : {0x09, 0x0A, 0x200B, 0x2028}) CHECK_FALSE(is_space_separator(c));
}

TEST_CASE("properties: nothing to draw by design") {
  for (const char32_t c : {0xAD, 0x34F, 0x200B, 0x200D, 0x202E, 0x2066, 0xFE0F, 0xFEFF, 0xE0041}) {
    CHECK(is_default_ignorable(c));
  }
  for (const char32_t c : {0x20, 0x61, 0xFFFD, 0xFFFE}) CHECK_FALSE(is_default_ignorable(c));
}

TEST_CASE("properties: nothing to draw by design, as ICU says of every code point") {
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    const bool expected = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    if (is_default_ignorable(static_cast<char32_t>(c)) != expected) FAIL_CHECK("code point " << c);
  }
}

TEST_CASE("properties: controls, marks, letters and digits") {
  for (const char32_t c : {0x00, 0x0A, 0x7F, 0x85, 0x2028, 0x2029}) CHECK(is_control(c));
  CHECK_FALSE(is_control(0x200E));
  for (const char32_t c : {0x301, 0x64B, 0x903, 0x20DD}) CHECK(is_mark(c));
  CHECK_FALSE(is_mark(U'a'));
  for (const char32_t c : {0x61, 0x661, 0x65E5, 0x10400}) CHECK(is_letter_or_digit(c));
  CHECK_FALSE(is_letter_or_digit(U'-'));
}

TEST_CASE("properties: numbers that are no code points have none") {
  for (const char32_t c : {0x110000u, 0xFFFFFFFFu}) {
    CHECK_FALSE(is_breaking_space(c));
    CHECK_FALSE(is_default_ignorable(c));
    CHECK_FALSE(is_mark(c));
  }
}
