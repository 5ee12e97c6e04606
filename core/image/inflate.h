#pragma once

#include <array>
#include <span>

#include "base/bytes.h"

namespace storycard::image {

// Unpacks a zlib stream (RFC 1950, 1951) that lies in pieces, as much at a time as is asked for: of a stream that would
// unpack to anything, only what is read is ever held, and 96 kB. Its check sum is left to whoever has a better one.
class Inflater {
 public:
  explicit Inflater(std::span<const ByteView> pieces);

  // The next `count` bytes. False where the stream is damaged, or ends before them.
  bool read(std::uint8_t* to, std::size_t count);

  // All that is left, up to `most` bytes, of a stream whose length nobody knows.
  Bytes read_up_to(std::size_t most);

 private:
  enum class State { block_header, stored, coded, ended, broken };

  // A prefix code: short words by a table, long ones by counting (RFC 1951, 3.2.2).
  struct Code {
    static constexpr int table_bits = 10;
    std::array<std::uint16_t, 1 << table_bits> table;  // symbol << 4 | length; 0 where the word is longer
    std::array<std::uint16_t, 16> first_word, first_index, count;
    std::array<std::uint16_t, 288> symbols;  // in the order of their words
    bool build(std::span<const std::uint8_t> lengths);
  };

  void fill_bits();
  bool next_piece();
  unsigned take(unsigned count);
  int symbol(const Code& code);
  void unpack(std::size_t until);
  void begin_block();
  bool read_codes();
  void copy_stored(std::size_t until);
  void decode(std::size_t until);
  bool copy_match(int length_symbol);

  std::span<const ByteView> pieces_;
  ByteView piece_;
  std::size_t at_ = 0;      // in the piece
  std::uint64_t bits_ = 0;  // the next ones, lowest first
  unsigned bit_count_ = 0;
  unsigned made_up_ = 0;  // of those, zeros from behind the stream's end
  State state_ = State::block_header;
  bool last_block_ = false;
  std::size_t stored_left_ = 0;
  Code lengths_, distances_;
  Bytes buffer_;  // what came last, as far as a match may reach back, then what is not yet read
  std::size_t read_ = 0, written_ = 0;
};

}  // namespace storycard::image
