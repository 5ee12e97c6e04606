#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "unicode/bidi_class.h"

namespace storycard::unicode {

// For this room alone. An isolating run sequence (UAX 9, BD13): characters of one level that stand together once what
// is isolated between them is left out.
struct BidiSequence {
  std::vector<std::uint32_t> characters;  // indices into the paragraph, rising
  std::vector<char32_t> code_points;
  std::vector<BidiClass> originals;  // as overrides left them, before W1
  std::vector<BidiClass> classes;    // as the rules have them so far
  std::uint8_t level = 0;
  BidiClass before = BidiClass::L, after = BidiClass::L;  // sos, eos

  std::size_t size() const { return classes.size(); }
  BidiClass embedding() const { return direction_of_level(level); }
};

// W1 to W7: marks, numbers and what stands about them.
void resolve_weak(BidiSequence& sequence);
// N0: both brackets of a pair point the same way. At most 63 may be open at once, so the cost is linear.
void resolve_brackets(BidiSequence& sequence);
// N1 and N2.
void resolve_neutral(BidiSequence& sequence);
// I1 and I2: the level of a character of this class, L, R, EN or AN.
std::uint8_t implicit_level(BidiClass c, std::uint8_t level);

}  // namespace storycard::unicode
