#include "text/place_lines.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "unicode/code_points.h"
#include "unicode/properties.h"

namespace storycard::text {
namespace {

// What one run gives to one line, before it has its place.
struct Segment {
  const Run* run;
  std::uint32_t first, end;  // clusters
  std::uint8_t level;
  std::vector<Glyph> glyphs;
  Em width;
};

ByteRange bytes_of(const ShapedText& shaped, const Segment& segment) {
  return {shaped.clusters[segment.first].bytes.begin, shaped.clusters[segment.end - 1].bytes.end};
}

// Glyphs of a run whose clusters lie in `bytes`. Clusters rise or fall along a run, so these are neighbours.
std::span<const Glyph> glyphs_within(const Run& run, ByteRange bytes) {
  const std::span<const Glyph> all = run.glyphs;
  const bool rtl = run.bidi_level % 2 != 0;
  const auto before = [&](const Glyph& glyph) {
    return rtl ? glyph.cluster >= bytes.end : glyph.cluster < bytes.begin;
  };
  const auto not_after = [&](const Glyph& glyph) {
    return rtl ? glyph.cluster >= bytes.begin : glyph.cluster < bytes.end;
  };
  const auto first = std::partition_point(all.begin(), all.end(), before);
  const auto end = std::partition_point(first, all.end(), not_after);
  return {first, end};
}

// True when the run can be parted before the cluster at `offset` as it was shaped.
bool parts_safely(const Run& run, std::uint32_t offset) {
  if (offset == run.bytes.begin || offset == run.bytes.end) return true;
  const auto glyphs = glyphs_within(run, {offset, offset + 1});
  return !glyphs.empty() &&
         std::none_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return g.unsafe_to_break; });
}

class LinePlacer {
 public:
  LinePlacer(const ShapedText& shaped, const PlaceOptions& options) : shaped_(shaped), options_(options) {}

  PlacedLine place(const Line& line, Px baseline) {
    std::vector<Segment> segments = segments_of(line);
    Em width;
    for (const Segment& segment : segments) width += segment.width;

    PlacedLine placed{line.bytes, {}, baseline, to_px(width, options_.font_size), {}};
    placed.x = left_edge(placed.width) + hang(line);
    std::vector<std::uint8_t> levels;
    levels.reserve(segments.size());
    for (const Segment& segment : segments) levels.push_back(segment.level);
    Em pen;
    for (const std::uint32_t index : unicode::visual_order(levels)) {
      if (!segments[index].glyphs.empty()) placed.runs.push_back(placed_run(segments[index], pen, placed));
      pen += segments[index].width;
    }
    return placed;
  }

 private:
  // Without the spaces at the line's end and the invisible characters among them: by UAX 9, L1 they stand past its
  // end, whatever their run's level.
  std::uint32_t visible_end(const Line& line) const {
    std::uint32_t end = line.end_cluster;
    for (std::uint32_t i = end; i > line.first_cluster && !takes_room(shaped_.clusters[i - 1]); --i) {
      if (shaped_.clusters[i - 1].space) end = i - 1;
    }
    return end;
  }

  // In logical order.
  std::vector<Segment> segments_of(const Line& line) {
    std::vector<Segment> segments;
    const std::uint32_t end = visible_end(line);
    for (std::uint32_t first = line.first_cluster; first < end;) {
      const Run& run = shaped_.runs[shaped_.clusters[first].run];
      Segment segment{&run, first, std::min(end, run.end_cluster), run.bidi_level, {}, {}};
      if (run.face != nullptr) {
        segment.glyphs = glyphs_of(segment);
        for (const Glyph& glyph : segment.glyphs) segment.width += to_em(glyph.advance, run.face->units_per_em());
      }
      first = segment.end;
      segments.push_back(std::move(segment));
    }
    return segments;
  }

