#include "unicode/unbreakable.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "unicode/properties.h"
#include "unicode/quantities.h"

namespace storycard::unicode {
namespace {

constexpr std::size_t longest = 40;  // characters

struct Characters {
  std::u32string code_points;
  std::vector<std::uint32_t> offsets;  // one more for the end
};

Characters characters_of(std::string_view text) {
  Characters characters;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    characters.code_points += decoded.code_point;
    characters.offsets.push_back(static_cast<std::uint32_t>(offset));
    offset += decoded.length;
  }
  characters.offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return characters;
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// Letters, digits, their marks, and the joiners that Persian and Indic words hold.
bool is_word(char32_t c) {
  constexpr char32_t zero_width_non_joiner = 0x200C;
  constexpr char32_t zero_width_joiner = 0x200D;
  return is_letter_or_digit(c) || is_mark(c) || c == U'_' || c == zero_width_non_joiner || c == zero_width_joiner;
}

bool is_domain_letter(char32_t c) { return is_letter_or_digit(c) || is_mark(c) || c == U'-'; }

// Everything that may stand in the path of a link that people type: not spaces, quotes or the brackets around it.
bool is_link_character(char32_t c) {
  return !is_breaking_space(c) && !is_control(c) && !is_space_separator(c) && !is_one_of(c, U"<>\"«»“”„‘’‹›「」『』");
}

// Scans one text; every function takes and returns an index into the characters.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : characters_(characters_of(text)) {}

  std::vector<ByteRange> run() {
    std::vector<ByteRange> ranges;
    for (std::size_t i = 0; i < size();) {
      const std::size_t end = end_of_thing(i);
      if (end > i && end - i <= longest) ranges.push_back({byte_of(i), byte_of(end)});
      i = std::max(end, end_of_word(i));
    }
    return ranges;
  }

 private:
  std::size_t size() const { return characters_.code_points.size(); }
  char32_t at(std::size_t i) const { return i < size() ? characters_.code_points[i] : 0; }
  std::uint32_t byte_of(std::size_t i) const { return characters_.offsets[std::min(i, size())]; }

  // Where to look on: things start at the start of a word or at a sign.
  std::size_t end_of_word(std::size_t i) const { return std::max(i + 1, is_word(at(i)) ? skip(i, is_word) : i); }

  template <typename Accepts>
  std::size_t skip(std::size_t i, Accepts accepts) const {
    while (i < size() && accepts(at(i))) ++i;
    return i;
  }

  // For what may turn out to be nothing and is looked at again: without a bound, "a-a-a-a…" takes quadratic time.
  template <typename Accepts>
  std::size_t skip_at_most(std::size_t i, Accepts accepts) const {
    const std::size_t end = std::min(size(), i + longest + 1);
    while (i < end && accepts(at(i))) ++i;
    return i;
  }

  std::size_t end_of_thing(std::size_t i) const {
    if (at(i) == U'#' || at(i) == U'\uFF03') return end_of_hashtag(i);
    if (at(i) == U'@') return end_of_handle(i);
    const std::size_t quantity = end_of_quantity(characters_.code_points, i, longest + 1);
    return quantity > i ? quantity : end_of_link(i);
  }

  std::size_t end_of_hashtag(std::size_t i) const {
    const std::size_t end = skip(i + 1, is_word);
    return end > i + 1 ? end : i;
  }

  // "@name", "@name.surname", "@name@server.example"
  std::size_t end_of_handle(std::size_t i) const {
    const auto accepts = [](char32_t c) { return is_word(c) || c == U'.' || c == U'-' || c == U'@'; };
    const std::size_t end = without_final_signs(i, skip_at_most(i + 1, accepts));
    return end > i + 1 ? end : i;
  }

  // "https://…", "www.…", "iom.int/itac" and "name@example.org". A domain needs a dot with a letter after it.
  std::size_t end_of_link(std::size_t i) const {
    if (!is_word(at(i))) return i;
    std::size_t host = i + length_of_scheme(i);
    const bool has_scheme = host > i;
    if (!has_scheme) host = skip_mailbox(i);
    const std::size_t end = skip_at_most(host, [](char32_t c) { return is_domain_letter(c) || c == U'.'; });
    if (!has_scheme && !has_inner_dot(host, end)) return i;
    const bool has_path = is_one_of(at(end), U"/:?#") && end < size();
    return without_final_signs(i, has_path ? skip(end, is_link_character) : end);
  }

  std::size_t length_of_scheme(std::size_t i) const {
    for (const std::u32string_view scheme : {U"https://", U"http://"}) {
      std::size_t length = 0;
      while (length < scheme.size() && lower(at(i + length)) == scheme[length]) ++length;
      if (length == scheme.size()) return length;
    }
    return 0;
  }

  static char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

  // Past "name@" when an address starts here, else `i` itself.
  std::size_t skip_mailbox(std::size_t i) const {
    const auto accepts = [](char32_t c) { return is_word(c) || is_one_of(c, U".-+"); };
    const std::size_t end = skip_at_most(i, accepts);
    return at(end) == U'@' && is_word(at(end + 1)) ? end + 1 : i;
  }

  bool has_inner_dot(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (at(i) == U'.' && is_domain_letter(at(i - 1)) && is_domain_letter(at(i + 1))) return true;
    }
    return false;
  }

  // The full stop after a link belongs to the sentence, as does a bracket closed behind it.
  std::size_t without_final_signs(std::size_t begin, std::size_t end) const {
    while (end > begin + 1 && is_one_of(at(end - 1), U".,;:!?…)]}'*-@。、！？؟،؛")) --end;
    return end;
  }

  Characters characters_;
};

}  // namespace

std::vector<ByteRange> unbreakable_ranges(std::string_view text) { return Scanner(text).run(); }

}  // namespace storycard::unicode
