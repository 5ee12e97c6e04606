#include "given_text.h"

#include <cstdlib>

namespace storycard::wasm {

std::uint32_t& given_text_size() {
  static std::uint32_t size = 0;
  return size;
}

}  // namespace storycard::wasm

extern "C" {

void* sc_alloc(std::size_t size) { return std::malloc(size == 0 ? 1 : size); }
void sc_free(void* memory) { std::free(memory); }
std::uint32_t sc_text_size() { return storycard::wasm::given_text_size(); }

}  // extern "C"
