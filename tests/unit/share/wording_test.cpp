#include "share/wording.h"

#include "share/scan_text.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::share;

namespace {

constexpr std::string_view english = R"({"wording": 1, "language": "en", "own": ["I was", "called me"], "terms": [
  {"why": "status", "say": {"illegal migrant": ["migrant in an irregular situation"], "illegals": ["people"], "illegal migrants of war": ["people"]}},
  {"why": "asylum", "say": {"bogus asylum seeker": ["asylum-seeker"]}}]})";

Wording read(std::string_view json) {
  auto wording = Wording::read(json);
  REQUIRE(wording);
  return std::move(*wording);
}

std::string found_in(std::string_view text, std::string_view json = english) {
  std::string all;
  for (const Wording::Match& match : read(json).find(scan_text(text))) {
    if (!all.empty()) all += " | ";
    all += std::string(text.substr(match.bytes.begin, match.bytes.size())) + " > " + match.suggestions.front();
  }
  return all;
}

std::string error_of(std::string_view json) {
  const auto wording = Wording::read(json);
  return wording ? std::string("none") : std::string(name_of(wording.error().code)) + " " + wording.error().where;
}

}  // namespace

TEST_CASE("wording: whole words in any case, over dashes, the longest term first") {
  CHECK(found_in("An ILLEGAL migrant.") == "ILLEGAL migrant > Migrant in an irregular situation");
  CHECK(found_in("a bogus asylum-seeker") == "bogus asylum-seeker > asylum-seeker");
  CHECK(found_in("illegal migrants of war") == "illegal migrants of war > people");
  CHECK(found_in("an illegal migrantess, illegally, illegal. Migrant").empty());
}

TEST_CASE("wording: what people say of themselves, and what stands in quotation marks, is theirs") {
  CHECK(found_in("I was an illegal migrant.").empty());
  CHECK(found_in("They called me an illegal migrant.").empty());
  CHECK(found_in("They write “illegal migrant” there.").empty());
  CHECK(found_in("I was a baker. Then an illegal migrant came.") == "illegal migrant > migrant in an irregular situation");
  CHECK(found_in("#illegals and @illegals").empty());
}

TEST_CASE("wording: Arabic words keep the letter that is written together with them") {
  constexpr std::string_view arabic =
      R"({"wording": 1, "language": "ar", "terms": [{"why": "status", "say": {"المهاجرين غير الشرعيين": ["المهاجرين"]}}]})";
  CHECK(found_in("والمهاجرين غير الشرعيين", arabic) == "المهاجرين غير الشرعيين > المهاجرين");
  CHECK(found_in("المُهاجرين غير الشرعيّين", arabic) == "المُهاجرين غير الشرعيّين > المهاجرين");
}

TEST_CASE("wording: a file that is wrong is refused where it is wrong") {
  CHECK(error_of(english) == "none");
  CHECK(error_of("{}") == "missing-value /wording");
  CHECK(error_of(R"({"wording": 2, "language": "en"})") == "out-of-range /wording");
  CHECK(error_of(R"({"wording": 1, "language": "en", "term": []})") == "unknown-value /term");
  CHECK(error_of(R"({"wording": 1, "language": "en", "terms": [{"why": "x", "say": {"bad": []}}]})") == "missing-value /terms/0/say/bad");
  CHECK(error_of(R"({"wording": 1, "language": "en", "terms": [{"why": "x", "say": {" ": ["good"]}}]})") == "missing-value /terms/0/say/ ");
  CHECK(error_of(R"({"wording": 1, "language": "en", "terms": [{"say": {}}]})") == "missing-value /terms/0/why");
  CHECK(error_of(R"({"wording": 1, "language": "en", "own": ["-"]})") == "missing-value /own");
}

TEST_CASE("wordings: files by language; a text that does not say its language is read as English") {
  Wordings wordings;
  story::Story story;
  story.language = "fr-CA";
  story.translation = story::Translation{"km", "x", ""};
  CHECK(wordings.needed(story) == std::set<std::string>{"wording/fr.json"});
  story.language.clear();
  CHECK(wordings.needed(story) == std::set<std::string>{"wording/en.json"});
  CHECK(wordings.of("") == nullptr);
  const ByteView bytes{reinterpret_cast<const std::uint8_t*>(english.data()), english.size()};
  CHECK_FALSE(wordings.add("wording/en.json", bytes));
  CHECK(wordings.of("") != nullptr);
  CHECK(wordings.of("en-GB") != nullptr);
  CHECK(wordings.needed(story).empty());
  REQUIRE(wordings.add("wording/xx.json", bytes));
  CHECK(wordings.add("wording/xx.json", bytes)->code == ErrorCode::unknown_value);
  CHECK(wordings.add("wording/en.json", {})->where.starts_with("wording/en.json"));
}
