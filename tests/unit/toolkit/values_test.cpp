#include "toolkit/read_frame.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::toolkit;

namespace {

Length length(const char* text) {
  const auto read = read_length(Json(text), "/x");
  REQUIRE_MESSAGE(read, text);
  return *read;
}

}  // namespace

TEST_CASE("length: a number is in u, a text may add fractions of the parent") {
  CHECK(*read_length(Json(6.5), "") == Length{6.5f, 0});
  CHECK(length("40%") == Length{0, 0.4f});
  CHECK(length("100% - 12u") == Length{-12, 1});
  CHECK(length("13%+1.2u") == Length{1.2f, 0.13f});
  CHECK(length(" 5u - 2u ") == Length{3, 0});
  CHECK(length("-3u") == Length{-3, 0});
  CHECK(length("100% - 12u").in_px(10, 1080) == doctest::Approx(960));
}

TEST_CASE("length: what is no length is refused with its place") {
  for (const char* text : {"", "abc", "4", "4px", "4u +", "4u 3u", "1e5u", "999999999u", "--1u", "%", "u", "1..2u"}) {
    CAPTURE(text);
    const auto read = read_length(Json(text), "/layers/2/box/0");
    REQUIRE_FALSE(read);
    CHECK(read.error().where == "/layers/2/box/0");
    CHECK(read.error().code == ErrorCode::wrong_type);
  }
  CHECK(read_length(Json("900u + 900u"), "/x").error().code == ErrorCode::out_of_range);
  CHECK(read_color_ref(Json("@0.5"), "/x").error().code == ErrorCode::missing_value);
  CHECK(read_length(Json(1e9), "/x").error().code == ErrorCode::out_of_range);
  CHECK(read_length(Json(JsonArray{}), "/x").error().code == ErrorCode::wrong_type);
}

TEST_CASE("colour reference: a name, a literal, and an alpha after @") {
  CHECK(*read_color_ref(Json("leaf"), "") == ColorRef{"leaf", 1});
  CHECK(*read_color_ref(Json("night@0.5"), "") == ColorRef{"night", 0.5f});
  CHECK(*read_color_ref(Json("#FFB81C"), "") == ColorRef{"#FFB81C", 1});
  CHECK_FALSE(read_color_ref(Json("#FFB81"), "/c"));
  CHECK_FALSE(read_color_ref(Json("night@1.5"), "/c"));
  CHECK_FALSE(read_color_ref(Json("night@"), "/c"));
  CHECK_FALSE(read_color_ref(Json(3), "/c"));
}

TEST_CASE("gradient: stops are read with their alphas; fewer than two are refused") {
  const auto json = read_json(R"({"linear": "across", "anchor": "words", "stops": [[-17, "night", 0], ["100%", "night@0.5", 0.5]]})");
  const auto paint = read_paint(*json, "/fill");
  REQUIRE(paint);
  const auto& gradient = std::get<Gradient>(*paint);
  CHECK(gradient.axis == Axis::across);
  CHECK(gradient.anchor == "words");
  REQUIRE(gradient.stops.size() == 2);
  CHECK(gradient.stops[0].at == Length{-17, 0});
  CHECK(gradient.stops[1].color.alpha == doctest::Approx(0.25));

  const auto short_one = read_paint(*read_json(R"({"linear": "down", "stops": [[0, "night"]]})"), "/fill");
  REQUIRE_FALSE(short_one);
  CHECK(short_one.error().where == "/fill/stops");
  const auto bad_stop = read_paint(*read_json(R"({"linear": "down", "stops": [[0, "night"], [1]]})"), "/fill");
  REQUIRE_FALSE(bad_stop);
  CHECK(bad_stop.error().where == "/fill/stops/1");
}

TEST_CASE("words: the reader's language, then its base, then English") {
  const auto words = read_words(*read_json(R"({"en": "Voice", "pt": "Voz", "fr": "Voix"})"), "/name");
  REQUIRE(words);
  CHECK(in_language(*words, "fr") == "Voix");
  CHECK(in_language(*words, "pt-BR") == "Voz");
  CHECK(in_language(*words, "km") == "Voice");
  CHECK(in_language(*words, "") == "Voice");
  CHECK(read_words(*read_json(R"({"fr": "Voix"})"), "/name").error().where == "/name/en");
}
