#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "unicode/bidi_class.h"

namespace storycard::unicode {

// For this room alone. The levels of one paragraph's characters (UAX 9, X1 to I2), and L1 as if it were one line.
// Characters that X9 removes have the level of what stands before them.
std::vector<std::uint8_t> paragraph_levels(std::span<const char32_t> code_points, std::uint8_t base_level);

// P2 and P3: 0 or 1; nothing without a strong character outside isolates.
enum class FirstStrong { none, left_to_right, right_to_left };
FirstStrong first_strong(std::span<const char32_t> code_points);

}  // namespace storycard::unicode
