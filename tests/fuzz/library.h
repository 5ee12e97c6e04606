#pragma once

#include <set>
#include <string>
#include <vector>

#include "text/library.h"
#include "toolkit/pack.h"

namespace storycard::fuzz {

// The fonts of tests/fixtures, whose letters are squares, all loaded.
const text::Library& square_letters();

// The real fonts and dictionaries. load() brings what a paragraph needs from build/assets.
text::Library& real_library();
void load(const std::set<std::string>& files, text::Library& library);

const std::vector<toolkit::Pack>& packs();  // the campaign's

}  // namespace storycard::fuzz
