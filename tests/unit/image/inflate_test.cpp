#include "image/inflate.h"

#include <vector>

#include "base/deflate.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using photo_files::Noise;

namespace {

// Runs, repeats from far back, and noise.
Bytes mixed(std::size_t size, std::uint32_t seed) {
  Noise noise(seed);
  Bytes bytes;
  while (bytes.size() < size) {
    const std::size_t length = 1 + noise.below(600);
    const std::uint32_t kind = noise.below(3);
    const std::size_t back = 1 + noise.below(40000);
    const auto letter = static_cast<std::uint8_t>(noise.below(256));
    for (std::size_t i = 0; i < length; ++i) {
      const bool repeats = kind == 1 && back <= bytes.size();
      bytes.push_back(repeats     ? bytes[bytes.size() - back]
                      : kind == 0 ? letter
                                  : static_cast<std::uint8_t>(noise.below(256)));
    }
  }
  bytes.resize(size);
  return bytes;
}

std::vector<ByteView> pieces_of(const Bytes& bytes, std::size_t length) {
  std::vector<ByteView> pieces;
  for (std::size_t at = 0; at < bytes.size(); at += length) {
    pieces.push_back(ByteView(bytes).subspan(at, std::min(length, bytes.size() - at)));
  }
  return pieces;
}

// One block of bytes as they are (RFC 1951, 3.2.4).
Bytes stored(const Bytes& bytes) {
  const auto size = static_cast<std::uint16_t>(bytes.size());
  Bytes stream{0x78,
               0x01,
               1,
               static_cast<std::uint8_t>(size & 255),
               static_cast<std::uint8_t>(size >> 8),
               static_cast<std::uint8_t>(~size & 255),
               static_cast<std::uint8_t>((~size >> 8) & 255)};
  photo_files::append(stream, bytes);
  return stream;
}

// Bits as RFC 1951 packs them, section 3.1.1: the lowest of a byte first.
struct Bits {
  Bytes bytes;
  unsigned used = 0;  // of the last byte
  void put(unsigned value, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      if (used == 0) bytes.push_back(0);
      bytes.back() = static_cast<std::uint8_t>(bytes.back() | ((value >> i) & 1) << used);
      used = (used + 1) % 8;
    }
  }
  void put_code(unsigned word, unsigned length) {
    for (unsigned i = length; i > 0; --i) put(word >> (i - 1), 1);
  }
};

}  // namespace

TEST_CASE("Inflater: gives back what was packed, at every level, in pieces of any length") {
  for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(5000), std::size_t(300000)}) {
    const Bytes bytes = mixed(size, static_cast<std::uint32_t>(size) + 1);
    for (const int level : {1, 6, 12}) {
      const Bytes packed = compress_zlib(bytes, level);
      for (const std::size_t piece : {std::size_t(1), std::size_t(13), std::size_t(8192), packed.size()}) {
        const auto pieces = pieces_of(packed, piece);
        CHECK(Inflater(pieces).read_up_to(size + 10) == bytes);
        Bytes whole(size);
        Inflater inflater(pieces);
        CHECK(inflater.read(whole.data(), whole.size()));
        CHECK(whole == bytes);
        std::uint8_t more = 0;
        CHECK_FALSE(inflater.read(&more, 1));
      }
    }
  }
}

TEST_CASE("Inflater: blocks that are not packed, and what claims to be one") {
  const Bytes bytes = mixed(40000, 3);
  Bytes stream = stored(bytes);
  CHECK(Inflater(pieces_of(stream, 1000)).read_up_to(50000) == bytes);
  stream[5] ^= 1;
  CHECK(Inflater(pieces_of(stream, 1000)).read_up_to(50000).empty());
}

TEST_CASE("Inflater: where the pieces meet makes no difference, nor does a stored block whose bytes follow its three bits at once") {
  Bits stream;
  stream.put(0x0178, 16);
  stream.put(0b010, 3);  // coded, by the fixed code
  for (int i = 0; i < 3; ++i) stream.put_code(0b110010000 + 200 - 144, 9);
  stream.put_code(0, 7);  // its end, after 37 bits
  stream.put(0b001, 3);   // the last one, stored: the bytes that follow need no bits left out
  REQUIRE(stream.used == 0);
  const Bytes block = mixed(40, 8);
  stream.put(40, 16);
  stream.put(0xFFFF ^ 40, 16);
  photo_files::append(stream.bytes, block);
  Bytes all(3, 200);
  photo_files::append(all, block);
  const ByteView bytes(stream.bytes);
  for (std::size_t first = 0; first <= bytes.size(); ++first) {
    for (std::size_t second = first; second <= bytes.size(); ++second) {
      CAPTURE(first);
      CAPTURE(second);
      const ByteView pieces[] = {bytes.first(first), bytes.subspan(first, second - first), bytes.subspan(second)};
      REQUIRE(Inflater(pieces).read_up_to(100) == all);
    }
  }
}

TEST_CASE("Inflater: a stream cut anywhere ends where it is cut") {
  const Bytes bytes = mixed(3000, 4);
  const Bytes packed = compress_zlib(bytes, 6);
  for (std::size_t length = 0; length + 5 < packed.size(); ++length) {
    const std::vector<ByteView> pieces{ByteView(packed).first(length)};
    const Bytes got = Inflater(pieces).read_up_to(10000);
    REQUIRE(got.size() <= bytes.size());
  }
  CHECK(Inflater({}).read_up_to(10).empty());
}

TEST_CASE("Inflater: random damage never leads outside") {
  const Bytes packed = compress_zlib(mixed(20000, 5), 9);
  Noise noise(6);
  for (int round = 0; round < 2000; ++round) {
    Bytes damaged = packed;
    for (int change = 0; change < 3; ++change) {
      damaged[2 + noise.below(static_cast<std::uint32_t>(damaged.size() - 2))] =
          static_cast<std::uint8_t>(noise.below(256));
    }
    CHECK(Inflater(pieces_of(damaged, 777)).read_up_to(60000).size() <= 60000);
  }
  for (int round = 0; round < 20000; ++round) {
    Bytes noisy{0x78, 0x9C};
    for (int i = 0; i < 60; ++i) noisy.push_back(static_cast<std::uint8_t>(noise.below(256)));
    CHECK(Inflater(pieces_of(noisy, 62)).read_up_to(1000).size() <= 1000);
  }
}

TEST_CASE("Inflater: what is no zlib stream is none") {
  for (const Bytes& bytes : {Bytes{0x78, 0x00, 3, 0}, Bytes{0x79, 0x9C, 3, 0}, Bytes{0x78, 0xBB, 0, 0, 0, 0, 3, 0}}) {
    CHECK(Inflater(pieces_of(bytes, 100)).read_up_to(10).empty());
  }
}
