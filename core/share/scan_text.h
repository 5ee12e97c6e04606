#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/units.h"

namespace storycard::share {

// A word, a row of digits, or one sign. What is invisible (joiners, direction marks) is in none.
struct Token {
  enum class Kind : std::uint8_t { word, number, sign };
  enum class Before : std::uint8_t { nothing, space, line };  // what stands between it and the token before
  Kind kind = Kind::sign;
  Before before = Before::nothing;
  bool capital = false;      // begins with a capital letter
  bool cased = false;        // is of a script that has capital letters
  bool aside = false;        // in a link, a hashtag or a handle
  bool quoted = false;       // within a few words in quotation marks
  std::uint8_t letters = 0;  // code points of the folded word; 255 for more
  ByteRange bytes;           // in the text
  ByteRange folded;          // in ScannedText::folded
  std::uint32_t roles = 0;   // of keywords.h
};

// A text as the finders read it: words in small letters without accents or vowel marks, digits of every script as 0 to 9,
// one kind of dash, quotation mark, bracket and comma. Linear in the text.
struct ScannedText {
  std::string folded;
  std::vector<Token> tokens;

  std::string_view word(std::size_t i) const {
    const ByteRange bytes = tokens[i].folded;
    return std::string_view(folded).substr(bytes.begin, bytes.size());
  }
  bool is_sign(std::size_t i, char sign) const {
    return i < tokens.size() && tokens[i].kind == Token::Kind::sign && word(i).size() == 1 && word(i)[0] == sign;
  }
  bool is_word(std::size_t i) const { return i < tokens.size() && tokens[i].kind == Token::Kind::word; }
  bool is_number(std::size_t i) const { return i < tokens.size() && tokens[i].kind == Token::Kind::number; }
  bool has_role(std::size_t i, std::uint32_t roles) const {
    return i < tokens.size() && (tokens[i].roles & roles) != 0;
  }
  // Token i stands right after the one before it.
  bool is_attached(std::size_t i) const {
    return i < tokens.size() && i > 0 && tokens[i].before == Token::Before::nothing;
  }
  // Begins a sentence, a line or a quotation.
  bool begins_sentence(std::size_t i) const;
  ByteRange bytes(std::size_t first, std::size_t last) const {
    return {tokens[first].bytes.begin, tokens[last].bytes.end};
  }
};

ScannedText scan_text(std::string_view text);

}  // namespace storycard::share
