#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/text_layout.h"

// Text in the fonts of tests/fixtures/fonts, whose glyphs are 1 em wide: at 10 px a letter is 10 px.
namespace storycard::text {

// All of tests/fixtures/fonts/fonts.json, loaded.
const Library& ems_library();
// The same list with nothing loaded.
Library empty_library();
Bytes font_file(const std::string& file);

// Role text, weight 400: Latin and Hebrew come out in "Ems Regular", Arabic in "Joining Bold".
Paragraph plain(std::string_view text);
ShapedText shape_ems(std::string_view text);
ShapedText shape_ems(const Paragraph& paragraph);

// The texts of lines.
std::vector<std::string> slices(std::string_view text, const std::vector<Line>& lines);

// Widths of clusters, in thousandths of an em: the fixtures' font units.
std::vector<int> widths(const ShapedText& shaped);

}  // namespace storycard::text
