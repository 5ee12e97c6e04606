#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "composer/plural_rules.h"

// The interface's words. One JSON file a language, and nothing else names it:
//   {"language": "uk", "name": "Українська", "order": 50, "direction": "ltr", "digits"?: "0123456789",
//    "plurals": {"one": "v = 0 and i % 10 = 1 and i % 100 != 11", …},
//    "strings": {"key": "text with {name}", "counted": {"one": "{count} …", "few": …, "other": …}}}
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
  // The text (of a counted one, the form "other"), or the key itself where a file lacks it: visible, never a crash.
  std::string text(std::string_view key) const;
  bool has(std::string_view key) const { return texts_.count(std::string(key)) > 0; }

  struct Value {
    std::string_view name;
    std::string text;
  };
  // The text with each {name} filled in.
  std::string filled(std::string_view key, std::initializer_list<Value> values) const;
  // The form that goes with `count`, with {count} in the language's own digits and each other {name} filled in.
  std::string counted(std::string_view key, long long count, std::initializer_list<Value> values = {}) const;
  // A whole number in the language's own digits.
  std::string number(long long value) const;

 private:
  std::string language_, direction_;
  std::vector<std::string> digits_;
  PluralRules plurals_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, std::map<PluralCategory, std::string>, std::less<>> forms_;  // of the counted ones
};

}  // namespace storycard::composer
