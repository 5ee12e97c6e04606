// Damaged chunks with right sums: without them nearly every input would be refused for its sums alone.
#include "base/deflate.h"
#include "entrance.h"

using namespace storycard;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  size = LLVMFuzzerMutate(bytes, size, max_size);
  if (seed % 16 == 0) return size;  // wrong sums have to be met, too
  for (std::size_t at = 8; at + 12 <= size;) {
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8 | bytes[at + i];
    if (length > size - at - 12) break;
    const auto checked = static_cast<std::size_t>(length) + 4;
    const std::uint32_t sum = crc32({bytes + at + 4, checked});
    for (std::size_t i = 0; i < 4; ++i) bytes[at + 4 + checked + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
    at += checked + 8;
  }
  return size;
}
