#pragma once

#include <string>

#include "text/library.h"
#include "text/shape.h"

// The fonts as `make` cuts them, loaded as a shell would: what a text needs, and no more.
namespace storycard::conformance {

// With the manifest and the lists of slices, without any font.
text::Library library_of_lists();

// Brings what `paragraph` needs, and returns which files those were.
std::set<std::string> bring(const text::Paragraph& paragraph, text::Library& library);

text::Paragraph paragraph_of(std::string_view utf8);

}  // namespace storycard::conformance
