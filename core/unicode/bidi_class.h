#pragma once

#include <unicode/uchar.h>

#include <cstdint>

// For this room alone. UAX 9's classes of characters, by its own short names.
namespace storycard::unicode {

enum class BidiClass : std::uint8_t {
  L = U_LEFT_TO_RIGHT,
  R = U_RIGHT_TO_LEFT,
  AL = U_RIGHT_TO_LEFT_ARABIC,
  EN = U_EUROPEAN_NUMBER,
  ES = U_EUROPEAN_NUMBER_SEPARATOR,
  ET = U_EUROPEAN_NUMBER_TERMINATOR,
  AN = U_ARABIC_NUMBER,
  CS = U_COMMON_NUMBER_SEPARATOR,
  NSM = U_DIR_NON_SPACING_MARK,
  BN = U_BOUNDARY_NEUTRAL,
  B = U_BLOCK_SEPARATOR,
  S = U_SEGMENT_SEPARATOR,
  WS = U_WHITE_SPACE_NEUTRAL,
  ON = U_OTHER_NEUTRAL,
  LRE = U_LEFT_TO_RIGHT_EMBEDDING,
  LRO = U_LEFT_TO_RIGHT_OVERRIDE,
  RLE = U_RIGHT_TO_LEFT_EMBEDDING,
  RLO = U_RIGHT_TO_LEFT_OVERRIDE,
  PDF = U_POP_DIRECTIONAL_FORMAT,
  LRI = U_LEFT_TO_RIGHT_ISOLATE,
  RLI = U_RIGHT_TO_LEFT_ISOLATE,
  FSI = U_FIRST_STRONG_ISOLATE,
  PDI = U_POP_DIRECTIONAL_ISOLATE,
};

inline BidiClass bidi_class(char32_t code_point) {
  return static_cast<BidiClass>(u_charDirection(static_cast<UChar32>(code_point)));
}

constexpr bool starts_isolate(BidiClass c) { return c == BidiClass::LRI || c == BidiClass::RLI || c == BidiClass::FSI; }

constexpr bool is_embedding(BidiClass c) {
  return c == BidiClass::LRE || c == BidiClass::RLE || c == BidiClass::LRO || c == BidiClass::RLO;
}

// X9: as if it were not there.
constexpr bool is_removed(BidiClass c) { return is_embedding(c) || c == BidiClass::PDF || c == BidiClass::BN; }

// NI: what takes its direction from its neighbours, once numbers and separators are settled.
constexpr bool is_neutral(BidiClass c) {
  return c == BidiClass::B || c == BidiClass::S || c == BidiClass::WS || c == BidiClass::ON || c == BidiClass::PDI ||
         starts_isolate(c);
}

constexpr BidiClass direction_of_level(int level) { return level % 2 == 0 ? BidiClass::L : BidiClass::R; }

}  // namespace storycard::unicode
