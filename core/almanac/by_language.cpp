#include "almanac/by_language.h"

namespace storycard::almanac {

std::string tag_key(std::string_view tag) {
  constexpr std::size_t most = 100;
  if (tag.size() > most) return {};
  std::string key;
  for (const char c : tag) {
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  }
  return key;
}

std::string_view shorter_tag(std::string_view key) {
  const std::size_t last = key.rfind('-');
  return last == std::string_view::npos ? std::string_view() : key.substr(0, last);
}

}  // namespace storycard::almanac
