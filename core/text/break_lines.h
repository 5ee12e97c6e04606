#pragma once

#include <cstdint>
#include <vector>

#include "text/shape.h"

namespace storycard::text {

// One line of a paragraph, in logical order. `bytes` is half-open and indexes the UTF-8 source;
// `width` leaves out trailing spaces, which hang past the edge (CSS Text 3, 4.1.3).
struct Line {
  ByteRange bytes;
  std::uint32_t first_cluster, end_cluster;
  Px width;
};

// False for what may hang past the end of a line: spaces, and what has no width.
constexpr bool takes_room(const Cluster& cluster) { return !cluster.space && cluster.width > Em{0}; }

// Splits shaped text into lines no wider than `max_width` at `font_size`, first fit. Both > 0.
//   Returns  at least one line; lines cover every byte, in order, without gaps.
//   Overflow a word wider than max_width is cut between clusters, never inside one.
//   Cost     O(clusters); allocates only the result. Pure: safe from any thread.
std::vector<Line> break_lines(const ShapedText& shaped, Px font_size, Px max_width);

// The same number of lines as break_lines gives, evened out: the narrowest width that keeps that number.
std::vector<Line> break_balanced(const ShapedText& shaped, Px font_size, Px max_width);

// True when some word had to be cut because it is wider than the line.
bool cuts_a_word(const ShapedText& shaped, const std::vector<Line>& lines);

// The widest stretch that may not be broken: at sizes where it fits, no word is cut.
Em widest_word(const ShapedText& shaped);

// break_lines for a width that is known as a share of the font size.
std::vector<Line> break_within(const ShapedText& shaped, Px font_size, Em limit);

// How many lines break_within gives. Never more for a wider `limit`.
std::size_t count_lines(const ShapedText& shaped, Em limit);

}  // namespace storycard::text
