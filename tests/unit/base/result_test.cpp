#include "base/result.h"

#include <memory>
#include <set>
#include <string>

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("result: holds a value or an error, never both") {
  const Result<std::string> value = std::string("ring");
  REQUIRE(value);
  CHECK(*value == "ring");
  CHECK(value->size() == 4);

  const Result<std::string> error = Error{ErrorCode::too_large, "photo.jpg", "it has 90 megapixels"};
  REQUIRE_FALSE(error);
  CHECK(error.error().where == "photo.jpg");
}

TEST_CASE("result: a value that can only be moved can be taken out") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(8);
  const std::unique_ptr<int> taken = *std::move(result);
  CHECK(*taken == 8);
}

TEST_CASE("result: every code has a name of its own") {
  std::set<std::string> names;
  constexpr int last = static_cast<int>(ErrorCode::not_ready);
  for (int code = 0; code <= last; ++code) names.insert(name_of(static_cast<ErrorCode>(code)));
  CHECK(names.size() == static_cast<std::size_t>(last + 1));
  CHECK(std::string(name_of(ErrorCode::wrong_type)) == "wrong-type");
}

TEST_CASE("sentence: says where, what, and what to do") {
  CHECK(sentence({ErrorCode::wrong_type, "story.json /photo/zoom", "expected a number, found a string"}) ==
        "story.json /photo/zoom: expected a number, found a string. "
        "Write a value of the type that is expected there.");
  CHECK(sentence({ErrorCode::empty_file, "", "there is nothing in it"}) ==
        "there is nothing in it. Choose a file that has something in it.");
}
