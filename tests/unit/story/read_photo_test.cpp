#include "base/limits.h"
#include "story/story.h"
#include "unit/story/whole_document.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

namespace {

std::string document_with(const std::string& photo) {
  return R"({"storycard": 1, "story": "a", "photo": )" + photo + "}";
}

Photo photo_of(const std::string& photo) {
  const auto story = read(document_with(photo));
  REQUIRE_MESSAGE(story, photo);
  REQUIRE(story->photos.size() == 1);
  return story->photos[0];
}

void check_error(const std::string& photo, ErrorCode code, const std::string& where) {
  CAPTURE(photo);
  const auto story = read(document_with(photo));
  REQUIRE_FALSE(story);
  CHECK(std::string(name_of(story.error().code)) == name_of(code));
  CHECK(story.error().where == where);
}

std::string cover(const std::string& members) { return "{\"covers\": [{" + members + "}]}"; }

}  // namespace

TEST_CASE("photos: every key arrives in its field") {
  const auto story = read(whole_document);
  REQUIRE(story);
  Photo expected;
  expected.file = "photo.jpg";
  expected.description = "A woman with keys";
  expected.credit = "Own";
  expected.framing = {Point{0.25f, 0.4f}, 1.2f};
  expected.turn_degrees = -7.5f;
  expected.flip = true;
  expected.look = Look::duotone;
  expected.formats = {{"story", {Point{0.5f, 0.3f}, 2}}, {"wide", {}}};
  expected.covers = {
      {Cover::Kind::solid, "fig", Cover::Shape::rect, {0.4f, 0.2f, 0.2f, 0.25f}, {}},
      {Cover::Kind::pattern, "sky", Cover::Shape::path, {}, {{0.1f, 0.1f}, {0.3f, 0.1f}, {0.2f, 0.35f}}},
  };
  CHECK(story->photos[0] == expected);
  CHECK(story->photos[1].file == "second.png");
}

TEST_CASE("photos: photo may stand for photos of one, both together are refused") {
  CHECK(photo_of(R"({"file": "a.jpg"})").file == "a.jpg");
  for (const char* photos : {"[]", "[{}]"}) {
    const auto both = read(R"({"storycard": 1, "story": "a", "photo": {}, "photos": )" + std::string(photos) + "}");
    REQUIRE_FALSE(both);
    CHECK(both.error().where == "/photo");
    CHECK(both.error().detail == "expected either photo or photos, found both");
  }
  CHECK(read(R"({"storycard": 1, "story": "a", "photo": {}, "photos": null})")->photos.size() == 1);
}

TEST_CASE("photos: the pointer names the key that was written") {
  check_error(R"({"zoom": "1"})", ErrorCode::wrong_type, "/photo/zoom");
  const auto story = read(R"({"storycard": 1, "story": "a", "photos": [{}, {"zoom": "1"}]})");
  CHECK(story.error().where == "/photos/1/zoom");
  CHECK(story.error().detail == "expected a number, found a string");
}

TEST_CASE("photos: the centre lies on the photo, the zoom covers the slot") {
  CHECK(photo_of(R"({"center": [0, 1], "zoom": 20})").framing == Framing{Point{0, 1}, 20});
  CHECK(photo_of("{}").framing == Framing{std::nullopt, 1});
  check_error(R"({"center": [0.5, 1.1]})", ErrorCode::out_of_range, "/photo/center/1");
  check_error(R"({"center": [-0.1, 0.5]})", ErrorCode::out_of_range, "/photo/center/0");
  check_error(R"({"center": [0.5]})", ErrorCode::out_of_range, "/photo/center");
  check_error(R"({"center": 0.5})", ErrorCode::wrong_type, "/photo/center");
  check_error(R"({"zoom": 0.99})", ErrorCode::out_of_range, "/photo/zoom");
  check_error(R"({"zoom": 20.1})", ErrorCode::out_of_range, "/photo/zoom");
  check_error(R"({"turn": 361})", ErrorCode::out_of_range, "/photo/turn");
  check_error(R"({"flip": 1})", ErrorCode::wrong_type, "/photo/flip");
  check_error(R"({"look": "sepia"})", ErrorCode::unknown_value, "/photo/look");
  check_error(R"({"description": []})", ErrorCode::wrong_type, "/photo/description");
}

