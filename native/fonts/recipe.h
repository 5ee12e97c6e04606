#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.h"
#include "base/result.h"

namespace storycard::fonts {

using CodePoints = std::vector<CodePointRange>;

// Two regional indicators.
struct Flag {
  char32_t first;
  char32_t second;
};

// What a slice is asked to hold; it holds what of that its font has.
struct SliceRecipe {
  std::string name;
  CodePoints wanted;
  std::vector<Flag> flags;  // besides; where there are any, no other flag that their letters spell
};

enum class GlyphNumbers {
  kept,  // slices of one font agree on what a number means
  own,   // smaller where a font has tens of thousands of glyphs
};

// One static font file, cut into slices. Paths are relative to the repository.
struct FaceRecipe {
  std::string id, family, name, source;
  int weight;
  std::vector<SliceRecipe> slices;
  // A table of unicode-ranges by slice number, the most used characters in the highest: `slices` is empty, and what the
  // table leaves out goes into slices of its own. The list of slices becomes a file of its own, one for the family.
  std::string slice_table;
  CodePoints common;  // in every slice
  GlyphNumbers glyph_numbers;
  int units_per_em = 0;  // in place of the font's own, so that all of it is drawn smaller or larger; 0: the font's
};

// Reads a slice table: {"[4]": "U+1f1e9-1f1f5,U+1f1f7", "[3]": "BE,ES", ...}; two letters are a flag. What is not named
// by a number is for scripts that other families write. The most used first.
Result<std::vector<SliceRecipe>> read_slice_table(std::string_view json_text, const CodePoints& common);

struct Licence {
  std::string family;
  std::string source;
};

struct Recipe {
  std::vector<FaceRecipe> faces;
  std::vector<Licence> licences;
};

// Reads assets/fonts.json. Errors carry JSON Pointers.
Result<Recipe> read_recipe(std::string_view json_text);

}  // namespace storycard::fonts
