#include "unicode/emoji.h"

#include <doctest/doctest.h>

using namespace storycard::unicode;

// That the tables are those of emoji-data.txt is checked in tests/conformance/emoji.

TEST_CASE("emoji: a cluster is one by default, by its selector, or by what it is joined of") {
  CHECK(is_shown_as_emoji(U"\U0001F600"));
  CHECK(is_shown_as_emoji(U"\u2764\uFE0F"));
  CHECK(is_shown_as_emoji(U"\u261D\U0001F3FD"));
  CHECK(is_shown_as_emoji(U"1\uFE0F\u20E3"));
  CHECK(is_shown_as_emoji(U"#\u20E3"));
  CHECK(is_shown_as_emoji(U"\U0001F1EA\U0001F1F8"));
  CHECK(is_shown_as_emoji(U"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"));
  CHECK(is_shown_as_emoji(U"\u2764\u200D\U0001F525"));  // without its selector
  CHECK(is_shown_as_emoji(U"\U0001F3F3\uFE0F\u200D\U0001F308"));
}

TEST_CASE("emoji: text stays text, and is text where the writer asks for it") {
  CHECK_FALSE(is_shown_as_emoji(U""));
  CHECK_FALSE(is_shown_as_emoji(U"a"));
  CHECK_FALSE(is_shown_as_emoji(U"a\uFE0F"));
  CHECK_FALSE(is_shown_as_emoji(U"1"));
  CHECK_FALSE(is_shown_as_emoji(U"1\uFE0F"));
  CHECK_FALSE(is_shown_as_emoji(U"\u2764"));
  CHECK_FALSE(is_shown_as_emoji(U"\u00A9"));
  CHECK_FALSE(is_shown_as_emoji(U"\u2764\u200D"));
  CHECK_FALSE(is_shown_as_emoji(U"\U0001F600\uFE0E"));
}

TEST_CASE("emoji: a key leaves selectors out, keeps joiners, and makes one of a flag") {
  CHECK(emoji_key(U"\u2764\uFE0F\u200D\U0001F525") == U"\u2764\u200D\U0001F525");
  CHECK(emoji_key(U"1\uFE0F\u20E3") == U"1\u20E3");
  CHECK(emoji_key(U"\U0001F1E6\U0001F1E8") == U"\U0010F002");
  CHECK(emoji_key(U"\U0001F1FF\U0001F1FF") == U"\U0010F2A3");
  CHECK(emoji_key(U"\U0001F1EA") == U"\U0001F1EA");
}
