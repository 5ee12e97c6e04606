#include "base/memory.h"

#include <cstdlib>
#include <new>

namespace storycard {

void memory_ended() {
  if (const std::new_handler handler = std::get_new_handler()) handler();
  std::abort();
}

}  // namespace storycard
