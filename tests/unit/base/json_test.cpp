#include "base/json.h"

#include <cmath>
#include <limits>

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;

namespace {

Json json(std::string_view text) {
  const auto value = read_json(text);
  REQUIRE_MESSAGE(value, text);
  return *value;
}

Error error_of(std::string_view text) {
  const auto value = read_json(text);
  REQUIRE_FALSE_MESSAGE(value, text);
  return value.error();
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("read_json: every type of value") {
  CHECK(json("null").is_null());
  CHECK(json(" true ") == Json(true));
  CHECK(json("false") == Json(false));
  CHECK(json("-12.5e1") == Json(-125.0));
  CHECK(json("\"caf\\u00e9\"") == Json("café"));
  CHECK(json("[1, [], {}]") == Json(JsonArray{1, JsonArray{}, JsonObject{}}));
  CHECK(json("{\"a\": {\"b\": null}}") == Json(JsonObject{{"a", JsonObject{{"b", Json()}}}}));
}

TEST_CASE("read_json: the order of keys is kept") {
  const Json value = json(R"({"z": 1, "a": 2, "m": 3})");
  const JsonObject& members = *value.as_object();
  REQUIRE(members.size() == 3);
  CHECK(members[0].first == "z");
  CHECK(members[1].first == "a");
  CHECK(members[2].first == "m");
}

TEST_CASE("read_json: of a repeated key the last value wins, in the first one's place") {
  CHECK(json(R"({"a": 1, "b": 2, "a": 3, "c": 4, "a": 5})") == Json(JsonObject{{"a", 5}, {"b", 2}, {"c", 4}}));
  CHECK(json(R"({"": 1, "": 2})") == Json(JsonObject{{"", 2}}));
}

TEST_CASE("read_json: a hostile object of many equal keys takes no quadratic time") {
  std::string text = "{\"k\":0";
  for (std::size_t i = 2; i < limits::json_values; ++i) text += ",\"k\":" + std::to_string(i % 10);
  CHECK(json(text + "}").as_object()->size() == 1);
}

TEST_CASE("read_json: nothing in it") {
  CHECK(error_of("").code == ErrorCode::empty_file);
  CHECK(error_of(" \n\t").code == ErrorCode::empty_file);
}

TEST_CASE("read_json: broken syntax tells the byte, the line and what was met") {
  const Error error = error_of("{\"a\": 1,\n \"b\" 2}");
  CHECK(error.code == ErrorCode::json_syntax);
  CHECK(error.where == "byte 14");
  CHECK(error.detail.find("line 2, column 6: ") == 0);
  CHECK(error.detail.find("number literal") != std::string::npos);
  CHECK(error.detail.find("exception") == std::string::npos);

  CHECK(error_of("[1, 2").where == "byte 5");  // one past the end
  CHECK(error_of("]").where == "byte 0");
}

TEST_CASE("read_json: what looser readers let through is refused") {
  for (const char* text : {"{a: 1}",   "[1,]",      "{\"a\":1,}", "'a'", "01",      "+1",       ".5",    "1.",
                           "1e",       "NaN",       "Infinity",   "-",   "tru",     "nullx",    "[1] 2", "// note\n1",
                           "\"a\nb\"", "\"\\x41\"", "\"\\u12\"",  "\"",  "{\"a\"}", "\"a\tb\"", "[1 2]"}) {
    CAPTURE(text);
    CHECK(error_of(text).code == ErrorCode::json_syntax);
  }
}

TEST_CASE("read_json: lone surrogates are refused, pairs are one character") {
  CHECK(json("\"\\ud83e\\uddff\"") == Json("\U0001F9FF"));
  for (const char* text :
       {R"("\ud83e")", R"("\ud83ex")", R"("\uddff")", R"("\uddff\ud83e")", R"("\ud83e\ud83e")", R"({"\ud800": 1})"}) {
    CAPTURE(text);
    CHECK(error_of(text).code == ErrorCode::json_syntax);
  }
}

TEST_CASE("read_json: malformed UTF-8 is refused with its byte") {
  const Error error = error_of("{\"name\": \"Jos\xE9\"}");
  CHECK(error.code == ErrorCode::json_syntax);
  CHECK(error.where == "byte 13");
  CHECK(error_of("\"\xED\xA0\x80\"").code == ErrorCode::json_syntax);
}

TEST_CASE("read_json: a byte order mark is let pass") { CHECK(json("\xEF\xBB\xBF{}") == Json(JsonObject{})); }

TEST_CASE("read_json: nesting stops at the limit, and brackets in strings are no nesting") {
  CHECK(read_json(nested(limits::json_depth)));
  const Error error = error_of(nested(limits::json_depth + 1));
  CHECK(error.code == ErrorCode::json_too_deep);
  CHECK(error.where == "byte " + std::to_string(limits::json_depth));
  CHECK(error_of(std::string(3'000'000, '[')).code == ErrorCode::json_too_deep);
  CHECK(read_json("\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\""));
}

TEST_CASE("read_json: size and number of values have limits") {
  const std::string space(limits::json_bytes - 1, ' ');
  CHECK(read_json(space + "1"));
  CHECK(error_of(space + "10").code == ErrorCode::too_large);

  std::string list = "[0";
  for (std::size_t i = 2; i < limits::json_values; ++i) list += ",0";
  CHECK(read_json(list + "]"));  // the list counts as one
  CHECK(error_of(list + ",0]").code == ErrorCode::too_large);
}

TEST_CASE("read_json: a number that no double holds is out of range; one too small is 0") {
  const Error error = error_of("[1e999]");
  CHECK(error.code == ErrorCode::out_of_range);
  CHECK(error.where.find("byte ") == 0);
  CHECK(json("1e-999") == Json(0.0));
  CHECK(json("18446744073709551616") == Json(18446744073709551616.0));
}

TEST_CASE("number_text: whole numbers have no point") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(1080) == "1080");
  CHECK(number_text(-3) == "-3");
  CHECK(number_text(9007199254740991) == "9007199254740991");
}

TEST_CASE("number_text: fractions as a person writes them") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(1.2) == "1.2");
  CHECK(number_text(812.4) == "812.4");
  CHECK(number_text(-0.25) == "-0.25");
}

TEST_CASE("number_text: reads back as the same double") {
  const double samples[] = {1.0 / 3,
                            1e21,
                            1e-7,
                            5e-324,
                            1.7976931348623157e308,
                            2.2250738585072014e-308,
                            9007199254740993.0,
                            -123456.789e-10,
                            0.30000000000000004};
  for (const double value : samples) {
    CAPTURE(number_text(value));
    CHECK(json(number_text(value)) == Json(value));
  }
  std::uint64_t state = 88172645463325252u;
  for (int i = 0; i < 20'000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    const double value = std::ldexp(static_cast<double>(state >> 11), static_cast<int>(state % 600) - 350);
    CHECK(json(number_text(value)) == Json(value));
  }
}

TEST_CASE("decimal_of: a float's own decimals, not those of its cast") {
  CHECK(decimal_of(1.2f) == 1.2);
  CHECK(decimal_of(0.1f) == 0.1);
  CHECK(decimal_of(-2.0f) == -2.0);
  CHECK(decimal_of(0.0f) == 0.0);
  for (int i = 1; i < 5000; ++i) {
    const float value = static_cast<float>(i) / 977.0f;
    CHECK(static_cast<float>(decimal_of(value)) == value);
  }
}
