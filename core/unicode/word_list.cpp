#include "unicode/word_list.h"

#include <optional>
#include <utility>

namespace storycard::unicode {
namespace {

// A .dict file, little-endian: ICU's header, eight numbers, the trie.
constexpr std::size_t header_min = 24;
constexpr std::size_t number_count = 8;
enum Number : std::size_t { trie_offset = 0, total_size = 3, trie_type = 4, transform = 5 };

std::uint32_t read_u32(ByteView bytes, std::size_t offset) {
  return bytes[offset] | static_cast<std::uint32_t>(bytes[offset + 1]) << 8 |
         static_cast<std::uint32_t>(bytes[offset + 2]) << 16 | static_cast<std::uint32_t>(bytes[offset + 3]) << 24;
}

bool is_dictionary(ByteView bytes) {
  constexpr std::uint8_t magic[] = {0xDA, 0x27};
  constexpr std::uint8_t kind[] = {'D', 'i', 'c', 't', 1};  // and the version of the format
  if (bytes.size() < header_min || bytes[2] != magic[0] || bytes[3] != magic[1] || bytes[8] != 0) return false;
  for (std::size_t i = 0; i < sizeof(kind); ++i) {
    if (bytes[12 + i] != kind[i]) return false;
  }
  return true;
}

// Walks the trie, byte by byte. A node's first byte says what it is:
//   0x00-0x0F  a branch: a binary search over so many bytes, then a few compared one by one
//   0x10-0x1F  so many bytes that must come next
//   0x20-0xFF  a word ends here; an odd one has nothing after it. ICU's value of the word follows; we have no use for it
class TrieWalk {
 public:
  TrieWalk(ByteView trie) : trie_(trie) {}

  enum class Step { dead, alive, word, last_word };  // last_word: and no longer one begins like this

  Step next(std::uint8_t byte) {
    if (must_match_ > 0) return match_next(byte);
    while (at_ < trie_.size()) {
      const std::uint8_t node = trie_[at_++];
      if (node < first_run) return take_branch(node, byte);
      if (node < first_value) {
        must_match_ = static_cast<std::size_t>(node - first_run) + 1;
        return match_next(byte);
      }
      if (node % 2 != 0) break;
      at_ += value_tail(node);
    }
    return Step::dead;
  }

 private:
  static constexpr std::uint8_t first_run = 0x10, first_value = 0x20;

  Step match_next(std::uint8_t byte) {
    if (at_ >= trie_.size() || trie_[at_++] != byte) return Step::dead;
    return --must_match_ == 0 ? arrived() : Step::alive;
  }

  // After a byte that matched: whether a word ends.
  Step arrived() const {
    if (at_ >= trie_.size()) return Step::dead;
    const std::uint8_t node = trie_[at_];
    if (node < first_value) return Step::alive;
    return node % 2 != 0 ? Step::last_word : Step::word;
  }

  Step take_branch(std::uint8_t node, std::uint8_t byte) {
    constexpr std::size_t compared_one_by_one = 5;
    std::size_t count = node == 0 ? read_byte() : node;
    ++count;
    while (count > compared_one_by_one) {
      const std::size_t less = count / 2;
      const bool is_less = byte < read_byte();
      const std::size_t distance = read_distance();
      if (is_less) at_ += distance;
      count = is_less ? less : count - less;
    }
    for (; count > 1; --count) {
      if (read_byte() == byte) return follow();
      // A value that is no final one says how far its node is.
      const std::size_t lead = read_byte();
      at_ += value_tail(lead);
    }
    return read_byte() == byte ? arrived() : Step::dead;
  }

  Step follow() {
    if (at_ >= trie_.size()) return Step::dead;
    const std::uint8_t lead = trie_[at_];
    if (lead % 2 != 0) return Step::last_word;
    ++at_;
    const std::size_t distance = read_value(lead / 2u);
    at_ += distance;
    return arrived();
  }

