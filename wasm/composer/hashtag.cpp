#include "composer/hashtag.h"

#include <algorithm>

#include "base/utf8.h"
#include "unicode/properties.h"

namespace storycard::composer {
namespace {

constexpr std::size_t letters_max = 60;

bool same(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }  // Persian and Indian scripts write with them

}  // namespace

Hashtag read_hashtag(std::string_view written, const std::vector<std::string>& others) {
  Hashtag hashtag{"#", HashtagProblem::none};
  std::size_t letters = 0;
  bool only_digits = true, word_begins = false;
  for (std::size_t at = 0; at < written.size();) {
    const DecodedCodePoint now = decode_utf8(written, at);
    const std::string_view text = written.substr(at, now.length);
    at += now.length;
    const char32_t c = now.code_point;
    if (letters == 0 && (c == U'#' || c == U'＃')) continue;
    if (unicode::is_breaking_space(c) || unicode::is_space_separator(c)) {
      word_begins = letters > 0;
      continue;
    }
    if (!unicode::is_letter_or_digit(c) && !unicode::is_mark(c) && c != U'_' && !is_joiner(c)) {
      return {{}, HashtagProblem::signs};
    }
    if (++letters > letters_max) return {{}, HashtagProblem::long_one};
    only_digits = only_digits && unicode::is_digit(c);
    if (word_begins && c >= U'a' && c <= U'z') hashtag.text += static_cast<char>(c - 32);
    else hashtag.text += text;
    word_begins = false;
  }
  if (letters == 0) return {{}, HashtagProblem::empty};
  if (only_digits) return {{}, HashtagProblem::digits};
  const auto is_same = [&](const std::string& other) { return same(other, hashtag.text); };
  if (std::any_of(others.begin(), others.end(), is_same)) return {{}, HashtagProblem::twice};
  return hashtag;
}

}  // namespace storycard::composer
