#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace storycard {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "storycard: broken promise: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace storycard
