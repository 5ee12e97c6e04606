#pragma once

#include <vector>

#include "base/geometry.h"
#include "text/break_lines.h"

namespace storycard::text {

enum class Align { start, center, end, left, right };

// Glyphs of one face on one line, left to right; positions are the pen's origin on the baseline, in px on the card.
struct PlacedRun {
  const font::Face* face;
  Px font_size;
  ByteRange bytes;
  bool right_to_left;
  std::vector<font::GlyphId> glyphs;
  std::vector<Point> positions;
  std::vector<Px> cluster_edges;  // from left to right, both ends of the run among them
};

struct PlacedLine {
  ByteRange bytes;
  Px x;  // left edge of its ink advance, with a mark that hangs
  Px baseline;
  Px width;                     // without hanging spaces
  std::vector<PlacedRun> runs;  // visual order
};

struct TextLayout {
  std::vector<PlacedLine> lines;
  Px height;  // lines * line height
};

struct PlaceOptions {
  Rect box;
  Align align = Align::start;  // start and end follow the paragraph's direction
  Px font_size;
  float line_height = 1.12f;  // times the font size
};

// Where text and box agree on the side at which lines begin, a quotation mark or bracket that opens a line hangs out of
// the box by up to this, so that the letters stand in one edge.
inline constexpr float hang_em = 0.25f;

// Puts lines into the box from its top, reorders each by UAX 9 rule L2, and shapes again what a break cut unsafely.
// The first baseline is centred in its line box: (line height - (ascent + descent)) / 2 + ascent.
TextLayout place_lines(const ShapedText& shaped, const std::vector<Line>& lines, const PlaceOptions& options);

}  // namespace storycard::text
