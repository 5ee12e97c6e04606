#include "share/names.h"

#include "base/utf8.h"
#include "share/advice.h"
#include "share/keywords.h"
#include "unicode/properties.h"

namespace storycard::share {
namespace {

constexpr std::size_t no_token = static_cast<std::size_t>(-1);

// Reads the words of one person's name in [begin, end).
class NameReader {
 public:
  NameReader(const ScannedText& text, std::size_t begin, std::size_t end) : text_(text), begin_(begin), end_(end) {}

  NameRead run() {
    NameRead read;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (text_.has_role(i, role::no_name)) return {};
      if (!is_name_word(i)) continue;
      const std::size_t last = end_of_word(i);
      take(i, last);
      i = last;
    }
    read.somebody = words_ > 0;
    if (words_ < 2) return read;
    read.full = text_.bytes(first_, last_);
    read.first = {text_.tokens[first_].bytes.begin, first_end_};
    return read;
  }

 private:
  bool is_name_word(std::size_t i) const {
    const Token& token = text_.tokens[i];
    if (!text_.is_word(i) || token.aside) return false;
    if ((token.roles & role::title) != 0) return false;
    if ((token.roles & role::name_part) != 0 && i + 1 < end_) return false;  // goes with the next one
    const bool abbreviated = text_.is_sign(i + 1, '.') && text_.is_attached(i + 1) && token.letters <= 2;
    if (token.letters < 2 || abbreviated) return false;
    return token.capital || !token.cased;
  }

  // Past what hangs on it: "Jean-Paul", "O'Brien".
  std::size_t end_of_word(std::size_t i) const {
    while (i + 2 < end_ && (text_.is_sign(i + 1, '-') || text_.is_sign(i + 1, '\'')) && text_.is_attached(i + 1) &&
           text_.is_attached(i + 2) && text_.is_word(i + 2)) {
      i += 2;
    }
    return i;
  }

  void take(std::size_t first, std::size_t last) {
    const bool pair =
        words_ == 1 && last_ + 1 == first && text_.has_role(first, role::given) && text_.has_role(last_, role::given);
    if (words_ == 0) first_ = first_with_parts(first);
    if (!pair) ++words_;
    if (words_ == 1) first_end_ = text_.tokens[last].bytes.end;
    last_ = last;
  }

  // "Abdul Rahman" begins with its "Abdul".
  std::size_t first_with_parts(std::size_t i) const {
    while (i > begin_ && text_.has_role(i - 1, role::name_part) && text_.is_word(i - 1)) --i;
    return i;
  }

  const ScannedText& text_;
  std::size_t begin_, end_;
  std::size_t words_ = 0, first_ = no_token, last_ = no_token;
  std::uint32_t first_end_ = 0;
};

// Where one name ends and another may begin: commas, "and", digits.
bool parts_names(const ScannedText& text, std::size_t i) {
  if (text.is_number(i)) return true;
  if (text.tokens[i].kind == Token::Kind::sign)
    return !(text.is_sign(i, '.') || text.is_sign(i, '-') || text.is_sign(i, '\''));
  return text.has_role(i, role::joiner) && text.tokens[i].letters <= 3;
}

// The first letter of a word, with the marks on it.
std::string first_letter(std::string_view source, const Token& token) {
  std::uint32_t end = token.bytes.begin + decode_utf8(source, token.bytes.begin).length;
  while (end < token.bytes.end) {
    const DecodedCodePoint next = decode_utf8(source, end);
    if (!unicode::is_mark(next.code_point)) break;
    end += next.length;
  }
  return std::string(source.substr(token.bytes.begin, end - token.bytes.begin));
}

std::string initials_of(std::string_view source, const ScannedText& name, ByteRange within) {
  constexpr int most = 3;
  std::string text;
  int count = 0;
  for (std::size_t i = 0; i < name.tokens.size() && count < most; ++i) {
    const Token& token = name.tokens[i];
    if (token.bytes.begin < within.begin || token.bytes.end > within.end || !name.is_word(i)) continue;
    if ((token.cased && !token.capital) || (token.roles & role::title) != 0) continue;
    text += (text.empty() ? "" : " ") + first_letter(source, token) + ".";
    ++count;
  }
  return text;
}

// The names that follow "my name is" in several languages, folded; apostrophes part words.
constexpr std::string_view introductions[] = {"my name is", "je m appelle", "mon nom est", "me llamo", "mi nombre es",
                                              "meu nome e", "chamo me",     "me chamo",    "اسمي",     "мене звати",
                                              "мене звуть", "mi chiamo",    "ich heisse"};

// Past the introduction that begins at token i; i itself where there is none.
std::size_t after_introduction(const ScannedText& text, std::size_t i) {
  for (std::string_view words : introductions) {
    std::size_t at = i;
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      if (at > i && (text.is_sign(at, '\'') || text.is_sign(at, '-'))) ++at;
      if (!text.is_word(at) || text.word(at) != word) break;
      ++at;
      words.remove_prefix(std::min(words.size(), word.size() + 1));
    }
    if (words.empty()) return at;
  }
  return i;
}

}  // namespace

NameRead read_name(const ScannedText& text) {
  NameRead all;
  for (std::size_t begin = 0; begin < text.tokens.size();) {
    std::size_t end = begin;
    while (end < text.tokens.size() && !parts_names(text, end)) ++end;
    const NameRead one = NameReader(text, begin, end).run();
    all.somebody = all.somebody || one.somebody;
    if (all.full.empty()) all.full = one.full, all.first = one.first;
    begin = end + 1;
  }
  return all;
}

std::vector<ByteRange> names_given(const ScannedText& text) {
  constexpr std::size_t most_words = 4;
  std::vector<ByteRange> names;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const std::size_t begin = after_introduction(text, i);
    if (begin == i || !text.is_word(begin)) continue;
    const bool cased = text.tokens[begin].cased;
    std::size_t end = begin;
    // Without capital letters, only a second word with the article is surely a name.
    while (end < text.tokens.size() && end - begin < most_words && text.is_word(end) &&
           !text.has_role(end, role::joiner) && (end == begin || text.tokens[end].before == Token::Before::space) &&
           (cased ? text.tokens[end].capital || text.has_role(end, role::name_part)
                  : end == begin || text.word(end).starts_with("ال"))) {
      ++end;
    }
    const NameRead read = NameReader(text, begin, end).run();
    if (!read.full.empty()) names.push_back(read.full);
    i = begin;
  }
  return names;
}

std::vector<std::string> shorter_names(std::string_view source, const ScannedText& name, const NameRead& read) {
  std::vector<std::string> names;
  if (read.full.empty()) return names;
  names.emplace_back(source.substr(read.first.begin, read.first.size()));
  names.push_back(initials_of(source, name, read.full));
  return names;
}

std::string initials(std::string_view name) {
  return initials_of(name, scan_text(name), {0, static_cast<std::uint32_t>(name.size())});
}

}  // namespace storycard::share
