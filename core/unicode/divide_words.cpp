#include "unicode/divide_words.h"

#include "unicode/properties.h"

namespace storycard::unicode {
namespace {

// A word this long is sure enough: letters that follow and are in no word are not joined to it.
constexpr std::size_t sure_length = 3;
constexpr char32_t thai_abbreviation = 0x0E2F;  // paiyannoi
constexpr char32_t thai_repetition = 0x0E46;    // maiyamok

class Divider {
 public:
  Divider(std::u32string_view run, const SpacelessScript& script, const WordList& list)
      : run_(run), script_(script), list_(list) {}

  std::vector<std::uint32_t> divide() const {
    std::vector<std::uint32_t> beginnings;
    if (run_.size() < script_.shortest) return beginnings;
    for (std::size_t at = 0; at < run_.size();) {
      at = end_of_word(at);
      if (at < run_.size()) beginnings.push_back(static_cast<std::uint32_t>(at));
    }
    return beginnings;
  }

 private:
  std::size_t end_of_word(std::size_t begin) const {
    std::size_t end = begin + length_of_best(begin);
    if (end < run_.size() && end - begin < sure_length && joins_unknown(end, end > begin)) end = end_of_unknown(end);
    while (end < run_.size() && is_mark(run_[end])) ++end;
    return end > begin ? end_of_suffixes(end) : end;
  }

  // Of the words at `begin`, which lets the most words follow, up to two, and of those the longest; 0 for none.
  std::size_t length_of_best(std::size_t begin) const {
    const WordList::Matches first = words_at(begin);
    if (first.count == 0) return 0;
    std::size_t best = first.lengths[first.count - 1];
    if (first.count == 1 || begin + best == run_.size()) return best;
    for (std::size_t i = first.count; i > 0; --i) {
      const std::size_t length = first.lengths[i - 1];
      const WordList::Matches second = words_at(begin + length);
      if (second.count == 0) continue;
      best = length;
      if (two_follow(begin + length, second)) break;
    }
    return best;
  }

  bool two_follow(std::size_t begin, const WordList::Matches& second) const {
    const std::size_t longest = begin + second.lengths[second.count - 1];
    if (longest == run_.size()) return true;
    for (std::size_t i = second.count; i > 0; --i) {
      if (words_at(begin + second.lengths[i - 1]).count > 0) return true;
    }
    return false;
  }

  // True for letters at `at` that no word begins with, nor looks as if one nearly did.
  bool joins_unknown(std::size_t at, bool after_word) const {
    const WordList::Matches here = words_at(at);
    return here.count == 0 && (!after_word || here.tried < sure_length);
  }

  // Where after `at` a word of the list begins, behind a letter that can end one.
  std::size_t end_of_unknown(std::size_t at) const {
    for (++at; at < run_.size(); ++at) {
      const bool plausible = !among(script_.never_last, run_[at - 1]) && among(script_.beginners, run_[at]);
      if (plausible && words_at(at).count > 0) break;
    }
    return at;
  }

  // Thai signs that stand behind the word they belong to.
  std::size_t end_of_suffixes(std::size_t end) const {
    if (end >= run_.size() || words_at(end).count > 0) return end;
    const char32_t before = run_[end - 1];
    if (run_[end] == thai_abbreviation && before != thai_abbreviation && before != thai_repetition) ++end;
    if (end < run_.size() && run_[end] == thai_repetition && run_[end - 1] != thai_repetition) ++end;
    return end;
  }

  WordList::Matches words_at(std::size_t at) const { return list_.match(run_.substr(at)); }

  std::u32string_view run_;
  const SpacelessScript& script_;
  const WordList& list_;
};

}  // namespace

std::vector<std::uint32_t> divide_words(std::u32string_view run, const SpacelessScript& script, const WordList& list) {
  return Divider(run, script, list).divide();
}

}  // namespace storycard::unicode
