#include "share/scan_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "share/fold.h"
#include "share/keywords.h"
#include "unicode/properties.h"

namespace storycard::share {
namespace {

using Kind = Token::Kind;
using Before = Token::Before;

bool is_line_end(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029 || c == 0x85; }

// Reads a text from code point to code point, and cuts it into tokens.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { scanned_.folded.reserve(text.size()); }

  ScannedText run() {
    for (std::uint32_t at = 0; at < text_.size();) {
      const DecodedCodePoint decoded = decode_utf8(text_, at);
      take(decoded.code_point, {at, at + decoded.length});
      at += decoded.length;
    }
    for (Token& token : scanned_.tokens) {
      if (token.kind != Kind::number) token.roles = roles_of(folded(token));
    }
    return std::move(scanned_);
  }

 private:
  std::string_view folded(const Token& token) const {
    return std::string_view(scanned_.folded).substr(token.folded.begin, token.folded.size());
  }

  void take(char32_t c, ByteRange bytes) {
    if (is_line_end(c)) return gap(Before::line);
    if (c < 0x80 ? c <= U' ' || c == 0x7F : unicode::is_space_separator(c)) return gap(Before::space);
    const bool ascii = c < 0x80;
    if (!ascii && unicode::is_default_ignorable(c)) return;
    if (ascii ? c >= U'0' && c <= U'9' : unicode::is_digit(c)) {
      return add(Kind::number, {ascii ? c : U'0' + static_cast<char32_t>(unicode::digit_value(c))}, bytes);
    }
    const Folded letter = fold(c);
    if (letter.letter == 0) return mark(bytes);
    const bool is_letter = ascii ? letter.cased : unicode::is_letter_or_digit(c);
    if (is_letter) return add(Kind::word, letter, bytes);
    if (!ascii && unicode::is_mark(c) && in_word()) return add(Kind::word, letter, bytes);
    add(Kind::sign, letter, bytes);
  }

  bool in_word() const {
    return before_ == Before::nothing && !scanned_.tokens.empty() && scanned_.tokens.back().kind == Kind::word;
  }

  void gap(Before before) { before_ = std::max(before_, before); }

  // A mark that leaves nothing belongs to the letter before it.
  void mark(ByteRange bytes) {
    if (in_word()) scanned_.tokens.back().bytes.end = bytes.end;
  }

  void add(Kind kind, const Folded& letter, ByteRange bytes) {
    std::vector<Token>& tokens = scanned_.tokens;
    const bool joins =
        before_ == Before::nothing && !tokens.empty() && tokens.back().kind == kind && kind != Kind::sign;
    if (!joins) {
      Token token;
      token.kind = kind;
      token.before = tokens.empty() ? Before::line : before_;
      token.capital = letter.capital;
      token.cased = letter.cased;
      token.bytes.begin = bytes.begin;
      token.folded.begin = static_cast<std::uint32_t>(scanned_.folded.size());
      tokens.push_back(token);
    }
    before_ = Before::nothing;
    append_utf8(scanned_.folded, letter.letter);
    if (letter.second != 0) append_utf8(scanned_.folded, letter.second);
    Token& token = tokens.back();
    token.bytes.end = bytes.end;
    token.folded.end = static_cast<std::uint32_t>(scanned_.folded.size());
    if (token.letters < 255) ++token.letters;
  }

  std::string_view text_;
  ScannedText scanned_;
  Before before_ = Before::nothing;
};

bool starts_link(const ScannedText& text, std::size_t i) {
  if (!text.is_word(i)) return false;
  const std::string_view word = text.word(i);
  if (word == "www") return text.is_sign(i + 1, '.') && text.is_attached(i + 1);
  return (word == "http" || word == "https") && text.is_sign(i + 1, ':') && text.is_sign(i + 2, '/');
}

// Links to the next blank; "#" and "@" with the words and digits that hang on them.
void set_aside(ScannedText& text) {
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const bool tag = (text.is_sign(i, '#') || text.is_sign(i, '@')) && text.is_word(i + 1) && text.is_attached(i + 1);
    const bool link = starts_link(text, i);
    if (!tag && !link) continue;
    text.tokens[i].aside = true;
    for (++i; i < text.tokens.size() && text.is_attached(i); ++i) {
      const bool goes_on = link || text.tokens[i].kind != Kind::sign || text.is_sign(i, '_');
      if (!goes_on) break;
      text.tokens[i].aside = true;
    }
    --i;
  }
}

// What a few words in quotation marks enclose is somebody's word that the writer holds away from them.
void set_quoted(ScannedText& text) {
  constexpr std::size_t few = 8;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (!text.is_sign(i, '"')) continue;
    std::size_t close = i + 1;
    while (close < text.tokens.size() && close <= i + few && !text.is_sign(close, '"')) ++close;
    if (!text.is_sign(close, '"')) continue;
    for (std::size_t inside = i + 1; inside < close; ++inside) text.tokens[inside].quoted = true;
    i = close;
  }
}

}  // namespace

bool ScannedText::begins_sentence(std::size_t i) const {
  if (i == 0 || tokens[i].before == Before::line) return true;
  if (tokens[i - 1].kind != Kind::sign) return false;
  constexpr std::string_view enders = ".!?:\"";
  return word(i - 1).size() == 1 && enders.find(word(i - 1)[0]) != std::string_view::npos;
}

ScannedText scan_text(std::string_view text) {
  ScannedText scanned = Scanner(text).run();
  set_aside(scanned);
  set_quoted(scanned);
  return scanned;
}

}  // namespace storycard::share
