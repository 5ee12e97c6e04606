#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// The interface's words. One JSON file a language: {"language", "direction", "digits"?, "strings": {"key": "text with {name}"}}.
namespace storycard::composer {

struct Language {
  std::string id, name, direction;  // name in the language itself; direction "ltr" or "rtl"
};

// Reads strings/languages.json: the languages on offer, in the order in which they are offered.
Result<std::vector<Language>> read_languages(std::string_view json);

class Strings {
 public:
  static Result<Strings> read(std::string_view json);

  const std::string& language() const { return language_; }
  const std::string& direction() const { return direction_; }
  // The text, or the key itself where a file lacks it: visible, but never a crash.
  std::string text(std::string_view key) const;
  bool has(std::string_view key) const { return texts_.count(std::string(key)) > 0; }

  struct Value {
    std::string_view name;
    std::string text;
  };
  // The text with each {name} filled in.
  std::string filled(std::string_view key, std::initializer_list<Value> values) const;
  // A whole number in the language's own digits.
  std::string number(long long value) const;

 private:
  std::string language_, direction_;
  std::vector<std::string> digits_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace storycard::composer
