#include "memory.h"

#include <cstdio>
#include <cstdlib>
#include <new>

namespace storycard::cli {
namespace {

constexpr int bad_input = 3;

// Takes no memory itself.
[[noreturn]] void end() {
  std::fputs("storycard: There is not enough memory. Close other programs, or use a smaller photo.\n", stderr);
  std::_Exit(bad_input);
}

}  // namespace

void say_when_memory_ends() { std::set_new_handler(end); }

}  // namespace storycard::cli
