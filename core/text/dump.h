#pragma once

#include <string>

#include "text/place_lines.h"

// Every stage as text, one thing a line: for goldens, for docs, and for eyes.
namespace storycard::text {

std::string dump(const Paragraph& paragraph, const Items& items);
std::string dump(const ShapedText& shaped);
std::string dump(const ShapedText& shaped, const std::vector<Line>& lines);
std::string dump(const ShapedText& shaped, const TextLayout& layout);

}  // namespace storycard::text
