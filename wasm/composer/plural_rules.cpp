#include "composer/plural_rules.h"

#include <algorithm>
#include <optional>

namespace storycard::composer {
namespace {

constexpr unsigned long long largest = 1'000'000'000'000;

std::optional<PluralCategory> category_named(std::string_view name) {
  for (const PluralCategory category : plural_categories) {
    if (name_of(category) == name) return category;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(PluralCategory category) {
  switch (category) {
    case PluralCategory::zero: return "zero";
    case PluralCategory::one: return "one";
    case PluralCategory::two: return "two";
    case PluralCategory::few: return "few";
    case PluralCategory::many: return "many";
    case PluralCategory::other: break;
  }
  return "other";
}

// condition = all ('or' all)*; all = relation ('and' relation)*; relation = operand ('%' value)? ('=' | '!=') ranges;
// ranges = range (',' range)*; range = value ('..' value)?
class PluralRules::Parser {
 public:
  Parser(std::string_view text, std::string where) : rest_(text), where_(std::move(where)) {}

  Result<std::vector<std::vector<Relation>>> condition() {
    std::vector<std::vector<Relation>> any(1);
    do {
      any.back().push_back(relation());
      if (take("or")) {
        any.emplace_back();
      } else if (!take("and")) {
        break;
      }
    } while (!error_);
    skip_spaces();
    if (!error_ && !rest_.empty()) fail(ErrorCode::wrong_type, "expected \"and\", \"or\" or the end of the rule");
    if (error_) return *error_;
    return any;
  }

 private:
  Relation relation() {
    Relation relation;
    skip_spaces();
    const char operand = rest_.empty() ? '\0' : rest_.front();
    if (std::string_view("nivwftec").find(operand) == std::string_view::npos || operand == '\0') {
      fail(ErrorCode::unknown_value, "expected one of the operands n i v w f t e c");
      return relation;
    }
    rest_.remove_prefix(1);
    relation.of_number = operand == 'n' || operand == 'i';
    if (take("%")) {
      relation.remainder = value();
      if (relation.remainder == 0) fail(ErrorCode::out_of_range, "nothing can be divided by 0");
    }
    relation.within = !take("!=");
    if (relation.within && !take("=")) fail(ErrorCode::wrong_type, "expected = or !=");
    do {
      Range range;
      range.first = value();
      range.last = take("..") ? value() : range.first;
      if (range.last < range.first) fail(ErrorCode::out_of_range, "a range runs from the smaller to the larger number");
      relation.ranges.push_back(range);
    } while (!error_ && take(","));
    return relation;
  }

  unsigned long long value() {
    skip_spaces();
    unsigned long long value = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9' && value < largest; ++digits) {
      value = value * 10 + static_cast<unsigned long long>(rest_[digits] - '0');
    }
    if (digits == 0) fail(ErrorCode::wrong_type, "expected a whole number");
    if (value >= largest) fail(ErrorCode::out_of_range, "the number is too large");
    rest_.remove_prefix(digits);
    return value;
  }

  bool take(std::string_view token) {
    skip_spaces();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  void skip_spaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  void fail(ErrorCode code, std::string detail) {
    if (!error_) error_ = Error{code, where_, std::move(detail)};
  }

  std::string_view rest_;
  std::string where_;
  std::optional<Error> error_;
};

Result<PluralRules> PluralRules::read(const Json& rules, std::string_view where) {
  const JsonObject* object = rules.as_object();
  if (!object) return Error{ErrorCode::wrong_type, std::string(where), "expected an object of plural rules"};
  PluralRules read;
  for (const auto& [name, value] : *object) {
    const std::string pointer = pointer_to(where, name);
    const std::optional<PluralCategory> category = category_named(name);
    if (!category || *category == PluralCategory::other) {
      return Error{ErrorCode::unknown_value, pointer, "expected one of zero, one, two, few, many"};
    }
    const std::string* text = value.as_string();
    if (!text) return Error{ErrorCode::wrong_type, pointer, "expected a rule"};
    auto condition = Parser(*text, pointer).condition();
    if (!condition) return condition.error();
    read.rules_.push_back({*category, std::move(*condition)});
  }
  return read;
}

bool PluralRules::holds(const Relation& relation, unsigned long long number) {
  unsigned long long value = relation.of_number ? number : 0;
  if (relation.remainder > 0) value %= relation.remainder;
  const bool found = std::any_of(relation.ranges.begin(), relation.ranges.end(), [&](const Range& range) {
    return range.first <= value && value <= range.last;
  });
  return found == relation.within;
}

bool PluralRules::holds(const Rule& rule, unsigned long long number) {
  return std::any_of(rule.any_of_all.begin(), rule.any_of_all.end(), [&](const std::vector<Relation>& all) {
    return std::all_of(all.begin(), all.end(), [&](const Relation& relation) { return holds(relation, number); });
  });
}

PluralCategory PluralRules::category_of(long long number) const {
  const auto size = number < 0 ? 0ULL - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& rule) { return holds(rule, size); });
  return found == rules_.end() ? PluralCategory::other : found->category;
}

}  // namespace storycard::composer
