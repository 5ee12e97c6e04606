#include "unicode/bracket_side.h"

#include <unicode/uchar.h>

namespace storycard::unicode {

// A bracket has a partner, and its category says on which side it stands. ICU's function for the property itself would
// link every integer property there is.
BracketSide bracket_side(char32_t code_point) {
  const auto bracket = static_cast<UChar32>(code_point);
  if (u_getBidiPairedBracket(bracket) == bracket) return BracketSide::none;
  return u_charType(bracket) == U_START_PUNCTUATION ? BracketSide::open : BracketSide::close;
}

}  // namespace storycard::unicode
