#include "base/json_reader.h"

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

// The error that `take` notes when it reads `text`.
template <typename Take>
Error error_of(std::string_view text, Take take) {
  const Json value = *read_json(text);
  JsonReader read(value, "/photo");
  take(read);
  REQUIRE(read.error());
  return *read.error();
}

}  // namespace

TEST_CASE("JsonReader: absent and null members give the fallback and no error") {
  for (const char* text : {"{}", R"({"a": null})"}) {
    const Json value = *read_json(text);
    JsonReader read(value, "");
    CHECK(read.text("a", "none") == "none");
    CHECK(read.number("a", 1.5, {0, 1}) == 1.5);
    CHECK(read.integer("a", 7, {0, 1}) == 7);
    CHECK(read.flag("a", true));
    CHECK(read.choice("a", {"x", "y"}, 1) == 1);
    CHECK_FALSE(read.numbers("a", 2, {0, 1}));
    CHECK(read.texts("a", 3).empty());
    CHECK(read.object("a") == nullptr);
    CHECK(read.array("a", 3) == nullptr);
    CHECK(read.member("a") == nullptr);
    CHECK_FALSE(read.has("a"));
    CHECK_FALSE(read.error());
  }
}

TEST_CASE("JsonReader: members of the right type are taken, bounds included") {
  const Json value =
      *read_json(R"({"t": "words", "n": 20, "i": -3, "f": true, "c": "y", "p": [0, 1], "l": ["a", ""], "o": {}})");
  JsonReader read(value, "");
  CHECK(read.text("t") == "words");
  CHECK(read.number("n", 0, {0.1, 20}) == 20);
  CHECK(read.integer("i", 0, {-3, 3}) == -3);
  CHECK(read.flag("f", false));
  CHECK(read.choice("c", {"x", "y"}, 0) == 1);
  CHECK(*read.numbers("p", 2, {0, 1}) == std::vector<double>{0, 1});
  CHECK(read.texts("l", 2) == std::vector<std::string>{"a", ""});
  CHECK(read.object("o") != nullptr);
  CHECK(read.array("p", 2)->size() == 2);
  read.require("t");
  CHECK_FALSE(read.error());
}

TEST_CASE("JsonReader: a wrong type tells what was expected and what was found, with the pointer") {
  const Error error = error_of(R"({"zoom": "1"})", [](JsonReader& read) { read.number("zoom", 1, {0, 9}); });
  CHECK(error.code == ErrorCode::wrong_type);
  CHECK(error.where == "/photo/zoom");
  CHECK(error.detail == "expected a number, found a string");

  CHECK(error_of(R"({"a": 1})", [](JsonReader& r) { r.text("a"); }).detail == "expected a string, found a number");
  CHECK(error_of(R"({"a": 1})", [](JsonReader& r) { r.flag("a", false); }).detail ==
        "expected true or false, found a number");
  CHECK(error_of(R"({"a": []})", [](JsonReader& r) { r.object("a"); }).detail == "expected an object, found a list");
  CHECK(error_of(R"({"a": {}})", [](JsonReader& r) { r.array("a", 1); }).detail == "expected a list, found an object");
  CHECK(error_of(R"({"a": true})", [](JsonReader& r) { r.choice("a", {"x"}, 0); }).detail ==
        "expected a string, found true");
  CHECK(error_of(R"({"a": 1})", [](JsonReader& r) { r.integer("a", 0, {5, 9}); }).code == ErrorCode::out_of_range);
  CHECK(error_of(R"({"a": 1.5})", [](JsonReader& r) {
          r.integer("a", 0, {0, 9});
        }).detail == "expected a whole number, found 1.5");
}

TEST_CASE("JsonReader: numbers outside their bounds are told with the bounds") {
  const Error error = error_of(R"({"zoom": 0.05})", [](JsonReader& read) { read.number("zoom", 1, {0.1, 20}); });
  CHECK(error.code == ErrorCode::out_of_range);
  CHECK(error.detail == "expected a number from 0.1 to 20, found 0.05");
}

TEST_CASE("JsonReader: an entry of a list is told by its index") {
  const Error number = error_of(R"({"center": [0.5, "x"]})", [](JsonReader& r) { r.numbers("center", 2, {0, 1}); });
  CHECK(number.where == "/photo/center/1");
  CHECK(number.code == ErrorCode::wrong_type);
  CHECK(error_of(R"({"center": [0.5, 3]})", [](JsonReader& r) {
          r.numbers("center", 2, {0, 1});
        }).where == "/photo/center/1");
  CHECK(error_of(R"({"t": ["a", 1]})", [](JsonReader& r) { r.texts("t", 5); }).where == "/photo/t/1");
}

TEST_CASE("JsonReader: lists of the wrong length") {
  for (const char* text : {R"({"c": [1]})", R"({"c": [1, 1, 1]})", R"({"c": []})"}) {
    const Error error = error_of(text, [](JsonReader& r) { r.numbers("c", 2, {0, 1}); });
    CHECK(error.code == ErrorCode::out_of_range);
    CHECK(error.detail.find("expected a list of 2 numbers") == 0);
  }
  CHECK(error_of(R"({"c": ["a", "b"]})", [](JsonReader& r) { r.texts("c", 1); }).detail ==
        "expected at most 1 entry, found 2");
}

TEST_CASE("JsonReader: an unknown name is told with the known ones") {
  const Error error = error_of(R"({"look": "sepia"})", [](JsonReader& r) {
    r.choice("look", {"none", "warm", "mono"}, 0);
  });
  CHECK(error.code == ErrorCode::unknown_value);
  CHECK(error.where == "/photo/look");
  CHECK(error.detail == "expected \"none\", \"warm\" or \"mono\", found \"sepia\"");
}

TEST_CASE("JsonReader: a text has a limit, and a long value is not repeated in the error") {
  const Json longest = JsonObject{{"a", std::string(limits::text_bytes, 'x')}};
  JsonReader fits(longest, "");
  CHECK(fits.text("a").size() == limits::text_bytes);
  CHECK_FALSE(fits.error());

  const Json too_long = JsonObject{{"a", std::string(limits::text_bytes + 1, 'x')}};
  JsonReader read(too_long, "");
  read.text("a");
  REQUIRE(read.error());
  CHECK(read.error()->code == ErrorCode::too_large);

  JsonReader choice(too_long, "");
  choice.choice("a", {"x"}, 0);
  CHECK(choice.error()->detail.size() < 100);
}

TEST_CASE("JsonReader: bytes that are not UTF-8 are refused in a document that was not read as JSON") {
  const Json value = JsonObject{{"a", "Jos\xE9"}};
  JsonReader read(value, "");
  read.text("a");
  CHECK(read.error()->code == ErrorCode::wrong_type);
}

TEST_CASE("JsonReader: the first error stays") {
  const Json value = *read_json(R"({"a": 1, "b": 2})");
  JsonReader read(value, "");
  read.require("c");
  read.text("a");
  read.text("b");
  CHECK(read.error()->code == ErrorCode::missing_value);
  CHECK(read.error()->where == "/c");
}

TEST_CASE("JsonReader: what is no object is an error of its own, and asking on does no harm") {
  const Json value = JsonArray{};
  JsonReader read(value, "/event");
  CHECK(read.text("title", "none") == "none");
  REQUIRE(read.error());
  CHECK(read.error()->where == "/event");
  CHECK(read.error()->detail == "expected an object, found a list");
}
