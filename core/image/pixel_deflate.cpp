#include "image/pixel_deflate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <vector>

#include "base/check.h"
#include "base/deflate.h"
#include "image/prefix_code.h"

namespace storycard::image {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read and written as deflate has them");

constexpr int table_bits = 13;               // where eight bytes were last seen: 16 kB, which stay in the nearest cache
constexpr std::size_t match_min = 8;         // shorter ones cost as many bits as a photo's literals
constexpr std::size_t length_max = 258;      // of deflate; a longer match is several
constexpr std::uint32_t distance_max = 32768;
constexpr std::uint32_t block_symbols = 20'000;  // then the codes are made anew
constexpr std::size_t remembered_pixels = 8;     // of a match: its last ones are places to find again
constexpr int patience = 4;                      // every 16 pixels without a match the steps grow by one,
constexpr std::size_t longest_step = 4;          // up to this many pixels

constexpr std::size_t literal_count = 256;
constexpr std::size_t end_of_block = 256;
constexpr std::size_t first_length = 257;
constexpr std::size_t symbol_count = 286;
constexpr std::size_t distance_count = 30;
constexpr int longest_symbol = 14;  // so that four literals and what is left of a byte fit into a word

// The number of `value` in deflate's row of ranges, and how many bits then say where in the range: ranges double in
// length after every 1 << `split` of them. Lengths count from 3 with four, distances from 1 with two to a doubling.
struct Range {
  std::uint32_t index;
  int extra_bits;
};
constexpr Range range_of(std::uint32_t value, int split) {
  if (value < 2u << split) return {value, 0};
  const int doublings = static_cast<int>(std::bit_width(value)) - 1 - split;
  return {(static_cast<std::uint32_t>(doublings) << split) + (value >> doublings), doublings};
}
constexpr Range range_of_length(std::uint32_t length) {
  if (length == length_max) return {28, 0};
  return range_of(length - 3, 2);
}
constexpr Range range_of_distance(std::uint32_t distance) { return range_of(distance - 1, 1); }

struct Match {
  std::uint32_t literals;  // before it
  std::uint16_t length;
  std::uint16_t distance;  // distance_max does not fit: one less than it is
};

std::uint64_t word_at(const std::uint8_t* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::size_t place_of(std::uint64_t word) {
  return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15u >> (64 - table_bits));
}

// How many bytes from `a` and `b` on are the same, `most` at most.
std::size_t same_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t most) {
  std::size_t same = 0;
  for (; same + 8 <= most; same += 8) {
    const std::uint64_t difference = word_at(a + same) ^ word_at(b + same);
    if (difference != 0) return same + static_cast<std::size_t>(std::countr_zero(difference)) / 8;
  }
  while (same < most && a[same] == b[same]) ++same;
  return same;
}

// Bits into a file, the first of them lowest.
class BitWriter {
 public:
  explicit BitWriter(Bytes& file) : file_(&file) {}

  // Room for so many bits more. Between this and leave(), put() and flush() write through a bare pointer.
  void enter(std::size_t bits) {
    const std::size_t begin = file_->size();
    file_->resize(begin + bits / 8 + 2 * sizeof word_);
    at_ = file_->data() + begin;
  }
  void leave() {
    flush();
    file_->resize(static_cast<std::size_t>(at_ - file_->data()));
  }
  void put(std::uint64_t bits, int count) {
    word_ |= bits << count_;
    count_ += count;
  }
  // Call it before there may be more than 64 bits: 7 are left at most.
  void flush() {
    std::memcpy(at_, &word_, sizeof word_);
    at_ += count_ >> 3;
    word_ >>= count_ & ~7;
    count_ &= 7;
  }
  void put_flushed(std::uint64_t bits, int count) {
    put(bits, count);
    flush();
  }
  void finish_byte() {
    if (count_ > 0) file_->push_back(static_cast<std::uint8_t>(word_));
  }

 private:
  Bytes* file_;
  std::uint8_t* at_ = nullptr;
  std::uint64_t word_ = 0;
  int count_ = 0;
};

