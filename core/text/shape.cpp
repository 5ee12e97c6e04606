#include "text/shape.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "unicode/code_points.h"
#include "unicode/properties.h"

namespace storycard::text {
namespace {

bool is_drawn(char32_t c) { return !unicode::is_control(c) && !unicode::is_default_ignorable(c); }

std::string_view part(std::string_view text, ByteRange bytes) { return text.substr(bytes.begin, bytes.size()); }

bool is_drawn(std::string_view grapheme) {
  const std::u32string characters = unicode::code_points(grapheme);
  return std::any_of(characters.begin(), characters.end(), [](char32_t c) { return is_drawn(c); });
}

// Notes what of `text` its face lacks; null lacks all. White space is never missed.
void note_missing(std::string_view text, const font::Face* face, std::set<char32_t>& missing) {
  for (const char32_t c : unicode::code_points(text)) {
    if (!is_drawn(c) || unicode::is_space_separator(c)) continue;
    if (face == nullptr || !face->covers(c)) missing.insert(c);
  }
}

// The glyphs of one cluster of HarfBuzz's: a grapheme, or several in a ligature.
struct GlyphGroup {
  std::uint32_t cluster;  // byte offset
  Em width;
};

// In logical order.
std::vector<GlyphGroup> groups_of(const Run& run) {
  std::vector<GlyphGroup> groups;
  for (const Glyph& glyph : run.glyphs) {
    if (groups.empty() || groups.back().cluster != glyph.cluster) groups.push_back({glyph.cluster, {}});
    groups.back().width += to_em(glyph.advance, run.face->units_per_em());
  }
  if (run.bidi_level % 2 != 0) std::reverse(groups.begin(), groups.end());
  return groups;
}

// Shares `width` out among those of [first, end) that are drawn, so that the shares add up; else all to the first.
void share_out(Em width, std::string_view text, std::vector<Cluster>& clusters, std::size_t first, std::size_t end) {
  width = std::max(width, Em{0});
  std::vector<std::size_t> drawn;
  for (std::size_t i = first; i < end; ++i) {
    if (is_drawn(part(text, clusters[i].bytes))) drawn.push_back(i);
  }
  if (drawn.empty()) drawn.push_back(first);
  const auto count = static_cast<std::int64_t>(drawn.size());
  for (std::int64_t k = 0; k < count; ++k) {
    clusters[drawn[static_cast<std::size_t>(k)]].width = {width.value * (k + 1) / count - width.value * k / count};
  }
}

void measure(const Run& run, std::string_view text, std::vector<Cluster>& clusters) {
  const std::vector<GlyphGroup> groups = groups_of(run);
  std::size_t first = run.first_cluster;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    while (first < run.end_cluster && clusters[first].bytes.begin < groups[g].cluster) ++first;
    std::size_t end = first;
    while (end < run.end_cluster && (g + 1 == groups.size() || clusters[end].bytes.begin < groups[g + 1].cluster))
      ++end;
    if (end > first) share_out(groups[g].width, text, clusters, first, end);
    first = end;
  }
}

// Collects what a paragraph's runs have in common while they are shaped.
class ParagraphShaper {
 public:
  ParagraphShaper(const Paragraph& paragraph, Items items, const Library& library)
      : fonts_(library.fonts), items_(std::move(items)) {
    result_.paragraph = paragraph;
    result_.right_to_left = items_.bidi.level % 2 != 0;
  }

  ShapedText run() && {
    for (const Item& item : items_.items) add(item);
    result_.bidi = std::move(items_.bidi);
    result_.missing.assign(missing_.begin(), missing_.end());
    return std::move(result_);
  }

 private:
  void add(const Item& item) {
    const auto index = static_cast<std::uint32_t>(result_.runs.size());
    for (std::uint32_t i = item.first_grapheme; i < item.end_grapheme; ++i) {
      const Grapheme& grapheme = items_.graphemes[i];
      result_.clusters.push_back({grapheme.bytes, index, {}, grapheme.after, grapheme.space});
    }
    const font::Face* face = item.face.slice != nullptr ? fonts_.face(*item.face.slice) : nullptr;
    Run run{item.bytes, item.first_grapheme, item.end_grapheme, face, item.bidi_level, item.script, {}};
    if (face == nullptr) {
      note_missing(part(result_.paragraph.text, item.bytes), nullptr, missing_);
    } else {
      run.glyphs = shaped(item, *face);
      drop_boxes(run);
      measure(run, result_.paragraph.text, result_.clusters);
      note_face(*face);
    }
    result_.runs.push_back(std::move(run));
  }

  std::vector<Glyph> shaped(const Item& item, const font::Face& face) {
    std::vector<ByteRange> graphemes;
    for (std::uint32_t i = item.first_grapheme; i < item.end_grapheme; ++i) {
      graphemes.push_back(items_.graphemes[i].bytes);
    }
    const Paragraph& paragraph = result_.paragraph;
    return shaper_.shape(
        {paragraph.text, graphemes, face, item.script, paragraph.language, item.bidi_level, paragraph.tracking_em});
  }

  // Glyph 0 is the font's box for "not here": the report says so instead.
  void drop_boxes(Run& run) {
    constexpr font::GlyphId box = 0;
    std::set<std::uint32_t> boxed;
    for (const Glyph& glyph : run.glyphs) {
      if (glyph.id == box) boxed.insert(glyph.cluster);
    }
    if (boxed.empty()) return;
    std::erase_if(run.glyphs, [](const Glyph& glyph) { return glyph.id == box; });
    for (std::uint32_t i = run.first_cluster; i < run.end_cluster; ++i) {
      const ByteRange bytes = result_.clusters[i].bytes;
      if (boxed.count(bytes.begin) > 0) note_missing(part(result_.paragraph.text, bytes), run.face, missing_);
    }
  }

  void note_face(const font::Face& face) {
    auto& faces = result_.faces;
    if (std::find(faces.begin(), faces.end(), &face) != faces.end()) return;
    faces.push_back(&face);
    const auto em = static_cast<float>(face.units_per_em().value);
    result_.ascent_em = std::max(result_.ascent_em, static_cast<float>(face.metrics().ascender.value) / em);
    result_.descent_em = std::max(result_.descent_em, static_cast<float>(-face.metrics().descender.value) / em);
  }

  const font::FontBook& fonts_;
  Items items_;
  Shaper shaper_;
  ShapedText result_;
  std::set<char32_t> missing_;
};

}  // namespace

ShapedText shape(const Paragraph& paragraph, const Library& library) {
  return shape(paragraph, itemise(paragraph, library, font::Slices::loaded), library);
}

ShapedText shape(const Paragraph& paragraph, Items items, const Library& library) {
  return ParagraphShaper(paragraph, std::move(items), library).run();
}

}  // namespace storycard::text
