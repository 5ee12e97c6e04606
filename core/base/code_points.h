#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storycard {

// Inclusive.
struct CodePointRange {
  char32_t first;
  char32_t last;
};

// "0400-045F" or "25CC"; nullopt for anything else, and where the last is below the first.
std::optional<CodePointRange> read_code_point_range(std::string_view text);

// A part of a `unicode-range` as CSS has it, but for wildcards: "U+0400-045F" or "U+25CC" (CSS Fonts 4, section 4.5).
std::optional<CodePointRange> read_unicode_range_part(std::string_view text);

// "U+41-5A,U+E9"
std::string unicode_range(const std::vector<CodePointRange>& ranges);

}  // namespace storycard
