#pragma once

namespace storycard::unicode {

enum class BracketSide { none, open, close };

// Bidi_Paired_Bracket_Type of a code point (UAX 9, BD14 and BD15).
BracketSide bracket_side(char32_t code_point);

}  // namespace storycard::unicode
