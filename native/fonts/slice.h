#pragma once

#include "base/bytes.h"
#include "recipe.h"

namespace storycard::fonts {

struct CutFont {
  Bytes file;
  CodePoints covered;  // what its cmap maps, merged and rising
};

// The part of a TrueType font that `wanted` needs: every layout feature and all glyphs those can reach, glyph numbers
// as they were, no hints. The same bytes for the same input. Errors: broken_file.
Result<CutFont> cut(ByteView font, const CodePoints& wanted);

}  // namespace storycard::fonts
