#include "composer/strings.h"

#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

std::string words_file(const std::string& name) {
  const Bytes bytes = asset("strings/" + name);
  return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("strings: placeholders are filled by name, wherever a language puts them") {
  const auto strings = Strings::read(R"({"language":"en","strings":{"a":"{count} of {most}","b":"{most}: {count}"}})");
  REQUIRE(strings);
  CHECK(strings->filled("a", {{"count", "3"}, {"most", "6"}}) == "3 of 6");
  CHECK(strings->filled("b", {{"count", "3"}, {"most", "6"}}) == "6: 3");
}

TEST_CASE("strings: a key that a file lacks shows itself instead of nothing") {
  const auto strings = Strings::read(R"({"language":"en","strings":{}})");
  REQUIRE(strings);
  CHECK(strings->text("save") == "save");
}

TEST_CASE("strings: numbers are written in the language's own digits") {
  const auto strings = Strings::read(R"({"language":"ar","direction":"rtl","digits":"٠١٢٣٤٥٦٧٨٩","strings":{}})");
  REQUIRE(strings);
  CHECK(strings->number(180) == "١٨٠");
  CHECK(strings->direction() == "rtl");
}

TEST_CASE("strings: a file that is not one is refused, never half used") {
  CHECK_FALSE(Strings::read("{"));
  CHECK_FALSE(Strings::read("{}"));
  CHECK_FALSE(Strings::read(R"({"strings":{"a":1}})"));
  CHECK_FALSE(Strings::read(R"({"strings":["a"]})"));
  CHECK_FALSE(read_languages("[]"));
  CHECK_FALSE(read_languages(R"({"languages":[{"id":"en"}]})"));
}

TEST_CASE("strings: the form goes with the number, and says it in the language's own digits") {
  const auto strings = Strings::read(
      R"({"language":"uk","digits":"٠١٢٣٤٥٦٧٨٩","plurals":{"one":"i % 10 = 1 and i % 100 != 11","few":"i % 10 = 2..4"},
          "strings":{"a":{"one":"{name}: {count} літера","few":"{count} літери","other":"{count} літер"}}})");
  REQUIRE(strings);
  CHECK(strings->counted("a", 21, {{"name", "Лінк"}}) == "Лінк: ٢١ літера");
  CHECK(strings->counted("a", 3) == "٣ літери");
  CHECK(strings->counted("a", 11) == "١١ літер");
  CHECK(strings->text("a") == "{count} літер");
}

TEST_CASE("strings: a form that a file lacks is stood in for by the other, and a text without forms has one") {
  const auto strings = Strings::read(
      R"({"language":"en","plurals":{"one":"i = 1"},"strings":{"a":{"other":"{count} things"},"b":"All {count}"}})");
  REQUIRE(strings);
  CHECK(strings->counted("a", 1) == "1 things");
  CHECK(strings->counted("b", 1) == "All 1");
  CHECK(strings->counted("c", 1) == "c");
}

TEST_CASE("strings: forms without the other one, or of no category, are refused") {
  CHECK_FALSE(Strings::read(R"({"strings":{"a":{"one":"{count} thing"}}})"));
  CHECK_FALSE(Strings::read(R"({"strings":{"a":{"other":"{count}","several":"{count}"}}})"));
  CHECK_FALSE(Strings::read(R"({"strings":{"a":{"other":1}}})"));
  CHECK_FALSE(Strings::read(R"({"plurals":{"one":"x = 1"},"strings":{}})"));
}

// That they are complete and right in every form is looked after by tests/node/strings.test.mjs.
TEST_CASE("strings: every language on offer can be read, and is what the list says it is") {
  const auto languages = read_languages(words_file("languages.json"));
  REQUIRE(languages);
  CHECK(languages->size() >= 6);
  CHECK(languages->front().id == "en");
  for (const Language& language : *languages) {
    INFO(language.id);
    const auto strings = Strings::read(words_file(language.id + ".json"));
    REQUIRE(strings);
    CHECK(strings->language() == language.id);
    CHECK(strings->direction() == language.direction);
  }
}
