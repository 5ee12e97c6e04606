#pragma once

#include <string_view>
#include <vector>

#include "base/units.h"

namespace storycard::unicode {

// Hashtags, handles, e-mail addresses, short links, and numbers with what they count ("5 km", "10 000 €", "1 in 3"): a
// line should not end inside one, though UAX 14 lets it.
// Rising, apart from each other. What is longer than about 40 characters is left to UAX 14.
std::vector<ByteRange> unbreakable_ranges(std::string_view text);

}  // namespace storycard::unicode
