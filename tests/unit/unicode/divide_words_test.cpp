#include "unicode/divide_words.h"

#include "dictionary_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

// Letters "a" to "e"; all but "d" begin words that the list of "a", "abc" and "b" lacks, all but "e" end them.
constexpr CodePointSpan letters[] = {{U'a', U'e'}};
constexpr CodePointSpan beginners[] = {{U'a', U'c'}, {U'e', U'e'}};
constexpr CodePointSpan never_last[] = {{U'e', U'e'}};
constexpr SpacelessScript script = {"", letters, beginners, never_last, 4};

std::u32string divided(std::u32string_view run) {
  const auto list = WordList::read(small_dictionary());
  REQUIRE(list);
  std::u32string result;
  std::size_t from = 0;
  for (const std::uint32_t at : divide_words(run, script, *list)) {
    result += std::u32string(run.substr(from, at - from)) + U'|';
    from = at;
  }
  return result + std::u32string(run.substr(from));
}

}  // namespace

TEST_CASE("divide_words: the longest word after which others follow") {
  CHECK(divided(U"abca") == U"abc|a");
  CHECK(divided(U"abab") == U"a|b|a|b");
  CHECK(divided(U"abcab") == U"abc|a|b");
  CHECK(divided(U"aabc") == U"a|abc");
}

TEST_CASE("divide_words: letters in no word go with the short word before them, up to the next word") {
  CHECK(divided(U"addb") == U"add|b");
  CHECK(divided(U"ddab") == U"dd|a|b");
  CHECK(divided(U"dddd") == U"dddd");
  CHECK(divided(U"abcabddd") == U"abc|a|bddd");
}

TEST_CASE("divide_words: no word begins behind a letter that cannot be last") {
  CHECK(divided(U"ddeabca") == U"ddea|bc|a");
  CHECK(divided(U"ddeda") == U"dded|a");
}

TEST_CASE("divide_words: a word that leads to another is better than a longer one that leads nowhere") {
  CHECK(divided(U"abcddd") == U"a|bcddd");
}

TEST_CASE("divide_words: a short run stays whole") {
  CHECK(divided(U"aba") == U"aba");
  CHECK(divided(U"") == U"");
}
