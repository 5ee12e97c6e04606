#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "font/spelling.h"

namespace storycard::font {

// One file of a face: the part of it that covers some ranges.
struct Slice {
  std::string file;  // as in the manifest: "fonts/noto-sans-700.cyrillic.ttf"
  std::vector<CodePointRange> ranges;  // rising

  bool covers(char32_t code_point) const;
  // In whichever spelling.
  bool covers(const Spellings& cluster) const;
};

// A stretch of code points, and the first slice of its face that has it.
struct SlicePlace {
  CodePointRange range;
  std::uint32_t slice;
};

// What is known of a face before any of its files is there.
struct FaceEntry {
  std::string id, family, name;
  int weight = 400;
  // A face of hundreds of slices has their list in a file of its own. Until that is added it stands as the only slice,
  // which covers roughly what all of them do.
  std::string list;  // its file name; empty: the slices are all here
  std::vector<Slice> slices;
  std::vector<SlicePlace> places;  // of `slices`, rising

  bool awaits_list() const { return !list.empty() && slices.size() == 1 && slices.front().file == list; }
  // The first slice that covers the whole cluster, in whichever spelling; null where none does.
  //   Cost  O(log ranges), unless the first character's slice lacks another
  const Slice* first_covering(const Spellings& cluster) const;
};

// Where slices overlap, the first serves. O(n log n) in their ranges.
std::vector<SlicePlace> places_of(const std::vector<Slice>& slices);

}  // namespace storycard::font