template <std::size_t count>
struct Code {
  std::array<std::uint32_t, count> frequencies{};
  std::array<std::uint8_t, count> lengths{};
  std::array<std::uint16_t, count> codes{};

  void make(int longest) { make_prefix_code(frequencies, longest, lengths, codes); }
  std::size_t used(std::size_t least) const {
    std::size_t size = count;
    while (size > least && lengths[size - 1] == 0) --size;
    return size;
  }
  std::size_t bits() const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += std::size_t{frequencies[i]} * lengths[i];
    return sum;
  }
};

// The lengths of a block's codes, themselves in a code (3.2.7).
struct CodeLengths {
  struct Item {
    std::uint8_t symbol;  // a length; 16: the one before again, 17 and 18: zeros
    std::uint8_t extra;
  };
  std::vector<Item> items;
  Code<19> code;

  void add(std::uint8_t symbol, std::size_t extra) {
    items.push_back({symbol, static_cast<std::uint8_t>(extra)});
    ++code.frequencies[symbol];
  }
  void add_run(std::uint8_t length, std::size_t run) {
    if (length != 0) {
      add(length, 0);
      --run;
    }
    while (run >= 3) {
      const std::size_t part = std::min<std::size_t>(run, length != 0 ? 6 : 138);
      if (length != 0) {
        add(16, part - 3);
      } else if (part <= 10) {
        add(17, part - 3);
      } else {
        add(18, part - 11);
      }
      run -= part;
    }
    for (; run > 0; --run) add(length, 0);
  }
  static int extra_bits(std::uint8_t symbol) { return symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0; }
};

class PixelDeflater {
 public:
  PixelDeflater(ByteView data, std::size_t row_bytes, std::size_t pixel_bytes, Bytes& file)
      : data_(data.data()), size_(data.size()), row_bytes_(row_bytes), pixel_bytes_(pixel_bytes), writer_(file),
        table_(std::size_t{1} << table_bits) {
    matches_.reserve(block_symbols);
  }

  void run() {
    for (std::size_t begin = 0; begin < size_;) {
      const std::size_t end = find_matches(begin);
      write_block(begin, end);
      begin = end;
    }
    writer_.finish_byte();
  }

 private:
  // One block's matches and frequencies; where it ends.
  std::size_t find_matches(std::size_t begin);
  bool find_match(std::size_t at);
  void take_match(std::size_t begin, std::size_t size, std::uint32_t distance);
  void remember(std::size_t begin, std::size_t end);
  void count_literals(std::size_t end);

  void write_block(std::size_t begin, std::size_t end);
  void write_codes(bool last);
  void write_symbols(std::size_t begin, std::size_t end);

  const std::uint8_t* data_;
  std::size_t size_, row_bytes_, pixel_bytes_;
  BitWriter writer_;
  std::vector<std::uint16_t> table_;  // for each hash of eight bytes, where a pixel with such was last, modulo 65536
  std::size_t row_ = 0;               // the row that is being read
  std::size_t literal_ = 0;           // the first byte that no match holds and nobody counted
  std::size_t found_ = 0;             // symbols of this block
  std::vector<Match> matches_;
  Code<symbol_count> symbols_;
  Code<distance_count> distances_;
  std::array<std::array<std::uint32_t, literal_count>, 4> counts_{};  // four, as one would wait for itself
};

void PixelDeflater::count_literals(std::size_t end) {
  found_ += end - literal_;
  std::size_t at = literal_;
  for (; at + 4 <= end; at += 4) {
    for (std::size_t i = 0; i < 4; ++i) ++counts_[i][data_[at + i]];
  }
  for (; at < end; ++at) ++counts_[0][data_[at]];
  literal_ = end;
}

