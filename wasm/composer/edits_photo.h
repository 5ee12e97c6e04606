#pragma once

#include <cstddef>
#include <string_view>

#include "composer/state.h"

// Edits of the story's photos. `photo` is an index, and must be of one that is there, but for set_photo().
namespace storycard::composer {

inline constexpr float zoom_max = 6;

// Another file, with nothing of what was set for the one before; `photo` may be one past the last.
void set_photo(State& state, std::size_t photo, render::PhotoFile file, std::string_view name, double now_ms);
void remove_photo(State& state, std::size_t photo, double now_ms);
void set_description(State& state, std::size_t photo, std::string_view text, double now_ms);
// Zoom stays in 1 to zoom_max, the centre within the photo; turns are quarter turns.
void set_zoom(State& state, std::size_t photo, float zoom, double now_ms);
void place_photo(State& state, std::size_t photo, Point center, double now_ms);
void turn_photo(State& state, std::size_t photo, double now_ms);

}  // namespace storycard::composer
