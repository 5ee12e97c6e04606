#include "unicode/properties.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace storycard::unicode {
namespace {

UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool in_category(char32_t code_point, std::uint32_t mask) { return (U_GET_GC_MASK(icu(code_point)) & mask) != 0; }

struct Range {
  char32_t first;
  char32_t last;
};

// DerivedCoreProperties.txt, Default_Ignorable_Code_Point. ICU's own function links every binary property there is.
constexpr Range default_ignorable[] = {
    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},   {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

}  // namespace

bool is_breaking_space(char32_t code_point) {
  constexpr char32_t no_break_space = 0x00A0;
  constexpr char32_t figure_space = 0x2007;
  constexpr char32_t narrow_no_break_space = 0x202F;
  return u_isUWhiteSpace(icu(code_point)) && code_point != no_break_space && code_point != figure_space &&
         code_point != narrow_no_break_space;
}

bool is_space_separator(char32_t code_point) { return in_category(code_point, U_GC_ZS_MASK); }

bool is_default_ignorable(char32_t code_point) {
  return std::any_of(std::begin(default_ignorable), std::end(default_ignorable),
                     [&](const Range& range) { return range.first <= code_point && code_point <= range.last; });
}

bool is_control(char32_t code_point) { return in_category(code_point, U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK); }

bool is_mark(char32_t code_point) { return in_category(code_point, U_GC_M_MASK); }

// Closing quotation marks too: some languages open with them, as »so«.
bool may_hang_at_start(char32_t code_point) {
  return code_point == U'"' || code_point == U'\'' ||
         in_category(code_point, U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PF_MASK);
}

bool is_letter_or_digit(char32_t code_point) { return in_category(code_point, U_GC_L_MASK | U_GC_N_MASK); }

bool is_digit(char32_t code_point) { return in_category(code_point, U_GC_ND_MASK); }

int digit_value(char32_t code_point) { return std::max(0, static_cast<int>(u_charDigitValue(icu(code_point)))); }

bool is_currency_sign(char32_t code_point) { return in_category(code_point, U_GC_SC_MASK); }

}  // namespace storycard::unicode
