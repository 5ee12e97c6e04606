#include "entrance.h"

#include <algorithm>

namespace storycard::fuzz {

std::uint8_t take_byte(ByteView& bytes) {
  if (bytes.empty()) return 0;
  const std::uint8_t first = bytes.front();
  bytes = bytes.subspan(1);
  return first;
}

std::vector<ByteView> parts_of(ByteView bytes) {
  std::vector<ByteView> parts;
  for (;;) {
    const auto end = static_cast<std::size_t>(std::find(bytes.begin(), bytes.end(), 0) - bytes.begin());
    parts.push_back(bytes.first(end));
    if (end == bytes.size()) return parts;
    bytes = bytes.subspan(end + 1);
  }
}

void check_error(const Error& error) {
  CHECK(!error.detail.empty());
  CHECK(!sentence(error).empty());
}

}  // namespace storycard::fuzz
