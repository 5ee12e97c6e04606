#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace storycard::unicode {

// The words of one language, as ICU's dictionary files keep them: a trie over bytes, each a code point's distance
// from the start of its script's block. Never reads outside its bytes, whatever they are.
class WordList {
 public:
  // Errors: unknown_format for what is no such file, broken_file for one that is cut short.
  static Result<WordList> read(Bytes bytes);

  // As many words as ICU looks at. More begin at one place in no language, but a wrong file may say so.
  static constexpr std::size_t matches_max = 20;
  struct Matches {
    std::array<std::uint32_t, matches_max> lengths;  // in code points, rising
    std::size_t count = 0;
    std::uint32_t tried = 0;  // code points looked at: all that some word begins with, and the one that fits none
  };
  // The words that `text` begins with.
  Matches match(std::u32string_view text) const;

 private:
  Bytes bytes_;
  std::size_t trie_ = 0;      // where it begins
  char32_t first_letter_ = 0;  // what byte 0 stands for
};

}  // namespace storycard::unicode
