#include "base/json.h"

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("write_json: one line without needless spaces") {
  const Json value = JsonObject{{"b", JsonArray{1, "x", true, Json()}}, {"a", JsonObject{}}, {"c", JsonArray{}}};
  CHECK(write_json(value) == R"({"b":[1,"x",true,null],"a":{},"c":[]})");
}

TEST_CASE("write_json: indented, empty lists and objects stay on their line") {
  const Json value = JsonObject{{"b", JsonArray{1, 2.5}}, {"a", JsonObject{}}};
  CHECK(write_json(value, 2) == "{\n  \"b\": [\n    1,\n    2.5\n  ],\n  \"a\": {}\n}");
}

TEST_CASE("write_json: only what must be is escaped") {
  CHECK(write_json("\" \\ / \b\f\n\r\t") == R"("\" \\ / \b\f\n\r\t")");
  CHECK(write_json(std::string("\x01\x1F\0", 3)) == R"("\u0001\u001f\u0000")");
  CHECK(write_json("ñ س 🧿") == "\"ñ س 🧿\"");
}

TEST_CASE("write_json: the output is UTF-8 whatever the string holds") {
  CHECK(write_json("Jos\xE9") == "\"Jos\uFFFD\"");
}

TEST_CASE("write_json: a round trip changes nothing") {
  const std::string text = R"({"z":[{"k":"v","n":-0.125},[],[[]]],"a":"\"\\","empty":"","no":false,"none":null})";
  const auto value = read_json(text);
  REQUIRE(value);
  CHECK(write_json(*value) == text);
  CHECK(*read_json(write_json(*value, 4)) == *value);
}