TEST_CASE("photos: a format's own framing is read by the same rules") {
  check_error(R"({"formats": {"story": {"zoom": 0}}})", ErrorCode::out_of_range, "/photo/formats/story/zoom");
  check_error(R"({"formats": {"a/b": 3}})", ErrorCode::wrong_type, "/photo/formats/a~1b");
  check_error(R"({"formats": []})", ErrorCode::wrong_type, "/photo/formats");
  std::string many = R"({"formats": {)";
  for (std::size_t i = 0; i <= limits::formats; ++i) many += (i ? ",\"" : "\"") + std::to_string(i) + "\": {}";
  check_error(many + "}}", ErrorCode::out_of_range, "/photo/formats");
}

TEST_CASE("covers: a cover that would cover nothing is refused") {
  check_error(cover(""), ErrorCode::missing_value, "/photo/covers/0/box");
  check_error(cover(R"("shape": "rect")"), ErrorCode::missing_value, "/photo/covers/0/box");
  check_error(cover(R"("shape": "path")"), ErrorCode::missing_value, "/photo/covers/0/points");
  check_error(cover(R"("shape": "path", "box": [0, 0, 1, 1])"), ErrorCode::missing_value, "/photo/covers/0/points");
  check_error(cover(R"("box": [0.1, 0.1, 0, 0.2])"), ErrorCode::out_of_range, "/photo/covers/0/box");
  check_error(cover(R"("box": [0.1, 0.1, 0.2, -0.2])"), ErrorCode::out_of_range, "/photo/covers/0/box");
  check_error(cover(R"("shape": "path", "points": [[0, 0], [1, 1]])"), ErrorCode::out_of_range,
              "/photo/covers/0/points");
}

TEST_CASE("covers: kinds that could be undone do not exist") {
  for (const char* kind : {"blur", "blocks", "noise"}) {
    check_error(cover("\"kind\": \"" + std::string(kind) + "\", \"box\": [0, 0, 1, 1]"), ErrorCode::unknown_value,
                "/photo/covers/0/kind");
  }
  check_error(cover(R"("shape": "star", "box": [0, 0, 1, 1])"), ErrorCode::unknown_value, "/photo/covers/0/shape");
}

TEST_CASE("covers: they may hang over the photo's edge, not float away from it") {
  CHECK(photo_of(cover(R"("box": [-0.2, 0.9, 0.5, 0.5])")).covers[0].box == Rect{-0.2f, 0.9f, 0.5f, 0.5f});
  check_error(cover(R"("box": [-2, 0, 1, 1])"), ErrorCode::out_of_range, "/photo/covers/0/box/0");
  check_error(cover(R"("shape": "path", "points": [[0, 0], [1, 0], [1, 9]])"), ErrorCode::out_of_range,
              "/photo/covers/0/points/2");
}

TEST_CASE("covers: malformed points are told by their index") {
  for (const char* point : {"1", "[1]", "[1, 1, 1]", "[1, \"1\"]", "{}"}) {
    check_error(cover(R"("shape": "path", "points": [[0, 0], )" + std::string(point) + ", [1, 1]]"),
                ErrorCode::wrong_type, "/photo/covers/0/points/1");
  }
}

TEST_CASE("covers: they have limits") {
  std::string covers = "{\"covers\": [";
  for (std::size_t i = 0; i <= limits::covers; ++i) covers += i ? ",{}" : "{}";
  check_error(covers + "]}", ErrorCode::out_of_range, "/photo/covers");

  std::string points = "\"shape\": \"path\", \"points\": [[0, 0]";
  for (std::size_t i = 0; i < limits::cover_points; ++i) points += ",[1, 1]";
  check_error(cover(points + "]"), ErrorCode::out_of_range, "/photo/covers/0/points");
}
