#include "composer/plural_rules.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

Result<PluralRules> rules_of(std::string_view json) { return PluralRules::read(*read_json(json), "/plurals"); }

ErrorCode code_of(std::string_view rule) {
  const auto rules = rules_of(R"({"one": ")" + std::string(rule) + R"("})");
  REQUIRE_FALSE(rules);
  CHECK(rules.error().where == "/plurals/one");
  return rules.error().code;
}

}  // namespace

TEST_CASE("plural rules: Ukrainian's take the last digits, and not the teens") {
  const auto rules = rules_of(R"({"one": "v = 0 and i % 10 = 1 and i % 100 != 11",
      "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
      "many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14"})");
  REQUIRE(rules);
  for (const long long n : {1, 21, 101, 1001, -1}) CHECK(rules->category_of(n) == PluralCategory::one);
  for (const long long n : {2, 4, 22, 104}) CHECK(rules->category_of(n) == PluralCategory::few);
  for (const long long n : {0, 5, 11, 12, 14, 111, 1000}) CHECK(rules->category_of(n) == PluralCategory::many);
}

TEST_CASE("plural rules: what no rule takes is other") {
  const auto rules = rules_of(R"({"one": "i = 0,1", "two": "n = 2"})");
  REQUIRE(rules);
  CHECK(rules->category_of(0) == PluralCategory::one);
  CHECK(rules->category_of(2) == PluralCategory::two);
  CHECK(rules->category_of(3) == PluralCategory::other);
  CHECK(rules_of("{}")->category_of(1) == PluralCategory::other);
}

TEST_CASE("plural rules: a whole number has no fraction and no exponent") {
  const auto rules = rules_of(R"({"one": "v != 0 or f = 1", "many": "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5"})");
  REQUIRE(rules);
  CHECK(rules->category_of(1) == PluralCategory::other);
  CHECK(rules->category_of(2'000'000) == PluralCategory::many);
  CHECK(rules->category_of(0) == PluralCategory::other);
}

TEST_CASE("plural rules: the largest and the smallest number have a category") {
  const auto rules = rules_of(R"({"few": "n % 10 = 7,8"})");
  REQUIRE(rules);
  CHECK(rules->category_of(9223372036854775807LL) == PluralCategory::few);
  CHECK(rules->category_of(-9223372036854775807LL - 1) == PluralCategory::few);
}

TEST_CASE("plural rules: what is not a rule is refused, with where it stands") {
  CHECK(code_of("") == ErrorCode::unknown_value);
  CHECK(code_of("x = 1") == ErrorCode::unknown_value);
  CHECK(code_of("n = 1 and") == ErrorCode::unknown_value);
  CHECK(code_of("n") == ErrorCode::wrong_type);
  CHECK(code_of("n = ") == ErrorCode::wrong_type);
  CHECK(code_of("n = 1.5") == ErrorCode::wrong_type);
  CHECK(code_of("n = 1 n = 2") == ErrorCode::wrong_type);
  CHECK(code_of("n = 1,") == ErrorCode::wrong_type);
  CHECK(code_of("n % 0 = 1") == ErrorCode::out_of_range);
  CHECK(code_of("n = 4..2") == ErrorCode::out_of_range);
  CHECK(code_of("n = 99999999999999999999999") == ErrorCode::out_of_range);
  CHECK_FALSE(rules_of("[]"));
  CHECK_FALSE(rules_of(R"({"one": 1})"));
  CHECK_FALSE(rules_of(R"({"other": "n = 1"})"));
  CHECK_FALSE(rules_of(R"({"several": "n = 1"})"));
}
