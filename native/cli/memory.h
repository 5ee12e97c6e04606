#pragma once

namespace storycard::cli {

// From now on, memory that cannot be had ends the program with a sentence and the exit code of bad input. Files get their
// names when they are whole, so none is left half written.
void say_when_memory_ends();

}  // namespace storycard::cli
