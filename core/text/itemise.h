#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/units.h"
#include "text/library.h"
#include "text/paragraph.h"
#include "unicode/bidi.h"

namespace storycard::text {

enum class Break : std::uint8_t { none, may, must };

// An extended grapheme cluster (UAX 29): the unit that is measured and never split.
struct Grapheme {
  ByteRange bytes;
  Break after;  // UAX 14, tailored: none inside hashtags, handles and short links, none at soft hyphens
  bool space;   // hangs at the end of a line
};

// A stretch of one script, bidi level and slice of a face; ends with a line feed where there is one.
struct Item {
  ByteRange bytes;
  std::uint32_t first_grapheme, end_grapheme;
  std::string script;  // ISO 15924
  std::uint8_t bidi_level;
  font::Choice face;  // null: no face covers it
};

// All that is known of a paragraph before anything is shaped. Graphemes and items cover the text, in logical order.
struct Items {
  unicode::Bidi bidi;
  std::vector<Grapheme> graphemes;
  std::vector<Item> items;
};

// Asks the font book's lists only, never a font. A grapheme is never divided between faces; common characters
// (spaces, digits, punctuation) stay with the face beside them in their script's run where that covers them.
Items itemise(const Paragraph& paragraph, const Library& library, font::Slices among);

// Files that must be added before `paragraph` can be shaped and broken as it should: slices of fonts, dictionaries. Empty: ready.
// `items`: itemise() of it among all slices.
std::set<std::string> needed_files(const Paragraph& paragraph, const Items& items, const Library& library);
std::set<std::string> needed_files(const Paragraph& paragraph, const Library& library);

}  // namespace storycard::text
