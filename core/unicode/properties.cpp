#include "unicode/properties.h"

#include <unicode/uchar.h>

#include <cstdint>

namespace storycard::unicode {
namespace {

UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool in_category(char32_t code_point, std::uint32_t mask) { return (U_GET_GC_MASK(icu(code_point)) & mask) != 0; }

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
  return u_hasBinaryProperty(icu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_control(char32_t code_point) { return in_category(code_point, U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK); }

bool is_mark(char32_t code_point) { return in_category(code_point, U_GC_M_MASK); }

bool is_letter_or_digit(char32_t code_point) { return in_category(code_point, U_GC_L_MASK | U_GC_N_MASK); }

}  // namespace storycard::unicode
