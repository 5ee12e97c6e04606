// HarfBuzz goes on without what it found no memory for, and a card would lack words. So want of memory ends the program, as
// `new` does; but not of more than any honest font asks for, which is the font's fault.
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t honest_bytes = std::size_t(64) << 20;

void* checked(void* memory, std::size_t bytes) {
  if (memory != nullptr || bytes == 0 || bytes > honest_bytes) return memory;
  if (const std::new_handler handler = std::get_new_handler()) handler();
  std::abort();
}

}  // namespace

extern "C" {
void* hb_malloc_impl(std::size_t bytes) { return checked(std::malloc(bytes), bytes); }
void* hb_calloc_impl(std::size_t count, std::size_t bytes) {
  const bool honest = bytes == 0 || count <= honest_bytes / bytes;
  return checked(std::calloc(count, bytes), honest ? count * bytes : honest_bytes + 1);
}
void* hb_realloc_impl(void* memory, std::size_t bytes) { return checked(std::realloc(memory, bytes), bytes); }
void hb_free_impl(void* memory) { std::free(memory); }
}
