#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/check.h"
#include "text/library.h"
#include "toolkit/pack.h"

// One entrance of data from outside: any bytes are taken, and what must hold for all of them is a CHECK. libFuzzer calls it,
// and so does replay.cpp, with files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace storycard::fuzz {

inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// An input's first bytes decide between variants, the rest is what is read. 0 once there are none left.
std::uint8_t take_byte(ByteView& bytes);

// The input's parts, divided by zero bytes: files of a pack, of a card.
std::vector<ByteView> parts_of(ByteView bytes);

// The fonts of tests/fixtures, whose letters are squares, all loaded.
const text::Library& square_letters();

// The real fonts, dictionaries and dates; what the paragraph needs is read from build/assets first.
text::Library& real_library();
void load(const std::set<std::string>& files, text::Library& library);

const std::vector<toolkit::Pack>& packs();  // the campaign's

// That every error says what and where.
void check_error(const Error& error);

}  // namespace storycard::fuzz
