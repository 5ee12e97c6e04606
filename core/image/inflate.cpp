#include "image/inflate.h"

#include <algorithm>
#include <cstring>

namespace storycard::image {
namespace {

constexpr std::size_t history_bytes = 32768;  // as far as a match reaches back
constexpr std::size_t chunk_bytes = 65536;    // unpacked at a time
constexpr std::size_t longest_match = 258;
constexpr int end_of_block = 256;

constexpr std::uint16_t length_base[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::uint8_t length_bits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                        2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::uint16_t distance_base[] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                           33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr std::uint8_t distance_bits[] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                          6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

unsigned reversed(unsigned word, unsigned length) {
  unsigned turned = 0;
  for (unsigned bit = 0; bit < length; ++bit) turned |= ((word >> bit) & 1) << (length - 1 - bit);
  return turned;
}

}  // namespace

bool Inflater::Code::build(std::span<const std::uint8_t> lengths) {
  table.fill(0);
  count.fill(0);
  for (const std::uint8_t length : lengths) ++count[length];
  count[0] = 0;
  unsigned word = 0;
  unsigned index = 0;
  for (unsigned length = 1; length < 16; ++length) {
    first_word[length] = static_cast<std::uint16_t>(word);
    first_index[length] = static_cast<std::uint16_t>(index);
    word += count[length];
    index += count[length];
    if (word > 1u << length) return false;  // more words than there are
    word <<= 1;
  }
  std::array<std::uint16_t, 16> next = first_index;
  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
    const unsigned length = lengths[symbol];
    if (length == 0) continue;
    const unsigned place = next[length]++;
    symbols[place] = static_cast<std::uint16_t>(symbol);
    if (length > unsigned(table_bits)) continue;
    const unsigned first = reversed(first_word[length] + place - first_index[length], length);
    for (unsigned entry = first; entry < table.size(); entry += 1u << length) {
      table[entry] = static_cast<std::uint16_t>(symbol << 4 | length);
    }
  }
  return true;
}

Inflater::Inflater(std::span<const ByteView> pieces)
    : pieces_(pieces), buffer_(history_bytes + chunk_bytes + longest_match) {
  const unsigned method = take(8);
  const unsigned flags = take(8);
  const bool zlib = (method & 15) == 8 && method >> 4 <= 7 && (method << 8 | flags) % 31 == 0 && (flags & 32) == 0;
  if (!zlib) state_ = State::broken;
}

bool Inflater::next_piece() {
  while (!pieces_.empty()) {
    piece_ = pieces_.front();
    pieces_ = pieces_.subspan(1);
    at_ = 0;
    if (!piece_.empty()) return true;
  }
  return false;
}

// Leaves 56 to 63 bits: enough for a length, a distance and their extra bits, and fewer than a shift may go by.
inline void Inflater::fill_bits() {
  if (piece_.size() - at_ >= 8) {
    std::uint64_t eight = 0;
    for (unsigned byte = 0; byte < 8; ++byte) eight |= std::uint64_t(piece_[at_ + byte]) << (8 * byte);
    bits_ |= eight << bit_count_;
    at_ += (63 - bit_count_) >> 3;
    bit_count_ |= 56;
    return;
  }
  while (bit_count_ < 56) {
    if (at_ < piece_.size() || next_piece()) {
      bits_ |= std::uint64_t(piece_[at_++]) << bit_count_;
    } else {
      made_up_ += 8;
    }
    bit_count_ += 8;
  }
}

unsigned Inflater::take(unsigned count) {
  fill_bits();
  const auto value = static_cast<unsigned>(bits_ & ((std::uint64_t(1) << count) - 1));
  bits_ >>= count;
  bit_count_ -= count;
  return value;
}

// The next symbol, -1 where there is no such word. At least 15 bits are there.
inline int Inflater::symbol(const Code& code) {
  const unsigned entry = code.table[bits_ & (code.table.size() - 1)];
  if (entry != 0) {
    bits_ >>= entry & 15;
    bit_count_ -= entry & 15;
    return static_cast<int>(entry >> 4);
  }
  unsigned word = 0;
  for (unsigned length = 1; length < 16; ++length) {
    word = word << 1 | (static_cast<unsigned>(bits_ >> (length - 1)) & 1);
    const unsigned place = word - code.first_word[length];
    if (word >= code.first_word[length] && place < code.count[length]) {
      bits_ >>= length;
      bit_count_ -= length;
      return code.symbols[code.first_index[length] + place];
    }
  }
  return -1;
}

bool Inflater::read_codes() {
  constexpr std::uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  const unsigned length_count = take(5) + 257;
  const unsigned distance_count = take(5) + 1;
  const unsigned code_count = take(4) + 4;
  if (length_count > 286 || distance_count > 30) return false;
  std::array<std::uint8_t, 320> lengths{};
  for (unsigned i = 0; i < code_count; ++i) lengths[order[i]] = static_cast<std::uint8_t>(take(3));
  if (!lengths_.build(std::span(lengths).first(19))) return false;
  lengths.fill(0);
  const unsigned all = length_count + distance_count;
  for (unsigned at = 0; at < all;) {
    fill_bits();
    const int next = symbol(lengths_);
    if (next < 0) return false;
    if (next < 16) {
      lengths[at++] = static_cast<std::uint8_t>(next);
      continue;
    }
    if (next == 16 && at == 0) return false;
    const std::uint8_t repeated = next == 16 ? lengths[at - 1] : std::uint8_t(0);
    const unsigned times = next == 16 ? take(2) + 3 : next == 17 ? take(3) + 3 : take(7) + 11;
    if (times > all - at) return false;
    for (unsigned i = 0; i < times; ++i) lengths[at++] = repeated;
  }
  return lengths_.build(std::span(lengths).first(length_count)) &&
         distances_.build(std::span(lengths).subspan(length_count, distance_count));
}

void Inflater::begin_block() {
  if (last_block_) {
    state_ = State::ended;
    return;
  }
  last_block_ = take(1) != 0;
  const unsigned kind = take(2);
  bool sound = kind != 3;
  if (kind == 0) {
    take(bit_count_ & 7);
    const unsigned length = take(16);
    sound = (length ^ take(16)) == 0xFFFF;
    stored_left_ = length;
    state_ = State::stored;
  } else if (kind == 1) {
    std::array<std::uint8_t, 288> lengths;
    for (std::size_t i = 0; i < lengths.size(); ++i) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    const std::array<std::uint8_t, 30> fives{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
                                             5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    sound = lengths_.build(lengths) && distances_.build(fives);
    state_ = State::coded;
  } else if (kind == 2) {
    sound = read_codes();
    state_ = State::coded;
  }
  if (!sound || bit_count_ < made_up_) state_ = State::broken;
}

void Inflater::copy_stored(std::size_t until) {
  while (stored_left_ > 0 && written_ < until) {
    buffer_[written_++] = static_cast<std::uint8_t>(take(8));
    --stored_left_;
  }
  if (stored_left_ == 0) state_ = State::block_header;
  if (bit_count_ < made_up_) state_ = State::broken;
}

bool Inflater::copy_match(int length_symbol) {
  const auto extra = [this](unsigned count) {
    const auto value = static_cast<std::size_t>(bits_ & ((std::uint64_t(1) << count) - 1));
    bits_ >>= count;
    bit_count_ -= count;
    return value;
  };
  const auto kind = static_cast<std::size_t>(length_symbol - 257);
  if (kind >= std::size(length_base)) return false;
  const std::size_t length = length_base[kind] + extra(length_bits[kind]);
  const int far = symbol(distances_);
  if (far < 0 || far >= int(std::size(distance_base))) return false;
  const std::size_t distance = distance_base[far] + extra(distance_bits[far]);
  if (distance > written_) return false;
  std::uint8_t* const to = buffer_.data() + written_;
  const std::uint8_t* const from = to - distance;
  if (distance >= length) {
    std::memcpy(to, from, length);
  } else if (distance == 1) {
    std::memset(to, *from, length);
  } else {
    for (std::size_t i = 0; i < length; ++i) to[i] = from[i];
  }
  written_ += length;
  return true;
}

void Inflater::decode(std::size_t until) {
  while (written_ < until) {
    fill_bits();
    int next = symbol(lengths_);
    if (next >= 0 && next < end_of_block) {
      buffer_[written_++] = static_cast<std::uint8_t>(next);
      continue;
    }
    if (bit_count_ < made_up_ || next < 0) {
      state_ = State::broken;
      return;
    }
    if (next == end_of_block) {
      state_ = State::block_header;
      return;
    }
    if (!copy_match(next)) {
      state_ = State::broken;
      return;
    }
  }
  if (bit_count_ < made_up_) state_ = State::broken;
}

// Until `until` bytes stand in the buffer, or a few more, or the stream ends.
void Inflater::unpack(std::size_t until) {
  while (written_ < until) {
    switch (state_) {
      case State::block_header: begin_block(); break;
      case State::stored: copy_stored(until); break;
      case State::coded: decode(until); break;
      default: return;
    }
  }
}

bool Inflater::read(std::uint8_t* to, std::size_t count) {
  while (count > 0) {
    if (read_ == written_) {
      const std::size_t kept = std::min(written_, history_bytes);
      std::memmove(buffer_.data(), buffer_.data() + written_ - kept, kept);
      read_ = written_ = kept;
      unpack(kept + chunk_bytes);
      if (read_ == written_) return false;
    }
    const std::size_t now = std::min(count, written_ - read_);
    std::memcpy(to, buffer_.data() + read_, now);
    read_ += now;
    to += now;
    count -= now;
  }
  return true;
}

Bytes Inflater::read_up_to(std::size_t most) {
  Bytes all;
  std::uint8_t next = 0;
  while (all.size() < most && read(&next, 1)) all.push_back(next);
  return all;
}

}  // namespace storycard::image
