#pragma once

#include <string>

namespace storycard::share {

// A letter as it is compared: small, without accent, one for those that are written in several ways.
struct Folded {
  char32_t letter = 0;  // 0: nothing of it is left
  char32_t second = 0;  // of those that become two: ß, æ
  bool capital = false;
  bool cased = false;  // its script has capital letters
};

// Latin, Greek, Cyrillic and Armenian letters lose their case, Latin ones and й, ї, ё their accents, Arabic ones their
// vowel marks and variants; signs become the plainest of their kind. All else stays.
Folded fold(char32_t code_point);

// The first letter of `text` as a capital one, where it is of a script that has those.
std::string capitalised(std::string text);

}  // namespace storycard::share
