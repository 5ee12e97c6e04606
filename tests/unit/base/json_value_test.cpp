#include "base/json.h"

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("Json: each value is seen as its own type only") {
  CHECK(*Json(1.5).as_number() == 1.5);
  CHECK(*Json(2).as_number() == 2.0);
  CHECK(*Json("a").as_string() == "a");
  CHECK(*Json(true).as_bool());
  CHECK(Json("1").as_number() == nullptr);
  CHECK(Json(1).as_bool() == nullptr);
  CHECK(Json(JsonArray{}).as_object() == nullptr);
  CHECK(Json().is_null());
  CHECK_FALSE(Json(false).is_null());
}

TEST_CASE("Json: find, set and erase keep the order of the other members") {
  Json object;
  CHECK(object.find("a") == nullptr);
  object.set("a", 1);  // null becomes an object
  object.set("b", 2);
  object.set("c", 3);
  object.set("b", "two");
  CHECK(object == Json(JsonObject{{"a", 1}, {"b", "two"}, {"c", 3}}));
  object.erase("a");
  object.erase("nothing");
  CHECK(object == Json(JsonObject{{"b", "two"}, {"c", 3}}));
  CHECK(*object.find("c") == Json(3));
  CHECK(Json("text").find("c") == nullptr);
}

TEST_CASE("type_name: reads well after 'found'") {
  CHECK(std::string(type_name(Json())) == "null");
  CHECK(std::string(type_name(Json(true))) == "true");
  CHECK(std::string(type_name(Json(1))) == "a number");
  CHECK(std::string(type_name(Json(""))) == "a string");
  CHECK(std::string(type_name(Json(JsonArray{}))) == "a list");
  CHECK(std::string(type_name(Json(JsonObject{}))) == "an object");
}

TEST_CASE("pointer_to: escapes ~ and / (RFC 6901, 3)") {
  CHECK(pointer_to("", "photo") == "/photo");
  CHECK(pointer_to("/a", "m/n~o") == "/a/m~1n~0o");
  CHECK(pointer_to("/covers", 3) == "/covers/3");
  CHECK(pointer_to("", "") == "/");
}

// RFC 7396, appendix A.
TEST_CASE("merged: the examples of RFC 7396") {
  const char* examples[][3] = {
      {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
      {R"({"a":"b"})", R"({"a":null})", R"({})"},
      {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
      {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
      {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
      {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
      {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
      {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
      {R"({"a":"foo"})", R"(null)", R"(null)"},
      {R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
      {R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})"},
      {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"},
  };
  for (const auto& example : examples) {
    CAPTURE(example[0]);
    CAPTURE(example[1]);
    CHECK(merged(*read_json(example[0]), *read_json(example[1])) == *read_json(example[2]));
  }
}
