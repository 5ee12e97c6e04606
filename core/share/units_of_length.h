#pragma once

#include <string_view>
#include <vector>

#include "base/units.h"
#include "share/platforms.h"

namespace storycard::share {

// A grapheme, or a link where links count as one, and what it counts. They cover the text.
struct UnitOfLength {
  ByteRange bytes;
  int length;
};
std::vector<UnitOfLength> units_of_length(std::string_view text, Counting counting);

}  // namespace storycard::share
