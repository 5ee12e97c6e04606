#include "unicode/word_list.h"

#include "dictionary_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

using Lengths = std::vector<std::uint32_t>;

Lengths lengths(const WordList& list, std::u32string_view text) {
  const WordList::Matches matches = list.match(text);
  return {matches.lengths.begin(), matches.lengths.begin() + static_cast<std::ptrdiff_t>(matches.count)};
}

}  // namespace

TEST_CASE("word_list: the words a text begins with, from the shortest, and how far it looked") {
  const auto list = WordList::read(small_dictionary());  // a, abc, b
  REQUIRE(list);
  CHECK(lengths(*list, U"abcd") == Lengths{1, 3});
  CHECK(list->match(U"abcd").tried == 3);
  CHECK(lengths(*list, U"abd") == Lengths{1});
  CHECK(list->match(U"abd").tried == 3);
  CHECK(lengths(*list, U"ab") == Lengths{1});
  CHECK(lengths(*list, U"bc") == Lengths{1});
  CHECK(lengths(*list, U"c") == Lengths{});
  CHECK(list->match(U"c").tried == 1);
  CHECK(lengths(*list, U"Aa") == Lengths{});
  CHECK(lengths(*list, U"") == Lengths{});
}

TEST_CASE("word_list: ICU's dictionaries hold their languages' words") {
  const auto thai = WordList::read(dictionary_file("thai"));
  REQUIRE(thai);
  CHECK(lengths(*thai, U"มนุษย์ทั้งหลาย").back() == 6);
  const auto lao = WordList::read(dictionary_file("lao"));
  REQUIRE(lao);
  CHECK(lengths(*lao, U"ມະນຸດ").back() == 5);
  const auto khmer = WordList::read(dictionary_file("khmer"));
  REQUIRE(khmer);
  CHECK(lengths(*khmer, U"មនុស្ស").back() == 6);
  const auto burmese = WordList::read(dictionary_file("burmese"));
  REQUIRE(burmese);
  CHECK(lengths(*burmese, U"လူတိုင်း").back() == 2);
}

TEST_CASE("word_list: what is no dictionary, or one cut short, is refused") {
  CHECK(WordList::read({}).error().code == ErrorCode::unknown_format);
  CHECK(WordList::read(Bytes(100, 0)).error().code == ErrorCode::unknown_format);
  const Bytes whole = small_dictionary();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(WordList::read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))));
  }
  Bytes other_kind = whole;
  other_kind[32 + 16] = 1;  // a trie over UTF-16, as the Chinese one is
  CHECK(WordList::read(other_kind).error().code == ErrorCode::unknown_format);
}

TEST_CASE("word_list: a damaged file finds wrong words, and never reads outside") {
  const Bytes whole = dictionary_file("lao");
  std::uint32_t state = 1;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  std::size_t looked_at = 0;
  for (int round = 0; round < 300; ++round) {
    Bytes damaged = whole;
    for (int i = 0; i < 2000; ++i) damaged[0xB0 + random(damaged.size() - 0xB0)] = static_cast<std::uint8_t>(random(256));
    const auto list = WordList::read(std::move(damaged));
    REQUIRE(list);
    for (char32_t c = 0x0E81; c < 0x0EDF; ++c) {
      for (char32_t d = 0x0E81; d < 0x0EDF; ++d) looked_at += list->match(std::u32string{c, d, 0xEB2, 0xE99, c, d}).tried;
    }
  }
  CHECK(looked_at > 0);
}
