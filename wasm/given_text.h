#pragma once

#include <cstdint>

// What every module has: memory that JavaScript fills (sc_alloc, sc_free) and texts that it is given (sc_text_size).
namespace storycard::wasm {

// Bytes of the text that a C function gave last, for sc_text_size(): a C function gives one value, and texts have two.
std::uint32_t& given_text_size();

}  // namespace storycard::wasm
