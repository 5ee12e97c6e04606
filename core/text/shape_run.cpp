#include "text/shape_run.h"

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/check.h"
#include "base/utf8.h"
#include "font/spelling.h"
#include "unicode/code_points.h"
#include "unicode/properties.h"

namespace storycard::text {
namespace {

constexpr std::size_t context_length = 5;  // code points that HarfBuzz looks at on either side

using Context = std::vector<hb_codepoint_t>;

Context context_after(std::string_view text, std::size_t offset) {
  Context result;
  while (result.size() < context_length && offset < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    result.push_back(decoded.code_point);
    offset += decoded.length;
  }
  return result;
}

Context context_before(std::string_view text, std::size_t offset) {
  Context result;
  while (result.size() < context_length && offset > 0) {
    std::size_t length = std::min<std::size_t>(4, offset);
    while (length > 1 && decode_utf8(text, offset - length).length != length) --length;
    offset -= length;
    result.insert(result.begin(), decode_utf8(text, offset).code_point);
  }
  return result;
}

bool covers_all(const font::Face& face, std::u32string_view code_points) {
  const auto drawn = [&face](char32_t c) { return unicode::is_default_ignorable(c) || face.covers(c); };
  return std::all_of(code_points.begin(), code_points.end(), drawn);
}

// HarfBuzz composes one mark at a time, and only over letters that the face has. Where the face has the whole but
// not the parts, it is given the whole.
std::u32string spelled_for(const font::Face& face, std::u32string grapheme) {
  if (grapheme.size() == 1 || covers_all(face, grapheme)) return grapheme;
  std::u32string composed = font::spellings_of(grapheme).composed;
  return covers_all(face, composed) ? composed : grapheme;
}

// Clusters are our graphemes: HarfBuzz may join them into ligatures, but never parts them otherwise.
void add_text(hb_buffer_t* buffer, const RunToShape& run) {
  const Context before = context_before(run.text, run.graphemes.front().begin);
  const Context after = context_after(run.text, run.graphemes.back().end);
  const auto size = [](const Context& context) { return static_cast<int>(context.size()); };
  hb_buffer_add_codepoints(buffer, before.data(), size(before), static_cast<unsigned>(before.size()), 0);
  for (const ByteRange grapheme : run.graphemes) {
    const std::string_view bytes = run.text.substr(grapheme.begin, grapheme.size());
    for (const char32_t c : spelled_for(run.face, unicode::code_points(bytes))) {
      if (c == U'\t') {
        hb_buffer_add(buffer, U' ', grapheme.begin);
      } else if (!unicode::is_control(c)) {
        hb_buffer_add(buffer, c, grapheme.begin);
      }
    }
  }
  hb_buffer_add_codepoints(buffer, after.data(), size(after), 0, 0);
}

bool is_language_tag(std::string_view language) {
  constexpr std::size_t longest = 35;  // RFC 5646, 4.4.1
  if (language.empty() || language.size() > longest) return false;
  for (const char c : language) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return true;
}

void set_properties(hb_buffer_t* buffer, const RunToShape& run) {
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_direction(buffer, run.bidi_level % 2 == 0 ? HB_DIRECTION_LTR : HB_DIRECTION_RTL);
  const hb_tag_t script = hb_tag_from_string(run.script.data(), static_cast<int>(run.script.size()));
  hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(script));
  // HarfBuzz keeps every language it ever saw: what is no tag must not get there.
  if (is_language_tag(run.language)) {
    hb_buffer_set_language(buffer, hb_language_from_string(run.language.data(), static_cast<int>(run.language.size())));
  }
  unsigned flags = HB_BUFFER_FLAG_DEFAULT;
  if (run.graphemes.front().begin == 0) flags |= HB_BUFFER_FLAG_BOT;
  if (run.graphemes.back().end == run.text.size()) flags |= HB_BUFFER_FLAG_EOT;
  hb_buffer_set_flags(buffer, static_cast<hb_buffer_flags_t>(flags));
}

FontUnits tracking_of(const RunToShape& run) {
  const bool tracked = run.script == "Latn" || run.script == "Cyrl" || run.script == "Grek";
  if (!tracked) return {};
  return {static_cast<std::int32_t>(std::lround(run.tracking_em * static_cast<float>(run.face.units_per_em().value)))};
}

// Letters that are spaced out do not make ligatures (CSS Text 3, 8.2).
void shape_buffer(hb_buffer_t* buffer, const RunToShape& run, FontUnits tracking) {
  const hb_feature_t no_ligatures[] = {
      {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
      {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
  };
  const bool tracked = tracking.value != 0;
  hb_shape(run.face.shaping_font(), buffer, tracked ? no_ligatures : nullptr, tracked ? 2 : 0);
}

std::vector<Glyph> glyphs_of(hb_buffer_t* buffer) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::vector<Glyph> glyphs;
  glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    glyphs.push_back({infos[i].codepoint,
                      infos[i].cluster,
                      {positions[i].x_advance},
                      {positions[i].x_offset},
                      {positions[i].y_offset},
                      unsafe});
  }
  return glyphs;
}

// After each cluster that takes room: marks of their own and joiners must not push letters apart.
void add_tracking(std::vector<Glyph>& glyphs, FontUnits tracking) {
  std::int64_t cluster_advance = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    cluster_advance += glyphs[i].advance.value;
    const bool last_of_cluster = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyphs[i].cluster;
    if (!last_of_cluster) continue;
    if (cluster_advance > 0) glyphs[i].advance += tracking;
    cluster_advance = 0;
  }
}

}  // namespace

Shaper::Shaper() : buffer_(hb_buffer_create(), &hb_buffer_destroy) {}

std::vector<Glyph> Shaper::shape(const RunToShape& run) {
  CHECK(!run.graphemes.empty());
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_reset(buffer);
  add_text(buffer, run);
  if (hb_buffer_get_length(buffer) == 0) return {};
  set_properties(buffer, run);
  const FontUnits tracking = tracking_of(run);
  shape_buffer(buffer, run, tracking);
  std::vector<Glyph> glyphs = glyphs_of(buffer);
  if (tracking.value != 0) add_tracking(glyphs, tracking);
  return glyphs;
}

}  // namespace storycard::text
