#pragma once

#include <string_view>

#include "composer/state.h"

// Edits of what the person writes. Every edit names the time, so that quick edits of one thing are undone together.
namespace storycard::composer {

enum class TextSlot { story, name, role, place };
std::string_view text_of(const State& state, TextSlot slot);
void set_text(State& state, TextSlot slot, std::string_view text, double now_ms);

// As much of a text as a story takes (limits.h), cut between characters.
std::string_view taken(std::string_view text);

}  // namespace storycard::composer
