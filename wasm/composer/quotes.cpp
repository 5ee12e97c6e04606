#include "composer/quotes.h"

#include <algorithm>

#include "base/utf8.h"
#include "unicode/properties.h"

namespace storycard::composer {
namespace {

constexpr Quotes english{"“", "”", "‘", "’"};
constexpr std::string_view apostrophe = "’";

struct Known {
  std::string_view language;
  Quotes quotes;
};
constexpr Known known[] = {
    {"fr-CH", {"«", "»", "‹", "›"}},
    {"fr", {"«\u00A0", "\u00A0»", "“", "”"}},
    {"es", {"«", "»", "“", "”"}},
    {"ca", {"«", "»", "“", "”"}},
    {"it", {"«", "»", "“", "”"}},
    {"pt-PT", {"«", "»", "“", "”"}},
    {"uk", {"«", "»", "„", "“"}},
    {"ru", {"«", "»", "„", "“"}},
    {"be", {"«", "»", "„", "“"}},
    {"el", {"«", "»", "“", "”"}},
    {"hy", {"«", "»", "«", "»"}},
    {"ar", {"«", "»", "“", "”"}},
    {"fa", {"«", "»", "‹", "›"}},
    {"prs", {"«", "»", "‹", "›"}},
    {"ps", {"«", "»", "‹", "›"}},
    {"ckb", {"«", "»", "“", "”"}},
    {"am", {"«", "»", "‹", "›"}},
    {"ti", {"«", "»", "‹", "›"}},
    {"nb", {"«", "»", "‘", "’"}},
    {"no", {"«", "»", "‘", "’"}},
    {"de-CH", {"«", "»", "‹", "›"}},
    {"de", {"„", "“", "‚", "‘"}},
    {"cs", {"„", "“", "‚", "‘"}},
    {"sk", {"„", "“", "‚", "‘"}},
    {"bg", {"„", "“", "’", "’"}},
    {"lt", {"„", "“", "‚", "‘"}},
    {"sr", {"„", "“", "’", "’"}},
    {"pl", {"„", "”", "«", "»"}},
    {"ro", {"„", "”", "«", "»"}},
    {"hu", {"„", "”", "»", "«"}},
    {"hr", {"„", "”", "‚", "‘"}},
    {"sv", {"”", "”", "’", "’"}},
    {"fi", {"”", "”", "’", "’"}},
    {"he", {"”", "”", "’", "’"}},
    {"zh-Hant", {"「", "」", "『", "』"}},
    {"ja", {"「", "」", "『", "』"}},
};

// Tags are alike in large and small letters.
bool is_tag_of(std::string_view tag, std::string_view language) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto alike = [&](char a, char b) { return lower(a) == lower(b); };
  return tag.size() >= language.size() && std::equal(language.begin(), language.end(), tag.begin(), alike) &&
         (tag.size() == language.size() || tag[language.size()] == '-');
}

bool may_open_after(char32_t before) {
  constexpr std::u32string_view openers = U"([{<-–—/\"'“‘«‹„‚¿¡";
  return before == 0 || before == U'\n' || unicode::is_breaking_space(before) ||
         unicode::is_space_separator(before) || openers.find(before) != std::u32string_view::npos;
}

char32_t at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? decode_utf8(text, offset).code_point : 0;
}

// A ' further on that can close what one opens here.
bool closes_later(std::string_view rest) {
  char32_t before = U' ';
  for (std::size_t i = 0; i < rest.size();) {
    const DecodedCodePoint now = decode_utf8(rest, i);
    i += now.length;
    if (now.code_point == U'\'' && !may_open_after(before) && !unicode::is_letter_or_digit(at(rest, i))) return true;
    before = now.code_point;
  }
  return false;
}

std::string_view curled(char32_t quote, char32_t before, std::string_view rest, const Quotes& quotes, bool& inner_open) {
  const bool opens = may_open_after(before) && at(rest, 0) != 0 && !unicode::is_breaking_space(at(rest, 0));
  if (quote == U'"') return opens ? quotes.open : quotes.close;
  if (opens && closes_later(rest)) {
    inner_open = true;
    return quotes.inner_open;
  }
  if (!inner_open || unicode::is_letter_or_digit(at(rest, 0))) return apostrophe;
  inner_open = false;
  return quotes.inner_close;
}

}  // namespace

Quotes quotes_of(std::string_view language) {
  for (const Known& entry : known) {
    if (is_tag_of(language, entry.language)) return entry.quotes;
  }
  return english;
}

bool has_straight_quotes(std::string_view text) {
  return text.find_first_of("\"'") != std::string_view::npos && with_curly_quotes(text, english) != text;
}

std::string with_curly_quotes(std::string_view text, const Quotes& quotes) {
  std::string out;
  char32_t before = 0;
  bool inner_open = false, outer_open = false;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint now = decode_utf8(text, i);
    const std::string_view rest = text.substr(i + now.length);
    const bool quote = now.code_point == U'"' || now.code_point == U'\'';
    const bool measure = quote && unicode::is_digit(before) && !unicode::is_letter_or_digit(at(rest, 0)) &&
                         (now.code_point == U'"' ? !outer_open : !inner_open);
    if (quote && !measure) {
      const std::string_view mark = curled(now.code_point, before, rest, quotes, inner_open);
      if (now.code_point == U'"') outer_open = mark == quotes.open && !(outer_open && quotes.open == quotes.close);
      out += mark;
    } else {
      out += text.substr(i, now.length);
    }
    before = now.code_point;
    i += now.length;
  }
  return out;
}

}  // namespace storycard::composer
