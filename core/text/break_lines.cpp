#include "text/break_lines.h"

#include <algorithm>

#include "base/check.h"

namespace storycard::text {
namespace {

struct Span {
  std::size_t first, end;  // clusters
  Em width;                // without trailing spaces
};

// The longest line that begins at cluster `first`, of those that a reader would accept.
Span next_line(const std::vector<Cluster>& clusters, std::size_t first, Em limit) {
  Em width;    // of all up to i
  Em visible;  // up to the last that is no space
  Span last_chance{first, first, {}};
  for (std::size_t i = first; i < clusters.size(); ++i) {
    const Cluster& cluster = clusters[i];
    width += cluster.width;
    if (takes_room(cluster) && width > limit && i > first) {
      const bool cut = last_chance.end == first;
      return cut ? Span{first, i, visible} : last_chance;
    }
    if (takes_room(cluster)) visible = width;
    if (cluster.after == Break::must) return {first, i + 1, visible};
    if (cluster.after == Break::may) last_chance = {first, i + 1, visible};
  }
  return {first, clusters.size(), visible};
}

}  // namespace

std::vector<Line> break_lines(const ShapedText& shaped, Px font_size, Px max_width) {
  CHECK(font_size > Px{0} && max_width > Px{0});
  return break_within(shaped, font_size, em_within(max_width, font_size));
}

std::vector<Line> break_within(const ShapedText& shaped, Px font_size, Em limit) {
  const std::vector<Cluster>& clusters = shaped.clusters;
  if (clusters.empty()) return {Line{{0, 0}, 0, 0, {}}};
  std::vector<Line> lines;
  for (std::size_t first = 0; first < clusters.size();) {
    const Span span = next_line(clusters, first, limit);
    const ByteRange bytes{clusters[span.first].bytes.begin, clusters[span.end - 1].bytes.end};
    lines.push_back({bytes, static_cast<std::uint32_t>(span.first), static_cast<std::uint32_t>(span.end),
                     to_px(span.width, font_size)});
    first = span.end;
  }
  return lines;
}

std::size_t count_lines(const ShapedText& shaped, Em limit) {
  std::size_t count = 0;
  for (std::size_t first = 0; first < shaped.clusters.size(); ++count) {
    first = next_line(shaped.clusters, first, limit).end;
  }
  return count > 0 ? count : 1;
}

Em widest_word(const ShapedText& shaped) {
  Em widest;
  Em width;
  for (const Cluster& cluster : shaped.clusters) {
    width += cluster.width;
    if (!cluster.space) widest = std::max(widest, width);
    if (cluster.after != Break::none) width = {};
  }
  return widest;
}

bool cuts_a_word(const ShapedText& shaped, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    const bool last = line.end_cluster == shaped.clusters.size();
    if (!last && shaped.clusters[line.end_cluster - 1].after == Break::none) return true;
  }
  return false;
}

}  // namespace storycard::text
