#pragma once

#include <cstddef>

#include "composer/library.h"
#include "composer/state.h"

// Logos of the story's own, beside those of the pack whose frame is in use.
namespace storycard::composer {

// How many more of the person's own a card shows.
std::size_t logo_room(const Library& library, const State& state);

}  // namespace storycard::composer
