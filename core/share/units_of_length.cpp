#include "share/units_of_length.h"

#include <algorithm>

#include "base/utf8.h"
#include "unicode/breaks.h"
#include "unicode/code_points.h"
#include "unicode/emoji.h"

namespace storycard::share {
namespace {

constexpr int link_length = 23;

bool counts_links(Counting counting) {
  return counting == Counting::weighted || counting == Counting::graphemes_and_links;
}

// Where the link that begins here ends; `begin` where none does. To the next blank, without a full stop or bracket after it.
std::uint32_t end_of_link(std::string_view text, std::uint32_t begin) {
  const std::string_view rest = text.substr(begin);
  if (!rest.starts_with("https://") && !rest.starts_with("http://")) return begin;
  std::size_t end = 0;
  while (end < rest.size() && rest[end] > ' ' && rest[end] != 0x7F) ++end;
  constexpr std::string_view after = ".,;:!?)\"'";
  while (end > 0 && after.find(rest[end - 1]) != std::string_view::npos) --end;
  return begin + static_cast<std::uint32_t>(end);
}

// twitter-text: what counts 1. All else counts 2.
bool is_light(char32_t c) {
  return c <= 4351 || (c >= 8192 && c <= 8205) || (c >= 8208 && c <= 8223) || (c >= 8242 && c <= 8247);
}

struct Counts {
  int code_points = 0, utf16 = 0, weight = 0;
};

Counts counts_of(std::string_view grapheme) {
  Counts counts;
  for (std::size_t at = 0; at < grapheme.size();) {
    const DecodedCodePoint decoded = decode_utf8(grapheme, at);
    at += decoded.length;
    ++counts.code_points;
    counts.utf16 += decoded.code_point > 0xFFFF ? 2 : 1;
    counts.weight += is_light(decoded.code_point) ? 1 : 2;
  }
  return counts;
}

bool is_emoji(std::string_view grapheme) { return unicode::is_shown_as_emoji(unicode::code_points(grapheme)); }

int length_of_grapheme(std::string_view grapheme, Counting counting) {
  if (grapheme.size() == 1 || counting == Counting::graphemes || counting == Counting::graphemes_and_links) return 1;
  const Counts counts = counts_of(grapheme);
  switch (counting) {
    case Counting::utf16: return counts.utf16;
    case Counting::weighted: return is_emoji(grapheme) ? 2 : counts.weight;
    case Counting::emoji_as_bytes: return is_emoji(grapheme) ? static_cast<int>(grapheme.size()) : counts.code_points;
    default: return counts.code_points;
  }
}

}  // namespace

std::vector<UnitOfLength> units_of_length(std::string_view text, Counting counting) {
  std::vector<UnitOfLength> units;
  std::uint32_t link_end = 0;
  for (const ByteRange& grapheme : unicode::graphemes(text)) {
    if (grapheme.begin < link_end) {
      units.back().bytes.end = grapheme.end;
      continue;
    }
    if (counts_links(counting)) link_end = std::max(link_end, end_of_link(text, grapheme.begin));
    const bool link = link_end > grapheme.begin;
    units.push_back(
        {grapheme, link ? link_length : length_of_grapheme(text.substr(grapheme.begin, grapheme.size()), counting)});
  }
  return units;
}

}  // namespace storycard::share
