#pragma once

#include "base/bytes.h"

namespace storycard::image {

// Appends each row's filter type and filtered bytes (PNG 3rd edition, 9), the filter chosen per row by the least sum
// of absolute differences. `rows` holds rows of `row_bytes` bytes, pixels of `pixel_bytes`.
Bytes png_filtered(ByteView rows, std::size_t row_bytes, std::size_t pixel_bytes);

}  // namespace storycard::image
