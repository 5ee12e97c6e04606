#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/em.h"
#include "text/itemise.h"
#include "text/library.h"
#include "text/paragraph.h"
#include "text/shape_run.h"

namespace storycard::text {

// Same face, script and bidi level. Glyphs are in visual order within the run.
struct Run {
  ByteRange bytes;
  std::uint32_t first_cluster, end_cluster;
  const font::Face* face;  // null: no face covers it, there are no glyphs
  std::uint8_t bidi_level;
  std::string script;  // ISO 15924
  std::vector<Glyph> glyphs;
};

// One grapheme cluster, in logical order. The widths of a run's clusters add up to those of its glyphs.
struct Cluster {
  ByteRange bytes;
  std::uint32_t run;
  Em width;  // never negative; a ligature's is shared out among its clusters
  Break after;
  bool space;  // hangs at the end of a line
};

struct ShapedText {
  Paragraph paragraph;
  unicode::Bidi bidi;
  bool right_to_left = false;  // the whole text's direction: where its start is
  std::vector<Run> runs;       // logical order, covering the text
  std::vector<Cluster> clusters;
  std::vector<char32_t> missing;         // sorted; no face covers them, or none that is loaded
  float ascent_em = 0, descent_em = 0;   // of the tallest face used, both positive
  std::vector<const font::Face*> faces;  // used, in order of first use
};

// Shapes with the files that are loaded. Code points that no face covers are listed in `missing` and take no glyph.
//   Cost  O(bytes). The result points into `library`'s faces: keep it alive.
ShapedText shape(const Paragraph& paragraph, const Library& library);
// The same, of what was itemised already, among all slices: `items`, of which needed_files() names none.
ShapedText shape(const Paragraph& paragraph, Items items, const Library& library);

}  // namespace storycard::text
