#include "share/fold.h"

#include <string_view>

#include "base/utf8.h"

namespace storycard::share {
namespace {

// From U+00C0 and from U+1E00: the letter without its accent, a capital one where it is one.
constexpr std::string_view latin =
    "AAAAAAACEEEEIIIIDNOOOOO-OUUUUYTsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
constexpr std::string_view latin_additional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
    "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
    "WwWwWwWwWwXxXxYyZzZzZzhtwyssssssAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyyyyyyy";

Folded latin_letter(char base) {
  const bool capital = base >= 'A' && base <= 'Z';
  return {static_cast<char32_t>(capital ? base + ('a' - 'A') : base), 0, capital, true};
}

bool in(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

Folded latin_with_accent(char32_t c) {
  if (c == 0xD7 || c == 0xF7) return {c};
  if (c == 0xDF || c == 0x1E9E) return {U's', U's', c != 0xDF, true};
  if (c == 0xC6 || c == 0xE6) return {U'a', U'e', c == 0xC6, true};
  if (c == 0x152 || c == 0x153) return {U'o', U'e', c == 0x152, true};
  return latin_letter(c < 0x180 ? latin[c - 0xC0] : latin_additional[c - 0x1E00]);
}

constexpr std::u32string_view greek_accented = U"ΆΈΉΊΌΎΏάέήίόύώ", greek_plain = U"αεηιουωαεηιουω";

Folded greek(char32_t c) {
  if (const std::size_t at = greek_accented.find(c); at != std::u32string_view::npos) return {greek_plain[at], 0, at < 7, true};
  const bool capital = in(c, 0x391, 0x3A9);
  return {capital ? c + 0x20 : c, 0, capital, true};
}

Folded cyrillic(char32_t c) {
  Folded letter{c, 0, false, true};
  if (in(c, 0x410, 0x42F)) letter = {c + 0x20, 0, true, true};
  if (in(c, 0x400, 0x40F)) letter = {c + 0x50, 0, true, true};
  if (c >= 0x460 && c % 2 == 0 && !in(c, 0x482, 0x489) && c != 0x4C0) letter = {c + 1, 0, true, true};
  if (letter.letter == U'й') letter.letter = U'и';
  if (letter.letter == U'ї') letter.letter = U'і';
  if (letter.letter == U'ё') letter.letter = U'е';
  return letter;
}

Folded arabic(char32_t c) {
  if (in(c, 0x64B, 0x65F) || c == 0x670 || c == 0x640) return {};  // vowel marks; the stroke that stretches words
  if (c == U'أ' || c == U'إ' || c == U'آ' || c == 0x671) return {U'ا'};
  if (c == U'ى' || c == 0x6CC) return {U'ي'};
  if (c == 0x6A9) return {U'ك'};
  if (c == U'ة') return {U'ه'};
  if (c == U'ؤ') return {U'و'};
  if (c == 0x60C || c == 0x66B) return {U','};
  if (c == 0x61F) return {U'?'};
  if (c == 0x6D4) return {U'.'};
  if (c == 0x66A) return {U'%'};
  return {c};
}

// Quotation marks in pairs become ", single ones '.
char32_t plain_sign(char32_t c) {
  if (in(c, 0x2010, 0x2015) || c == 0x2212) return U'-';
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x2032) return U'\'';
  if (in(c, 0x201C, 0x201F) || c == 0xAB || c == 0xBB) return U'"';
  if (c == 0x2026 || c == 0x3002 || c == 0x964 || c == 0x1362) return U'.';
  if (c == 0x3001) return U',';
  if (c == 0x2116) return U'#';
  if (in(c, 0xFF01, 0xFF5E)) return c - 0xFF01 + U'!';
  return c;
}

}  // namespace

Folded fold(char32_t c) {
  if (c < 0x80) return in(c, U'A', U'Z') || in(c, U'a', U'z') ? latin_letter(static_cast<char>(c)) : Folded{c};
  if (in(c, 0xC0, 0x17F) || in(c, 0x1E00, 0x1EFF)) return latin_with_accent(c);
  if (in(c, 0x180, 0x24F)) return {c, 0, false, true};
  if (in(c, 0x300, 0x36F)) return {};
  if (in(c, 0x370, 0x3FF)) return greek(c);
  if (in(c, 0x400, 0x52F)) return cyrillic(c);
  if (in(c, 0x531, 0x556)) return {c + 0x30, 0, true, true};
  if (in(c, 0x561, 0x587)) return {c, 0, false, true};
  if (in(c, 0x600, 0x6FF)) return arabic(c);
  if (in(c, 0xFF21, 0xFF3A) || in(c, 0xFF41, 0xFF5A)) return latin_letter(static_cast<char>(c - 0xFF01 + U'!'));
  return {plain_sign(c)};
}

std::string capitalised(std::string text) {
  if (text.empty()) return text;
  const DecodedCodePoint first = decode_utf8(text, 0);
  char32_t c = first.code_point;
  if (in(c, U'a', U'z') || (in(c, 0xE0, 0xFE) && c != 0xF7) || in(c, 0x430, 0x44F)) c -= 0x20;
  else if (in(c, 0x450, 0x45F)) c -= 0x50;
  else return text;
  std::string result;
  append_utf8(result, c);
  return result + text.substr(first.length);
}

}  // namespace storycard::share
