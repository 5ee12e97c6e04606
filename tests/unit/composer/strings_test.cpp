#include "composer/strings.h"

#include <fstream>
#include <iterator>
#include <set>

#include <doctest/doctest.h>

#include "base/json.h"

using namespace storycard;
using namespace storycard::composer;

namespace {

std::string read_file(const std::string& name) {
  std::ifstream file(std::string(STORYCARD_SOURCE_DIR) + "/assets/strings/" + name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The {names} in a text.
std::multiset<std::string> placeholders(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    found.insert(text.substr(at + 1, text.find('}', at) - at - 1));
  }
  return found;
}

std::map<std::string, std::string> texts_of(const std::string& file) {
  const auto json = read_json(read_file(file));
  REQUIRE(json);
  std::map<std::string, std::string> texts;
  for (const auto& [key, value] : *json->find("strings")->as_object()) texts[key] = *value.as_string();
  return texts;
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

TEST_CASE("strings: every language on offer has every text of English, with the same placeholders") {
  const auto languages = read_languages(read_file("languages.json"));
  REQUIRE(languages);
  const auto english = texts_of("en.json");
  for (const Language& language : *languages) {
    INFO(language.id);
    const auto strings = Strings::read(read_file(language.id + ".json"));
    REQUIRE(strings);
    CHECK(strings->language() == language.id);
    CHECK(strings->direction() == language.direction);
    const auto texts = texts_of(language.id + ".json");
    CHECK(texts.size() == english.size());
    for (const auto& [key, text] : english) {
      INFO(key);
      const auto found = texts.find(key);
      REQUIRE(found != texts.end());
      CHECK_FALSE(found->second.empty());
      CHECK(placeholders(found->second) == placeholders(text));
    }
  }
}
