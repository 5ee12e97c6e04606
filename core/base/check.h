#pragma once

namespace storycard {

// Ends the program with the place of a caller's bug. Bad data from outside is never a CHECK: it is a Result.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace storycard

// Stays on in release builds: a broken promise must not become a wrong picture.
#define CHECK(condition) \
  (static_cast<bool>(condition) ? static_cast<void>(0) : ::storycard::check_failed(#condition, __FILE__, __LINE__))
