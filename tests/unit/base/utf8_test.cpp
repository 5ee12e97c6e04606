#include "base/utf8.h"

#include <vector>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

bool is_malformed(std::string_view text) {
  const DecodedCodePoint decoded = decode_utf8(text, 0);
  return decoded.code_point == 0xFFFD && decoded.length == 1;
}

}  // namespace

TEST_CASE("decode_utf8: the first and last code point of each length") {
  struct Sample {
    std::string_view text;
    char32_t code_point;
    std::uint32_t length;
  };
  const Sample samples[] = {
      {std::string_view("\0", 1), 0, 1},
      {"\x7F", 0x7F, 1},
      {"\xC2\x80", 0x80, 2},
      {"\xDF\xBF", 0x7FF, 2},
      {"\xE0\xA0\x80", 0x800, 3},
      {"\xED\x9F\xBF", 0xD7FF, 3},
      {"\xEE\x80\x80", 0xE000, 3},
      {"\xEF\xBF\xBF", 0xFFFF, 3},
      {"\xF0\x90\x80\x80", 0x10000, 4},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
  };
  for (const Sample& sample : samples) {
    CAPTURE(code_point_name(sample.code_point));
    const DecodedCodePoint decoded = decode_utf8(sample.text, 0);
    CHECK(decoded.code_point == sample.code_point);
    CHECK(decoded.length == sample.length);
    std::string written;
    append_utf8(written, sample.code_point);
    CHECK(written == sample.text);
  }
}

TEST_CASE("decode_utf8: what is not UTF-8 is one U+FFFD a byte") {
  CHECK(is_malformed("\x80"));      // a follower alone
  CHECK(is_malformed("\xC0\x80"));  // overlong NUL
  CHECK(is_malformed("\xC1\xBF"));
  CHECK(is_malformed("\xE0\x9F\xBF"));      // overlong
  CHECK(is_malformed("\xF0\x8F\xBF\xBF"));  // overlong
  CHECK(is_malformed("\xED\xA0\x80"));      // surrogate
  CHECK(is_malformed("\xED\xBF\xBF"));
  CHECK(is_malformed("\xF4\x90\x80\x80"));  // past U+10FFFF
  CHECK(is_malformed("\xF5\x80\x80\x80"));
  CHECK(is_malformed("\xFF"));
  CHECK(is_malformed("\xE2\x82z"));  // broken off by a letter
}

TEST_CASE("decode_utf8: a sequence cut off by the end of the text is malformed, and nothing past it is read") {
  const std::string whole = "\xF0\x9F\xA7\xBF";
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const std::vector<char> exact(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK(is_malformed({exact.data(), exact.size()}));
  }
}

TEST_CASE("valid_utf8_prefix: stops at the first malformed byte; a real U+FFFD is fine") {
  CHECK(valid_utf8_prefix("caf\xC3\xA9") == 5);
  CHECK(valid_utf8_prefix("caf\xC3") == 3);
  CHECK(is_utf8("\xEF\xBF\xBD"));
  CHECK(is_utf8(""));
  CHECK_FALSE(is_utf8("a\xFFz"));
}

TEST_CASE("code_point_name: at least four digits") {
  CHECK(code_point_name(0x41) == "U+0041");
  CHECK(code_point_name(0x1F9FF) == "U+1F9FF");
  CHECK(code_point_name(0) == "U+0000");
}
