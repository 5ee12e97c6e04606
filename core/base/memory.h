#pragma once

namespace storycard {

// For the errors of C libraries that found no memory: ends the program as a `new` does that finds none, after what the
// shell has set with std::set_new_handler.
[[noreturn]] void memory_ended();

}  // namespace storycard
