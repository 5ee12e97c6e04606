#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"
#include "unicode/divide_words.h"

namespace storycard::unicode {

// Words of the languages that put no space between them: Thai, Lao, Khmer and Burmese. Each file is loaded when a text
// first needs it; without it, such a run has no break inside.
class Dictionaries {
 public:
  // True for names that add() reads: "dictionaries/thai.dict".
  static bool takes(std::string_view file);
  // Errors: unknown_value for other names, and those of WordList::read.
  std::optional<Error> add(std::string_view file, Bytes bytes);

  // Files that would find words in `text` and are not there.
  std::set<std::string> needed(std::string_view text) const;

  // Where words begin inside the runs of these scripts, rising; `text` is what no rule of UAX 14 divides.
  std::vector<std::uint32_t> word_beginnings(std::string_view text) const;

  static constexpr std::size_t count = 4;
  friend bool operator==(const Dictionaries&, const Dictionaries&) = default;  // the same lists, not equal ones

 private:
  std::array<std::shared_ptr<const WordList>, count> lists_;
};

}  // namespace storycard::unicode