  std::vector<Glyph> glyphs_of(const Segment& segment) {
    const Run& run = *segment.run;
    const ByteRange bytes = bytes_of(shaped_, segment);
    if (parts_safely(run, bytes.begin) && parts_safely(run, bytes.end)) {
      const auto glyphs = glyphs_within(run, bytes);
      return {glyphs.begin(), glyphs.end()};
    }
    std::vector<ByteRange> graphemes;
    for (std::uint32_t i = segment.first; i < segment.end; ++i) graphemes.push_back(shaped_.clusters[i].bytes);
    const Paragraph& paragraph = shaped_.paragraph;
    std::vector<Glyph> glyphs = shaper_.shape(
        {paragraph.text, graphemes, *run.face, run.script, paragraph.language, run.bidi_level, paragraph.tracking_em});
    std::erase_if(glyphs, [](const Glyph& glyph) { return glyph.id == 0; });
    return glyphs;
  }

  // How far the line moves so that its opening mark hangs.
  Px hang(const Line& line) const {
    const bool rtl = shaped_.right_to_left;
    const bool at_start = options_.align == Align::start || options_.align == (rtl ? Align::right : Align::left);
    if (!at_start) return {};
    std::uint32_t first = line.first_cluster;
    while (first < line.end_cluster && !takes_room(shaped_.clusters[first])) ++first;
    if (first == line.end_cluster) return {};
    const Cluster& cluster = shaped_.clusters[first];
    const std::u32string mark = unicode::code_points(
        std::string_view(shaped_.paragraph.text).substr(cluster.bytes.begin, cluster.bytes.size()));
    if (!unicode::may_hang_at_start(mark.front())) return {};
    const Px by = min(to_px(cluster.width, options_.font_size), options_.font_size * hang_em);
    return rtl ? by : -by;
  }

  Px left_edge(Px width) const {
    const Px left{options_.box.x};
    const Px room = Px{options_.box.width} - width;
    const bool rtl = shaped_.right_to_left;
    switch (options_.align) {
      case Align::center: return left + room / 2;
      case Align::start: return rtl ? left + room : left;
      case Align::end: return rtl ? left : left + room;
      case Align::left: return left;
      case Align::right: return left + room;
    }
    return left;
  }

  PlacedRun placed_run(const Segment& segment, Em pen, const PlacedLine& line) const {
    const font::Face& face = *segment.run->face;
    const auto px = [&](FontUnits length) { return to_px(to_em(length, face.units_per_em()), options_.font_size); };
    PlacedRun placed{&face, options_.font_size, bytes_of(shaped_, segment), segment.level % 2 != 0, {}, {}, {}};
    const Glyph* last = nullptr;
    for (const Glyph& glyph : segment.glyphs) {
      if (last == nullptr || last->cluster != glyph.cluster) {
        placed.cluster_edges.push_back(line.x + to_px(pen, options_.font_size));
      }
      last = &glyph;
      const Px x = line.x + to_px(pen, options_.font_size) + px(glyph.offset_x);
      const Px y = line.baseline - px(glyph.offset_y);  // fonts count upwards
      placed.glyphs.push_back(glyph.id);
      placed.positions.push_back({x.value, y.value});
      pen += to_em(glyph.advance, face.units_per_em());
    }
    placed.cluster_edges.push_back(line.x + to_px(pen, options_.font_size));
    return placed;
  }

  const ShapedText& shaped_;
  const PlaceOptions& options_;
  Shaper shaper_;
};

}  // namespace

TextLayout place_lines(const ShapedText& shaped, const std::vector<Line>& lines, const PlaceOptions& options) {
  const Px line_height = options.font_size * options.line_height;
  const Px ascent = options.font_size * shaped.ascent_em;
  const Px descent = options.font_size * shaped.descent_em;
  const Px first_baseline = Px{options.box.y} + (line_height - (ascent + descent)) / 2 + ascent;

  LinePlacer placer(shaped, options);
  TextLayout layout;
  layout.height = line_height * static_cast<float>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    layout.lines.push_back(placer.place(lines[i], first_baseline + line_height * static_cast<float>(i)));
  }
  return layout;
}

}  // namespace storycard::text
