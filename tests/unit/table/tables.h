#pragma once

#include <algorithm>
#include <string>

#include "table/csv.h"

namespace storycard::table {

// The text in blocks of `step` bytes: a reader must not care where they end.
inline Source source_of(std::string text, std::size_t step = 1 << 20) {
  return [text = std::move(text), at = std::size_t{0}, step](std::span<char> block) mutable -> Result<std::size_t> {
    const std::size_t count = std::min({step, block.size(), text.size() - at});
    std::copy_n(text.data() + at, count, block.data());
    at += count;
    return count;
  };
}

}  // namespace storycard::table
