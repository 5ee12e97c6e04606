#pragma once

#include <string_view>

namespace storycard::story {

// True for an instant as ISO 8601 writes it: date, time to the minute or finer, and Z or an offset.
bool is_instant(std::string_view text);

}  // namespace storycard::story
