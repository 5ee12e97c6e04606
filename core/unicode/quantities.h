#pragma once

#include <cstddef>
#include <string_view>

namespace storycard::unicode {

// For this room alone. Past the quantity of several words that begins at `begin`, the start of a word or a sign;
// `begin` itself where there is none:
//   a number with its unit or currency   "5 km", "20 %", "€ 10", "CHF 20", "30 млн", "۵ کم"
//   a number in groups of three digits   "10 000", "1 234 567,50 zł"
//   a share                              "1 in 3", "1 sur 3", "1 из 3"
// Looks at no more than `limit` characters.
std::size_t end_of_quantity(std::u32string_view characters, std::size_t begin, std::size_t limit);

}  // namespace storycard::unicode
