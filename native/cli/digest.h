#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace storycard::cli {

// Tells whether something changed; no protection against somebody who wants it not to tell (FNV-1a, 64 bits).
class Digest {
 public:
  // Each with its length, so that "a" "bc" is not "ab" "c".
  void add(std::string_view text) {
    add_bytes(text);
    add(static_cast<std::uint64_t>(text.size()));
  }
  void add(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) add_byte(static_cast<unsigned char>(number >> (8 * i)));
  }
  std::uint64_t value() const { return value_; }
  std::string hex() const {
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(value_ >> shift) & 15];
    return text;
  }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3u; }
  void add_bytes(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

}  // namespace storycard::cli
