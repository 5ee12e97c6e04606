#pragma once

#include <string>
#include <string_view>

namespace storycard::font {

// What a face must cover to draw a cluster. Shaping composes and decomposes as the font needs it (UAX 15), so a
// face may cover either spelling. Left out: controls and what has nothing to draw. Spaces of all widths count as U+0020,
// the non-breaking hyphen as the hyphen: shaping makes one from the other.
struct Spellings {
  std::u32string composed;
  std::u32string decomposed;
};

Spellings spellings_of(std::u32string_view cluster);

}  // namespace storycard::font
