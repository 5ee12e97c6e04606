#include "text/paragraph.h"

namespace storycard::text {

bool is_right_to_left(std::string_view text) { return unicode::first_strong_level(text) == 1; }

}  // namespace storycard::text
