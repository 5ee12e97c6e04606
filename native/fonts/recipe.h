#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storycard::fonts {

// Inclusive.
struct CodePointRange {
  char32_t first;
  char32_t last;
};

using CodePoints = std::vector<CodePointRange>;

// What a slice is asked to hold; it holds what of that its font has.
struct SliceRecipe {
  std::string name;
  CodePoints wanted;
};

// One static font file, cut into slices. Paths are relative to the repository.
struct FaceRecipe {
  std::string id, family, name, source;
  int weight;
  std::vector<SliceRecipe> slices;
};

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