void PixelDeflater::take_match(std::size_t begin, std::size_t size, std::uint32_t distance) {
  auto literals = static_cast<std::uint32_t>(begin - literal_);
  count_literals(begin);
  // What is left of it and too short for a match stays literal.
  for (; size >= 3; literals = 0, ++found_) {
    const std::size_t length = std::min(size, length_max);
    matches_.push_back({literals, static_cast<std::uint16_t>(length), static_cast<std::uint16_t>(distance - 1)});
    ++symbols_.frequencies[first_length + range_of_length(static_cast<std::uint32_t>(length)).index];
    ++distances_.frequencies[range_of_distance(distance).index];
    size -= length;
    literal_ += length;
  }
}

void PixelDeflater::remember(std::size_t begin, std::size_t end) {
  const std::size_t pixels = (end - begin + pixel_bytes_ - 1) / pixel_bytes_;
  std::size_t at = begin + (pixels - std::min(pixels, remembered_pixels)) * pixel_bytes_;
  for (; at < end && at + 8 <= size_; at += pixel_bytes_) table_[place_of(word_at(data_ + at))] = static_cast<std::uint16_t>(at);
}

// `at` begins a pixel and has eight bytes after it.
bool PixelDeflater::find_match(std::size_t at) {
  const std::uint64_t word = word_at(data_ + at);
  std::uint16_t& place = table_[place_of(word)];
  const std::uint32_t distance = (static_cast<std::uint32_t>(at) - place) & 0xFFFFu;
  place = static_cast<std::uint16_t>(at);
  if (distance - 1 >= distance_max || distance > at || word_at(data_ + at - distance) != word) return false;
  std::size_t source = at - distance;
  std::size_t begin = at;
  while (begin > literal_ && source > 0 && data_[begin - 1] == data_[source - 1]) --begin, --source;
  const std::size_t checked = at - begin + match_min;
  const std::size_t size =
      checked + same_bytes(data_ + begin + checked, data_ + source + checked, size_ - begin - checked);
  take_match(begin, size, distance);
  remember(at + pixel_bytes_, literal_);
  return true;
}

std::size_t PixelDeflater::find_matches(std::size_t begin) {
  matches_.clear();
  symbols_.frequencies = {};
  distances_.frequencies = {};
  counts_ = {};
  found_ = 0;
  std::size_t pending = 0;  // literals after the last match
  for (; row_ < size_ && found_ + pending < block_symbols; row_ += row_bytes_) {
    const std::size_t end = std::min(row_ + row_bytes_, size_ < match_min ? 0 : size_ - match_min + 1);
    std::size_t misses = 0;
    for (std::size_t at = row_ + 1; at < end;) {
      if (at < literal_) {  // the first pixel that the last match leaves
        at += (literal_ - at + pixel_bytes_ - 1) / pixel_bytes_ * pixel_bytes_;
      } else if (find_match(at)) {
        misses = 0;
      } else {
        at += pixel_bytes_ * std::min(1 + (misses++ >> patience), longest_step);
      }
    }
    pending = row_ + row_bytes_ - std::min(row_ + row_bytes_, literal_);
  }
  const std::size_t end = std::max(row_, literal_);
  count_literals(end);
  CHECK(end > begin && end <= size_);
  return end;
}

void PixelDeflater::write_block(std::size_t begin, std::size_t end) {
  for (std::size_t i = 0; i < literal_count; ++i) {
    symbols_.frequencies[i] = counts_[0][i] + counts_[1][i] + counts_[2][i] + counts_[3][i];
  }
  symbols_.frequencies[end_of_block] = 1;
  // Some readers want a code of distances even where there is none.
  if (matches_.empty()) distances_.frequencies[0] = 1;
  symbols_.make(longest_symbol);
  distances_.make(15);
  constexpr std::size_t codes_bits_max = 17 + 19 * 3 + (symbol_count + distance_count) * 14;
  constexpr std::size_t extra_bits_max = 5 + 13;
  writer_.enter(codes_bits_max + symbols_.bits() + distances_.bits() + matches_.size() * extra_bits_max);
  write_codes(end == size_);
  write_symbols(begin, end);
  writer_.leave();
}

