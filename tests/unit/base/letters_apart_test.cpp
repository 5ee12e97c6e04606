#include "base/letters_apart.h"

#include <doctest/doctest.h>

using storycard::letters_apart;

TEST_CASE("letters_apart: each letter added, dropped or changed counts, and two that changed places count once") {
  CHECK(letters_apart("", "") == 0);
  CHECK(letters_apart("story", "story") == 0);
  CHECK(letters_apart("story", "") == 5);
  CHECK(letters_apart("stor", "story") == 1);
  CHECK(letters_apart("storey", "story") == 1);
  CHECK(letters_apart("stary", "story") == 1);
  CHECK(letters_apart("sotry", "story") == 1);
  CHECK(letters_apart("photo", "place") == 4);
  CHECK(letters_apart("place", "photo") == 4);
}

TEST_CASE("letters_apart: a part of a longer word is compared alone, whatever stands before it") {
  const std::string_view word = "ba";
  CHECK(letters_apart(word.substr(1), "ab") == 1);
  CHECK(letters_apart("ab", word.substr(1)) == 1);
  CHECK(letters_apart("ba", "ab") == 1);
}
