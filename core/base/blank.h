#pragma once

#include <string_view>

namespace storycard {

// True for a text that draws nothing: only white space, controls and characters that are invisible by themselves
// (Unicode 15: White_Space, Default_Ignorable_Code_Point, and the blank braille pattern).
bool is_blank(std::string_view text);

}  // namespace storycard
