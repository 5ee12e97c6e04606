#include "unicode/bidi.h"

#include <algorithm>
#include <map>

#include "conformance/unicode/data_file.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::conformance;

namespace {

constexpr int removed = -1;  // "x": taken out by rule X9, at whatever level

struct Expected {
  std::vector<int> levels;           // one a character
  std::vector<std::uint32_t> order;  // characters that are not removed, from left to right
};

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result = split(trimmed(text), ' ');
  std::erase_if(result, [](std::string_view word) { return word.empty(); });
  return result;
}

int number(std::string_view digits) { return std::stoi(std::string(digits)); }

std::vector<int> read_levels(std::string_view text) {
  std::vector<int> levels;
  for (const std::string_view word : words(text)) levels.push_back(word == "x" ? removed : number(word));
  return levels;
}

std::vector<std::uint32_t> read_order(std::string_view text) {
  std::vector<std::uint32_t> order;
  for (const std::string_view word : words(text)) order.push_back(static_cast<std::uint32_t>(number(word)));
  return order;
}

// Levels where a level is asked for, and the order that rule L2 makes of them.
bool agrees(const unicode::Bidi& bidi, const std::vector<std::string>& characters, const Expected& expected) {
  std::vector<std::uint8_t> levels;
  std::vector<std::uint32_t> kept;
  std::size_t byte = 0;
  if (characters.size() != expected.levels.size()) return false;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::uint8_t level = bidi.levels[byte];
    byte += characters[i].size();
    if (expected.levels[i] == removed) continue;
    if (level != expected.levels[i]) return false;
    levels.push_back(level);
    kept.push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<std::uint32_t> order;
  for (const std::uint32_t index : unicode::visual_order(levels)) order.push_back(kept[index]);
  return order == expected.order;
}

std::string joined(const std::vector<std::string>& characters) {
  std::string text;
  for (const std::string& character : characters) text += character;
  return text;
}

// One character of each class.
const std::map<std::string, char32_t, std::less<>>& samples() {
  static const std::map<std::string, char32_t, std::less<>> map = {
      {"L", U'a'},      {"R", 0x05D0},    {"AL", 0x0627},   {"EN", U'1'},     {"ES", U'+'},    {"ET", U'$'},
      {"AN", 0x0661},   {"CS", U','},     {"NSM", 0x0300},  {"BN", 0x00AD},   {"B", 0x2029},   {"S", U'\t'},
      {"WS", U' '},     {"ON", U'!'},     {"LRE", 0x202A},  {"RLE", 0x202B},  {"PDF", 0x202C}, {"LRO", 0x202D},
      {"RLO", 0x202E},  {"LRI", 0x2066},  {"RLI", 0x2067},  {"FSI", 0x2068},  {"PDI", 0x2069},
  };
  return map;
}

}  // namespace

TEST_CASE("BidiTest.txt: levels and order of every sequence of up to four classes are those of UAX 9") {
  Expected expected;
  check_lines("BidiTest.txt", read_data_file("BidiTest.txt"), [&expected](std::string_view line) {
    if (line.starts_with("@Levels:")) {
      expected.levels = read_levels(line.substr(8));
      return true;
    }
    if (line.starts_with("@Reorder:")) {
      expected.order = read_order(line.substr(9));
      return true;
    }
    const auto fields = split(line, ';');
    std::vector<std::string> characters;
    for (const std::string_view name : words(fields[0])) characters.push_back(to_utf8({samples().find(name)->second}));
    const std::string text = joined(characters);
    const int directions = std::stoi(std::string(trimmed(fields[1])), nullptr, 16);
    constexpr unicode::BaseDirection in_order[] = {unicode::BaseDirection::automatic, unicode::BaseDirection::left_to_right,
                                                   unicode::BaseDirection::right_to_left};
    for (int bit = 0; bit < 3; ++bit) {
      if ((directions >> bit & 1) == 0) continue;
      if (!agrees(unicode::resolve_bidi(text, in_order[bit]), characters, expected)) return false;
    }
    return true;
  });
}

TEST_CASE("BidiCharacterTest.txt: levels and order are those of UAX 9, brackets among them") {
  check_lines("BidiCharacterTest.txt", read_data_file("BidiCharacterTest.txt"), [](std::string_view line) {
    const auto fields = split(line, ';');
    std::vector<std::string> characters;
    for (const std::string_view digits : words(fields[0])) characters.push_back(to_utf8({from_hex(digits)}));
    constexpr unicode::BaseDirection directions[] = {
        unicode::BaseDirection::left_to_right, unicode::BaseDirection::right_to_left, unicode::BaseDirection::automatic};
    const unicode::BaseDirection direction = directions[static_cast<std::size_t>(number(fields[1]))];
    const unicode::Bidi bidi = unicode::resolve_bidi(joined(characters), direction);
    return bidi.level == number(fields[2]) && agrees(bidi, characters, {read_levels(fields[3]), read_order(fields[4])});
  });
}
