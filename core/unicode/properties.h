#pragma once

// The few properties of single code points that core asks for.
namespace storycard::unicode {

// Hangs at the end of a line: White_Space, but not the spaces that hold a line together.
bool is_breaking_space(char32_t code_point);
// A horizontal space of any width (general category Zs): fonts may lack it, shaping makes it from U+0020.
bool is_space_separator(char32_t code_point);
// Has nothing to draw by design: joiners, selectors, direction marks, fillers.
bool is_default_ignorable(char32_t code_point);
// Control characters, line and paragraph separators: never drawn.
bool is_control(char32_t code_point);
// Combining marks of all three kinds (Mn, Mc, Me).
bool is_mark(char32_t code_point);
bool is_letter_or_digit(char32_t code_point);
// Quotation marks and opening brackets: what may stand out of a column where a line begins.
bool may_hang_at_start(char32_t code_point);
// Decimal digits of any script (Nd).
bool is_digit(char32_t code_point);
// 0 to 9 of such a digit.
int digit_value(char32_t code_point);
bool is_currency_sign(char32_t code_point);

}  // namespace storycard::unicode
