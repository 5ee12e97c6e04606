#pragma once

#include <string>
#include <string_view>

#include "composer/state.h"

// What advice leads to: its JSON Pointers ("/story", "/nominees/0") as texts of the draft.
namespace storycard::composer {

// Null: no text that stands in the story. It lives until the next edit.
const std::string* text_at(const State& state, std::string_view where);
// One step of undo by itself. Nothing where there is no such text.
void set_text_at(State& state, std::string_view where, std::string_view text, double now_ms);

}  // namespace storycard::composer
