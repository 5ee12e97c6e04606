#include <algorithm>

#include "share/keywords.h"
#include "share/private_details.h"

namespace storycard::share {
namespace {

// Letters and digits that stand together, as on a paper: "AB1234567", "19/0042-7", "FE 123456".
struct Code {
  std::size_t first, last;  // tokens
  std::size_t letters = 0, digits = 0, numbers = 0;
  bool dated = false;  // a row of four digits in it is a year, and the others are short: a date
};

bool joins(const ScannedText& text, std::size_t i) {
  return text.is_sign(i, '-') || text.is_sign(i, '/') || text.is_sign(i, '.');
}

bool is_code_part(const ScannedText& text, std::size_t i) {
  constexpr std::size_t most_letters = 4;
  return text.is_number(i) || (text.is_word(i) && text.word(i).size() <= most_letters && text.tokens[i].capital);
}

Code code_at(const ScannedText& text, std::size_t first) {
  constexpr std::size_t most_tokens = 16;
  Code code{first, first};
  std::size_t short_numbers = 0;
  bool year = false;
  for (std::size_t i = first; i < text.tokens.size() && i - first < most_tokens; ++i) {
    if (joins(text, i) && text.is_attached(i) && text.is_attached(i + 1) && is_code_part(text, i + 1) && i > first)
      continue;
    const bool after_blank = i > first && !text.is_attached(i);
    // After a blank only digits go on: "FE 123456".
    if (!is_code_part(text, i) || (after_blank && (!text.is_number(i) || text.tokens[i].before == Token::Before::line)))
      break;
    code.last = i;
    if (!text.is_number(i)) {
      code.letters += text.word(i).size();
      continue;
    }
    const std::string_view digits = text.word(i);
    code.digits += digits.size();
    ++code.numbers;
    short_numbers += digits.size() <= 2 ? 1 : 0;
    year = year || (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")));
  }
  code.dated = code.letters == 0 && year && code.numbers == 3 && short_numbers == 2;
  return code;
}

// From the word for it over "number", "is", ":" to the first token of the code; text.tokens.size() where there is none.
struct Way {
  std::size_t code;
  bool numbered = false;  // says "number", "#" or ":"
};

Way way_to_code(const ScannedText& text, std::size_t keyword, std::uint32_t over) {
  constexpr std::size_t most_tokens = 6;
  Way way{keyword + 1};
  for (; way.code < text.tokens.size() && way.code - keyword <= most_tokens; ++way.code) {
    const Token& token = text.tokens[way.code];
    const bool sign = text.is_sign(way.code, ':') || text.is_sign(way.code, '#') || text.is_sign(way.code, '.') ||
                      text.is_sign(way.code, '(') || text.word(way.code) == "°";
    if (sign || (token.roles & (role::number | over)) != 0) {
      const bool counts =
          (token.roles & role::number) != 0 || text.is_sign(way.code, ':') || text.is_sign(way.code, '#');
      way.numbered = way.numbered || counts;
      continue;
    }
    if (is_code_part(text, way.code)) return way;
    break;
  }
  return {text.tokens.size()};
}

// "numéro de dossier": the word for number stands before.
bool is_numbered_before(const ScannedText& text, std::size_t keyword) {
  for (std::size_t i = keyword; i > 0 && keyword - i < 3; --i) {
    if (text.has_role(i - 1, role::number)) return true;
    if (!text.has_role(i - 1, role::link | role::file | role::filler)) return false;
  }
  return false;
}

bool is_passport_number(const Code& code) {
  return !code.dated && code.digits >= 5 && code.digits <= 10 && code.letters <= 4 && code.numbers <= 3;
}

bool is_case_number(const Code& code) {
  return !code.dated && code.digits >= 4 && code.digits <= 16 && code.letters + code.digits >= 5;
}

// Numbers that say by themselves what they are: of the United States' files (A 123 456 789, three letters and ten digits), of
// the Spanish register of foreigners (X1234567L), of UNHCR (123-45C67890).
bool has_form_of_papers(const ScannedText& text, std::size_t i, std::size_t& last) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return text.is_number(at) && text.is_attached(at) && text.word(at).size() == count;
  };
  const auto ends = [&](std::size_t at) {
    return !text.is_attached(at + 1) || text.tokens[at + 1].kind == Token::Kind::sign;
  };
  const bool begins =
      !text.is_attached(i) || text.is_sign(i - 1, '(') || text.is_sign(i - 1, ':') || text.is_sign(i - 1, '"');
  if (text.is_word(i) && text.tokens[i].capital && begins) {
    const std::string_view word = text.word(i);
    last = i + 1;
    if (word == "a" && (digits(i + 1, 8) || digits(i + 1, 9))) return ends(last);
    if (word.size() == 3 && text.tokens[i].letters == 3 && digits(i + 1, 10)) return ends(last);
    last = i + 2;
    const bool of_spain = word == "x" || word == "y" || word == "z";
    if (of_spain && digits(i + 1, 7) && text.is_word(i + 2) && text.is_attached(i + 2) && text.word(i + 2).size() == 1)
      return ends(last);
    last = i + 6;
    const bool dashes = text.is_sign(i + 1, '-') && text.is_sign(i + 3, '-') && text.is_sign(i + 5, '-');
    return word == "a" && dashes && digits(i + 2, 3) && digits(i + 4, 3) && digits(i + 6, 3);
  }
  last = i + 4;
  return text.is_number(i) && text.word(i).size() == 3 && text.is_sign(i + 1, '-') && digits(i + 2, 2) &&
         text.is_word(i + 3) && text.word(i + 3) == "c" && digits(i + 4, 5);
}

}  // namespace

void find_papers(const ScannedText& text, PrivateDetails& details) {
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].aside) continue;
    std::size_t last = i;
    if (has_form_of_papers(text, i, last)) {
      details.push_back({"case-number", text.bytes(i, last)});
      i = last;
      continue;
    }
    const bool passport = text.has_role(i, role::passport), file = text.has_role(i, role::file);
    if (!passport && !file) continue;
    const Way way = way_to_code(text, i, role::filler | role::link | (passport ? role::passport : role::file));
    if (way.code >= text.tokens.size()) continue;
    const Code code = code_at(text, way.code);
    const bool numbered = way.numbered || is_numbered_before(text, i);
    const bool found = passport ? is_passport_number(code) : numbered && is_case_number(code);
    if (!found) continue;
    details.push_back(
        {passport ? std::string_view("passport") : std::string_view("case-number"), text.bytes(code.first, code.last)});
    i = code.last;
  }
}

}  // namespace storycard::share
