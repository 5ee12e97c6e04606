#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"
#include "base/result.h"

// One entrance of data from outside: any bytes are taken, and what must hold for all of them is a CHECK. libFuzzer calls it,
// and so does replay.cpp, with files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace storycard::fuzz {

inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// An input's first bytes decide between variants, the rest is what is read. 0 once there are none left.
std::uint8_t take_byte(ByteView& bytes);

// The input's parts, divided by zero bytes: files of a pack, of a card.
std::vector<ByteView> parts_of(ByteView bytes);

// That every error says what and where.
void check_error(const Error& error);

}  // namespace storycard::fuzz
