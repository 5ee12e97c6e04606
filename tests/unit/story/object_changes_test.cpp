#include "story/object_changes.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

namespace {

using Words = std::vector<std::string>;

std::vector<std::size_t> origins_of(const Words& before, const Words& now) {
  // "a1" and "a2" count as two states of the same thing.
  return origins(before, now, [](const std::string& a, const std::string& b) { return a[0] == b[0]; });
}

}  // namespace

TEST_CASE("origins: equal entries, wherever they moved") {
  CHECK(origins_of({"a", "b", "c"}, {"a", "b", "c"}) == std::vector<std::size_t>{0, 1, 2});
  CHECK(origins_of({"a", "b", "c"}, {"c", "a"}) == std::vector<std::size_t>{2, 0});
  CHECK(origins_of({"a", "a"}, {"a", "a"}) == std::vector<std::size_t>{0, 1});
}

TEST_CASE("origins: then those of the same name, then those in the same place, then none") {
  CHECK(origins_of({"a1", "b1"}, {"b2", "a2"}) == std::vector<std::size_t>{1, 0});
  CHECK(origins_of({"a", "b"}, {"a", "x"}) == std::vector<std::size_t>{0, 1});
  CHECK(origins_of({"a"}, {"a", "x"}) == std::vector<std::size_t>{0, 1});  // 1: one past the last, so new
  CHECK(origins_of({}, {"x"}) == std::vector<std::size_t>{0});
}

TEST_CASE("ObjectChanges: touches only what differs") {
  const Json source = *read_json(R"({"x": 1, "name": "Amina", "zoom": 1.2000000001, "flip": false, "y": 2})");
  ObjectChanges object(&source);
  object.text("name", "Amina", "Amina");
  object.number("zoom", 1.2f, 1.2f, 1);
  object.flag("flip", false, false);
  object.text("place", "", "");
  CHECK(object.take() == source);
}

TEST_CASE("ObjectChanges: a default takes its key away, other values stand in the key's place") {
  const Json source = *read_json(R"({"name": "Amina", "x": 1, "zoom": 2, "flip": true})");
  ObjectChanges object(&source);
  object.text("name", "Amina", "Noor");
  object.number("zoom", 2, 1, 1);
  object.flag("flip", true, false);
  object.number("turn", 0, 1.1f, 0);
  CHECK(write_json(object.take()) == R"({"name":"Noor","x":1,"turn":1.1})");
}

TEST_CASE("ObjectChanges: a renamed member keeps its place") {
  const Json source = *read_json(R"({"photo": 1, "x": 2})");
  ObjectChanges object(&source);
  object.rename("photo", "photos");
  CHECK(write_json(object.take()) == R"({"photos":1,"x":2})");
}
