#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "unicode/word_list.h"

namespace storycard::unicode {

struct CodePointSpan {
  char32_t first, last;  // inclusive

  friend constexpr bool operator==(const CodePointSpan&, const CodePointSpan&) = default;
};

inline bool among(std::span<const CodePointSpan> spans, char32_t c) {
  return std::any_of(spans.begin(), spans.end(), [c](const CodePointSpan& span) { return span.first <= c && c <= span.last; });
}

// What is known of a script that puts no space between its words.
struct SpacelessScript {
  std::string_view dictionary;                // its file under assets/
  std::span<const CodePointSpan> letters;     // its code points of line break class SA, rising
  std::span<const CodePointSpan> beginners;   // can begin a word that the list lacks
  std::span<const CodePointSpan> never_last;  // of `letters`: cannot end one
  std::size_t shortest;                       // runs of fewer letters stay whole
};

// Where words of `run`, letters of `script` alone, begin, but for the first. As ICU does it: of the words that the list
// has at a place, the longest after which two more follow; what it lacks goes to the next plausible beginning.
//   Cost  O(letters): words, and how many are tried, are bounded
std::vector<std::uint32_t> divide_words(std::u32string_view run, const SpacelessScript& script, const WordList& list);

}  // namespace storycard::unicode
