#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

// Which form of a text goes with a number: "1 letter", "2 letters". Rules are data, written as CLDR writes them
// (UTS 35, "Language Plural Rules"), so that a language can be added without code.
namespace storycard::composer {

enum class PluralCategory { zero, one, two, few, many, other };
inline constexpr PluralCategory plural_categories[] = {PluralCategory::zero, PluralCategory::one, PluralCategory::two,
                                                       PluralCategory::few,  PluralCategory::many, PluralCategory::other};
std::string_view name_of(PluralCategory category);

class PluralRules {
 public:
  // From {"one": "i = 1 and v = 0", "few": …}; what no rule takes is `other`, which has no rule.
  //   Errors  wrong_type, unknown_value (a category or an operand), out_of_range, all with a JSON Pointer from `where`
  static Result<PluralRules> read(const Json& rules, std::string_view where);

  // The sign does not count.
  PluralCategory category_of(long long number) const;

 private:
  struct Range {
    unsigned long long first = 0, last = 0;
  };
  struct Relation {
    bool of_number = true;             // of the number itself; else of its fraction, which is 0: we count whole things
    unsigned long long remainder = 0;  // after division by this; 0: no division
    bool within = true;                // "=", else "!="
    std::vector<Range> ranges;
  };
  struct Rule {
    PluralCategory category = PluralCategory::other;
    std::vector<std::vector<Relation>> any_of_all;  // "or" of "and"
  };
  class Parser;
  static bool holds(const Relation& relation, unsigned long long number);
  static bool holds(const Rule& rule, unsigned long long number);

  std::vector<Rule> rules_;
};

}  // namespace storycard::composer
