#pragma once

#include <cstddef>
#include <string_view>

#include "composer/state.h"

// Edits of what the card looks like. Each choice is a step of undo.
namespace storycard::composer {

// Themes belong to their frame: another frame begins with its own.
void set_frame(State& state, std::string_view frame, double now_ms);
void set_theme(State& state, std::string_view theme, double now_ms);
void set_format(State& state, std::string_view format, double now_ms);

// Logos of the story's own, after the pack's. Indexes must be of what is there, but for add_logo(), which must have room
// (limits::logos).
void add_logo(State& state, render::PhotoFile file, std::string_view name, double now_ms);
void remove_logo(State& state, std::size_t logo, double now_ms);
// The two change places.
void reorder_logo(State& state, std::size_t from, std::size_t to, double now_ms);
// Whose it is, for those who do not see it.
void set_logo_description(State& state, std::size_t logo, std::string_view text, double now_ms);

// An empty draft.
void start_over(State& state, double now_ms);

}  // namespace storycard::composer
