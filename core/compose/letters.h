#pragma once

#include "compose/compose.h"
#include "font/style.h"

namespace storycard::compose {

// What letters a text style asks for, once its face has been looked up and the text's script heard.
struct Letters {
  font::Style font;
  float scale = 1;  // of the style's sizes
};

Letters letters_of(const Card& card, const toolkit::TextStyle& style, std::string_view text);

}  // namespace storycard::compose
