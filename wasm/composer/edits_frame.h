#pragma once

#include <string_view>

#include "composer/state.h"

// Edits of what the card looks like. Each choice is a step of undo.
namespace storycard::composer {

// Themes belong to their frame: another frame begins with its own.
void set_frame(State& state, std::string_view frame, double now_ms);
void set_theme(State& state, std::string_view theme, double now_ms);
void set_format(State& state, std::string_view format, double now_ms);

// An empty draft.
void start_over(State& state, double now_ms);

}  // namespace storycard::composer