void PixelDeflater::write_codes(bool last) {
  const std::size_t symbols = symbols_.used(first_length);
  const std::size_t distances = distances_.used(1);
  std::vector<std::uint8_t> lengths(symbols_.lengths.begin(), symbols_.lengths.begin() + static_cast<std::ptrdiff_t>(symbols));
  lengths.insert(lengths.end(), distances_.lengths.begin(), distances_.lengths.begin() + static_cast<std::ptrdiff_t>(distances));
  CodeLengths packed;
  for (std::size_t at = 0; at < lengths.size();) {
    std::size_t run = 1;
    while (at + run < lengths.size() && lengths[at + run] == lengths[at]) ++run;
    packed.add_run(lengths[at], run);
    at += run;
  }
  packed.code.make(7);
  constexpr std::size_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  std::size_t shown = 19;
  while (shown > 4 && packed.code.lengths[order[shown - 1]] == 0) --shown;

  writer_.put(last ? 1 : 0, 1);
  writer_.put(2, 2);  // a block with codes of its own
  writer_.put(symbols - first_length, 5);
  writer_.put(distances - 1, 5);
  writer_.put_flushed(shown - 4, 4);
  for (std::size_t i = 0; i < shown; ++i) writer_.put_flushed(packed.code.lengths[order[i]], 3);
  for (const CodeLengths::Item& item : packed.items) {
    writer_.put(packed.code.codes[item.symbol], packed.code.lengths[item.symbol]);
    writer_.put_flushed(item.extra, CodeLengths::extra_bits(item.symbol));
  }
}

void PixelDeflater::write_symbols(std::size_t begin, std::size_t end) {
  BitWriter writer = writer_;  // in registers
  std::array<std::uint32_t, literal_count> literals;  // code and length together
  for (std::size_t i = 0; i < literal_count; ++i) literals[i] = symbols_.codes[i] | std::uint32_t{symbols_.lengths[i]} << 16;
  const auto put_literal = [&](std::uint8_t byte) {
    writer.put(literals[byte] & 0xFFFF, static_cast<int>(literals[byte] >> 16));
  };
  const std::uint8_t* at = data_ + begin;
  const auto put_literals = [&](const std::uint8_t* stop) {
    for (; stop - at >= 4; at += 4) {
      put_literal(at[0]);
      put_literal(at[1]);
      put_literal(at[2]);
      put_literal(at[3]);
      writer.flush();
    }
    for (; at != stop; ++at) put_literal(*at);
    writer.flush();
  };
  for (const Match& match : matches_) {
    put_literals(at + match.literals);
    const Range length = range_of_length(match.length);
    const Range distance = range_of_distance(match.distance + 1u);
    const std::size_t symbol = first_length + length.index;
    writer.put(symbols_.codes[symbol], symbols_.lengths[symbol]);
    writer.put((match.length - 3u) & ((1u << length.extra_bits) - 1), length.extra_bits);
    writer.put(distances_.codes[distance.index], distances_.lengths[distance.index]);
    writer.put_flushed(match.distance & ((1u << distance.extra_bits) - 1), distance.extra_bits);
    at += match.length;
  }
  put_literals(data_ + end);
  writer.put_flushed(symbols_.codes[end_of_block], symbols_.lengths[end_of_block]);
  writer_ = writer;
}

}  // namespace

void deflate_pixels(ByteView filtered, std::size_t row_bytes, std::size_t pixel_bytes, Bytes& file) {
  CHECK(!filtered.empty() && row_bytes > 1 && pixel_bytes > 0 && filtered.size() % row_bytes == 0);
  CHECK(filtered.size() <= std::numeric_limits<std::uint32_t>::max());
  file.push_back(0x78);  // deflate, a window of 32 kB
  file.push_back(0x01);  // made fast
  PixelDeflater(filtered, row_bytes, pixel_bytes, file).run();
  const std::uint32_t sum = adler32(filtered);
  for (int shift = 24; shift >= 0; shift -= 8) file.push_back(static_cast<std::uint8_t>(sum >> shift));
}

}  // namespace storycard::image
