#pragma once

#include "text/text_layout.h"
#include "toolkit/layer.h"

namespace storycard::compose {

// Line height as a multiple of the font size: the frame's own for the scripts of the text, else the defaults of the
// design (Latin 1.12, Cyrillic 1.16, Ethiopic 1.34, Arabic 1.52 for display faces). The tallest script rules.
float line_height(const toolkit::TextStyle& style, font::Role role, const text::ShapedText& shaped);

}  // namespace storycard::compose
