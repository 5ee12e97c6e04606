#pragma once

#include <cstddef>
#include <string_view>

namespace storycard {

// How many bytes are to be added, dropped, changed or swapped with the next to make one word of the other: Levenshtein's
// distance with neighbours that changed places as one step. For names that are misspelt; takes a.size() x b.size() steps.
std::size_t letters_apart(std::string_view a, std::string_view b);

}  // namespace storycard
