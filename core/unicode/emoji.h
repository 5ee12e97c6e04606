#pragma once

#include <string>
#include <string_view>

// Emoji as UTS 51 tells them from text, one extended grapheme cluster at a time.
namespace storycard::unicode {

// Emoji and Emoji_Presentation of emoji-data.txt, Unicode 15.0.
bool is_emoji(char32_t code_point);
bool has_emoji_presentation(char32_t code_point);

// True where a cluster is to be shown as an emoji: by default, by its variation selector, or since it is a keycap, a
// flag, has a skin tone or is joined of several. False for text, and where the writer asks for text (U+FE0E).
bool is_shown_as_emoji(std::u32string_view cluster);

// What a font must have to draw the cluster as one emoji: its code points but variation selectors, which fonts leave
// out. A flag of two regional indicators is one code point, flag_key, since no set of letters tells which flags are there.
std::u32string emoji_key(std::u32string_view cluster);

inline constexpr char32_t first_regional_indicator = 0x1F1E6;
inline constexpr char32_t last_regional_indicator = 0x1F1FF;

constexpr bool is_regional_indicator(char32_t code_point) {
  return first_regional_indicator <= code_point && code_point <= last_regional_indicator;
}

// Lists of slices name a flag by this private-use code point; no text is meant by it.
constexpr char32_t flag_key(char32_t first, char32_t second) {
  return 0x10F000 + (first - first_regional_indicator) * 26 + (second - first_regional_indicator);
}

}  // namespace storycard::unicode
