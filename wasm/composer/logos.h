#pragma once

#include <cstddef>

#include "composer/library.h"
#include "composer/state.h"

// Logos of the story's own, beside those of the pack whose frame is in use.
namespace storycard::composer {

// Whose the card shows: as the host says, or its pack where that is stricter.
toolkit::LogosAllowed logos_allowed(const Library& library, const State& state, const Offer& offer);
// How many more of the person's own it shows.
std::size_t logo_room(const Library& library, const State& state, const Offer& offer);

}  // namespace storycard::composer
