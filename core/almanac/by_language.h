#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace storycard::almanac {

// Values by BCP 47 tag, in small letters.
template <typename Value>
using ByLanguage = std::map<std::string, Value, std::less<>>;

// "zh-Hant-TW" -> "zh-hant-tw"; empty for what is too long to be a language's.
std::string tag_key(std::string_view tag);
// "zh-hant-tw" -> "zh-hant" -> "zh" -> ""
std::string_view shorter_tag(std::string_view key);

// The value of the tag, else of what is left of it without its last parts; null where there is none.
template <typename Value>
const Value* find_language(const ByLanguage<Value>& values, std::string_view tag) {
  const std::string whole = tag_key(tag);
  for (std::string_view key = whole; !key.empty(); key = shorter_tag(key)) {
    const auto found = values.find(key);
    if (found != values.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace storycard::almanac
