#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// The Unicode Bidirectional Algorithm (UAX 9) over UTF-8.
namespace storycard::unicode {

enum class BaseDirection { automatic, left_to_right, right_to_left };

struct Bidi {
  std::uint8_t level = 0;            // of the whole text: its first strong character (P2, P3), or as forced
  std::vector<std::uint8_t> levels;  // one a byte, after rule L1 as if every paragraph were one line
};

// UAX 9, P2 and P3, over all paragraphs: the level of the first that has a strong character speaks for the text.
std::uint8_t first_strong_level(std::string_view text);

// Embedding levels of every byte. With `automatic` every paragraph (P1) goes by its own first strong character; one
// without goes with the whole text.
Bidi resolve_bidi(std::string_view text, BaseDirection direction);

// UAX 9, L2: the indices of runs with these levels, from left to right.
std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels);

}  // namespace storycard::unicode