  // Past the end everything is 0, and the walk ends at arrived() or next().
  std::uint8_t read_byte() { return at_ < trie_.size() ? trie_[at_++] : std::uint8_t{0}; }

  std::size_t read_bytes(std::size_t count, std::size_t high) {
    for (; count > 0; --count) high = high << 8 | read_byte();
    return high;
  }

  // Numbers of one to five bytes; the first says how many follow, and holds the highest bits where there are few.
  std::size_t read_value(std::size_t lead) {
    if (lead < 0x51) return lead - 0x10;
    if (lead < 0x6C) return read_bytes(1, lead - 0x51);
    if (lead < 0x7E) return read_bytes(2, lead - 0x6C);
    return read_bytes(lead == 0x7E ? 3 : 4, 0);
  }

  std::size_t read_distance() {
    const std::size_t lead = read_byte();
    if (lead < 0xC0) return lead;
    if (lead < 0xF0) return read_bytes(1, lead - 0xC0);
    if (lead < 0xFE) return read_bytes(2, lead - 0xF0);
    return read_bytes(lead == 0xFE ? 3 : 4, 0);
  }

  // How many bytes of a value follow its first.
  static std::size_t value_tail(std::size_t node) {
    const std::size_t lead = node / 2;
    if (lead < 0x51) return 0;
    if (lead < 0x6C) return 1;
    if (lead < 0x7E) return 2;
    return lead == 0x7E ? 3 : 4;
  }

  ByteView trie_;
  std::size_t at_ = 0;
  std::size_t must_match_ = 0;  // bytes still to come of a run
};

std::optional<std::uint8_t> byte_of(char32_t c, char32_t first_letter) {
  constexpr char32_t joiner = 0x200D, non_joiner = 0x200C;
  if (c == joiner) return std::uint8_t{0xFF};
  if (c == non_joiner) return std::uint8_t{0xFE};
  if (c < first_letter || c - first_letter > 0xFD) return std::nullopt;
  return static_cast<std::uint8_t>(c - first_letter);
}

}  // namespace

Result<WordList> WordList::read(Bytes bytes) {
  if (!is_dictionary(bytes)) return Error{ErrorCode::unknown_format, "", "this is no dictionary of words"};
  const std::size_t header = bytes[0] | static_cast<std::size_t>(bytes[1]) << 8;
  const Error cut_short{ErrorCode::broken_file, "", "the dictionary is cut short"};
  if (bytes.size() < header + number_count * 4) return cut_short;
  const auto number = [&](Number index) { return read_u32(bytes, header + index * 4); };

  constexpr std::uint32_t type_mask = 7, of_bytes = 0;
  constexpr std::uint32_t transform_mask = 0x7F000000, by_distance = 0x1000000;
  if ((number(trie_type) & type_mask) != of_bytes || (number(transform) & transform_mask) != by_distance) {
    return Error{ErrorCode::unknown_format, "", "the dictionary is of a kind that is not read here"};
  }
  if (number(total_size) > bytes.size() - header || number(trie_offset) >= number(total_size)) return cut_short;

  WordList list;
  list.trie_ = header + number(trie_offset);
  list.first_letter_ = number(transform) & 0x1FFFFF;
  bytes.resize(header + number(total_size));
  list.bytes_ = std::move(bytes);
  return list;
}

WordList::Matches WordList::match(std::u32string_view text) const {
  Matches matches;
  TrieWalk walk(ByteView(bytes_).subspan(trie_));
  for (const char32_t c : text) {
    ++matches.tried;
    const std::optional<std::uint8_t> byte = byte_of(c, first_letter_);
    const TrieWalk::Step step = byte ? walk.next(*byte) : TrieWalk::Step::dead;
    if (step == TrieWalk::Step::dead) break;
    if (step != TrieWalk::Step::alive && matches.count < matches_max) matches.lengths[matches.count++] = matches.tried;
    if (step == TrieWalk::Step::last_word) break;
  }
  return matches;
}

}  // namespace storycard::unicode
