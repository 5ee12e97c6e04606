#pragma once

#include <cstdint>

namespace storycard::wasm {

// Bytes of the text that a C function gave last, for sc_text_size(): a C function gives one value, and texts have two.
std::uint32_t& given_text_size();

}  // namespace storycard::wasm
