#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "unicode/dictionaries.h"

namespace storycard::unicode {

// As the build took it out of ICU's data: "thai", "lao", "khmer", "burmese". Empty where it is missing.
inline Bytes dictionary_file(const std::string& language) {
  std::ifstream file(STORYCARD_ASSETS_DIR "/dictionaries/" + language + ".dict", std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

// All four; one that is missing is seen by what it does not find.
inline Dictionaries all_dictionaries() {
  Dictionaries dictionaries;
  for (const char* language : {"thai", "lao", "khmer", "burmese"}) {
    (void)dictionaries.add("dictionaries/" + std::string(language) + ".dict", dictionary_file(language));
  }
  return dictionaries;
}

// A dictionary of three words: "a", "abc" and "b"; byte 0 stands for "a".
inline Bytes small_dictionary() {
  Bytes bytes = {
      32, 0, 0xDA, 0x27, 20, 0, 0, 0, 0, 0, 2, 0, 'D', 'i', 'c', 't', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  };
  const Bytes trie = {
      0x01, 0x00, 0x24,        // one of two: "a" goes on two bytes after this number,
      0x01, 0x21,              // "b" is a word, and nothing follows
      0x20,                    // "a" is a word, and more follows:
      0x11, 0x01, 0x02, 0x21,  // "bc", the end of a word
  };
  const std::size_t total = 32 + trie.size();
  for (const std::size_t number : {std::size_t{32}, total, total, total, std::size_t{0}, std::size_t{0x1000061}, std::size_t{0}, std::size_t{0}}) {
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
  }
  bytes.insert(bytes.end(), trie.begin(), trie.end());
  return bytes;
}

}  // namespace storycard::unicode
