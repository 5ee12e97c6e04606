#include "font/spelling.h"

#include <hb.h>

#include <algorithm>
#include <utility>

#include "unicode/properties.h"

namespace storycard::font {
namespace {

std::u32string drawable(std::u32string_view cluster) {
  constexpr char32_t hyphen = 0x2010;
  constexpr char32_t non_breaking_hyphen = 0x2011;
  std::u32string result;
  for (const char32_t c : cluster) {
    if (unicode::is_control(c) || unicode::is_default_ignorable(c)) continue;
    if (unicode::is_space_separator(c)) {
      result += U' ';
    } else {
      result += c == non_breaking_hyphen ? hyphen : c;
    }
  }
  return result;
}

unsigned combining_class(char32_t c) {
  return static_cast<unsigned>(hb_unicode_combining_class(hb_unicode_funcs_get_default(), c));
}

// UAX 15: canonical decomposition, then marks put into order.
std::u32string decomposed(std::u32string_view text) {
  std::u32string result;
  std::u32string marks;
  for (char32_t c : text) {
    marks.clear();
    hb_codepoint_t first = 0;
    hb_codepoint_t second = 0;
    while (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first, &second) != 0) {
      if (second != 0) marks += static_cast<char32_t>(second);
      c = first;
    }
    result += c;
    result.append(marks.rbegin(), marks.rend());
  }
  const auto lower = [](char32_t a, char32_t b) { return combining_class(a) < combining_class(b); };
  for (auto from = result.begin(); from != result.end();) {
    const auto starter = [](char32_t c) { return combining_class(c) == 0; };
    const auto to = std::find_if(from, result.end(), starter);
    std::stable_sort(from, to, lower);
    from = to == result.end() ? to : to + 1;
  }
  return result;
}

// UAX 15, canonical composition: a mark joins the last starter unless one of its own class or above stands between.
std::u32string composed(std::u32string_view decomposition) {
  std::u32string result;
  std::size_t starter = std::u32string::npos;
  unsigned last_class = 0;
  for (const char32_t c : decomposition) {
    const unsigned own_class = combining_class(c);
    const bool next_to_starter = starter + 1 == result.size();
    hb_codepoint_t both = 0;
    if (starter != std::u32string::npos && (next_to_starter || (last_class != 0 && last_class < own_class)) &&
        hb_unicode_compose(hb_unicode_funcs_get_default(), result[starter], c, &both) != 0) {
      result[starter] = both;
      continue;
    }
    if (own_class == 0) starter = result.size();
    last_class = own_class;
    result += c;
  }
  return result;
}

}  // namespace

Spellings spellings_of(std::u32string_view cluster) {
  const std::u32string wanted = drawable(cluster);
  if (wanted.size() == 1 && wanted[0] < 0x80) return {wanted, wanted};  // most of most texts
  std::u32string apart = decomposed(wanted);
  std::u32string together = composed(apart);
  return {.composed = std::move(together), .decomposed = std::move(apart)};
}

}  // namespace storycard::font
