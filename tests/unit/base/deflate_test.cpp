#include "base/deflate.h"

#include <string_view>

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

Bytes noise(std::size_t count) {
  Bytes bytes;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  return bytes;
}

}  // namespace

TEST_CASE("crc32: the check value of its definition") {
  CHECK(crc32(bytes_of("123456789")) == 0xCBF43926u);
  CHECK(crc32({}) == 0);
}

TEST_CASE("compress_zlib: every level gives back what went in") {
  for (const Bytes& source : {Bytes{}, bytes_of("a"), Bytes(100'000, 7), noise(50'000)}) {
    for (int level = 1; level <= 12; ++level) {
      CAPTURE(level);
      const auto unpacked = decompress_zlib(compress_zlib(source, level), source.size());
      REQUIRE(unpacked);
      CHECK(*unpacked == source);
    }
  }
}

TEST_CASE("compress_zlib: repetition shrinks, noise hardly grows") {
  CHECK(compress_zlib(Bytes(100'000, 7), 1).size() < 600);
  CHECK(compress_zlib(noise(50'000), 6).size() < 50'100);
}

TEST_CASE("decompress_zlib: a stream by another hand") {
  const Bytes stored{0x78, 0x01, 0x01, 0x03, 0x00, 0xFC, 0xFF, 'a', 'b', 'c', 0x02, 0x4D, 0x01, 0x27};  // RFC 1950
  CHECK(*decompress_zlib(stored, 3) == bytes_of("abc"));
}

TEST_CASE("decompress_zlib: damage anywhere never gives other bytes, and is noticed nearly everywhere") {
  Bytes source = noise(300);
  source.insert(source.end(), 300, 'a');
  const Bytes packed = compress_zlib(source, 6);
  int unnoticed = 0;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    Bytes damaged = packed;
    damaged[i] ^= 0x10;
    const auto unpacked = decompress_zlib(damaged, source.size());
    if (!unpacked) continue;
    CHECK(*unpacked == source);
    ++unnoticed;
  }
  CHECK(unnoticed <= 2);  // some bits of a header mean nothing
}

TEST_CASE("decompress_zlib: a stream cut short anywhere is refused") {
  const Bytes source = noise(300);
  const Bytes packed = compress_zlib(source, 6);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    CHECK_FALSE(decompress_zlib(ByteView(packed).first(size), source.size()));
  }
}

TEST_CASE("decompress_zlib: more than announced is too_large, less is broken_file") {
  const Bytes packed = compress_zlib(bytes_of("storycard"), 6);
  CHECK(decompress_zlib(packed, 8).error().code == ErrorCode::too_large);
  CHECK(decompress_zlib(packed, 0).error().code == ErrorCode::too_large);
  CHECK(decompress_zlib(packed, 10).error().code == ErrorCode::broken_file);
}

TEST_CASE("decompress_zlib: a size that so few bytes cannot hold is refused before memory is taken") {
  const Bytes packed = compress_zlib(bytes_of("x"), 6);
  const auto result = decompress_zlib(packed, static_cast<std::size_t>(-1));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::broken_file);
  // While the densest stream there is passes.
  const Bytes zeros(1 << 20, 0);
  CHECK(*decompress_zlib(compress_zlib(zeros, 12), zeros.size()) == zeros);
}

TEST_CASE("decompress_deflate: a raw stream, which has to fill all of what it is said to fill") {
  const Bytes data(3000, 'a');
  const Bytes zlib = compress_zlib(data, 6);
  Bytes raw(zlib.begin() + 2, zlib.end() - 4);
  REQUIRE(decompress_deflate(raw, data.size()));
  CHECK(*decompress_deflate(raw, data.size()) == data);
  CHECK(decompress_deflate(raw, data.size() - 1).error().code == ErrorCode::too_large);
  CHECK(decompress_deflate(raw, data.size() + 1).error().code == ErrorCode::broken_file);
  CHECK(decompress_deflate(raw, 1u << 30).error().code == ErrorCode::broken_file);
  raw.push_back(0);
  CHECK(decompress_deflate(raw, data.size()).error().code == ErrorCode::broken_file);
}
