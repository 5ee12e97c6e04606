#pragma once

#include <cstdint>
#include <span>

namespace storycard::image {

// Huffman's code for symbols of these frequencies (at most 288 of them), as deflate writes it (RFC 1951, 3.2.2).
// `lengths` gets each symbol's length in bits, 0 for one that does not occur, `longest` (at most 15) at most;
// `codes` gets its bits, the first of them lowest. All three are of one size. A symbol that is alone has one bit.
void make_prefix_code(std::span<const std::uint32_t> frequencies, int longest, std::span<std::uint8_t> lengths,
                      std::span<std::uint16_t> codes);

}  // namespace storycard::image
