#include "share/trim.h"

#include <algorithm>

#include "base/utf8.h"
#include "share/fold.h"
#include "share/units_of_length.h"
#include "unicode/breaks.h"

namespace storycard::share {
namespace {

constexpr std::string_view ellipsis = "…";

std::string_view without_gap_at_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

char32_t last_letter(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? 0 : decode_utf8(text, at).code_point;
}

bool ends_sentence(std::string_view text) {
  const char32_t last = fold(last_letter(text)).letter;
  return last == U'.' || last == U'!' || last == U'?';
}

// Commas and the like that would stand before the ellipsis.
std::string_view without_comma_at_end(std::string_view text) {
  for (;;) {
    const char32_t last = fold(last_letter(text)).letter;
    if (last != U',' && last != U';' && last != U':' && last != U'-') return text;
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    text = without_gap_at_end(text.substr(0, at));
  }
}

// The largest place to cut at, up to `fit` bytes.
struct Places {
  std::size_t sentence = 0, word = 0;
};

Places places_to_cut(std::string_view text, const std::vector<UnitOfLength>& units, std::size_t fit) {
  Places places;
  auto unit = units.begin();
  for (const unicode::LineBreak& line : unicode::line_breaks(text)) {
    if (line.offset > fit) break;
    while (unit != units.end() && unit->bytes.begin < line.offset) ++unit;
    const bool within_link = unit != units.end() && unit->bytes.begin != line.offset;
    if (within_link) continue;
    places.word = line.offset;
    if (line.must || ends_sentence(without_gap_at_end(text.substr(0, line.offset)))) places.sentence = line.offset;
  }
  return places;
}

// At most `room` long, as this counts it; empty where not even a few letters fit.
std::string shortened(std::string_view text, int room, Counting counting) {
  const std::vector<UnitOfLength> units = units_of_length(text, counting);
  const int room_for_words = room - 1 - length_of(ellipsis, counting);  // with a blank before the ellipsis
  int length = 0;
  std::size_t fit = 0;
  for (const UnitOfLength& unit : units) {
    if (length + unit.length > room_for_words) break;
    length += unit.length;
    fit = unit.bytes.end;
  }
  const Places places = places_to_cut(text, units, fit);
  if (places.sentence * 2 > fit)
    return std::string(without_gap_at_end(text.substr(0, places.sentence))) + " " + std::string(ellipsis);
  const std::size_t cut = places.word * 2 > fit ? places.word : fit;
  const std::string_view kept = without_comma_at_end(without_gap_at_end(text.substr(0, cut)));
  return kept.empty() ? std::string() : std::string(kept) + std::string(ellipsis);
}

// Hashtags from the first on, as many as fit.
std::string first_tags(std::string_view tags, int room, Counting counting) {
  while (!tags.empty() && length_of(tags, counting) > room) {
    const std::size_t gap = tags.rfind(' ');
    tags = gap == std::string_view::npos ? std::string_view() : without_gap_at_end(tags.substr(0, gap));
  }
  return std::string(tags);
}

std::string cut_to(const CaptionPart& part, int room, Counting counting) {
  using Kind = CaptionPart::Kind;
  constexpr int least = 24;  // fewer letters of a sentence say nothing
  if (part.kind == Kind::hashtags) return first_tags(part.text, room, counting);
  const bool whole_or_not = part.kind == Kind::link || part.kind == Kind::name_changed || part.kind == Kind::credit ||
                            part.kind == Kind::byline;
  return whole_or_not || room < least ? std::string() : shortened(part.text, room, counting);
}

Trimmed as_it_is(std::string text, std::optional<int> limit, Counting counting) {
  const int length = length_of(text, counting);
  return {std::move(text), length, limit, Trimmed::Cut::nothing};
}

}  // namespace

Trimmed alt_text_for(const Platform& platform, std::string_view alt_text) {
  const Counting counting = platform.alt_counting;
  Trimmed trimmed = as_it_is(std::string(alt_text), platform.alt_limit, counting);
  if (!trimmed.limit || trimmed.length <= *trimmed.limit) return trimmed;
  trimmed.text = shortened(alt_text, *trimmed.limit, counting);
  trimmed.length = length_of(trimmed.text, counting);
  trimmed.cut = Trimmed::Cut::something;
  return trimmed;
}

Trimmed caption_for(const Platform& platform, const std::vector<CaptionPart>& parts) {
  using Kind = CaptionPart::Kind;
  const Counting counting = platform.caption_counting;
  Trimmed trimmed = as_it_is(joined(parts), platform.caption_limit, counting);
  std::vector<CaptionPart> kept = parts;
  // What is given up, first things first.
  for (const Kind kind : {Kind::translation, Kind::story, Kind::event, Kind::fact, Kind::nominees, Kind::prompt,
                          Kind::credit, Kind::byline, Kind::name_changed, Kind::hashtags, Kind::link}) {
    if (!trimmed.limit || trimmed.length <= *trimmed.limit) return trimmed;
    const auto part =
        std::find_if(kept.begin(), kept.end(), [kind](const CaptionPart& any) { return any.kind == kind; });
    if (part == kept.end()) continue;
    const int room = length_of(part->text, counting) - (trimmed.length - *trimmed.limit);
    part->text = cut_to(*part, room, counting);
    if (part->text.empty()) kept.erase(part);
    trimmed.text = joined(kept);
    trimmed.length = length_of(trimmed.text, counting);
    trimmed.cut = Trimmed::Cut::something;
  }
  return trimmed;
}

}  // namespace storycard::share
