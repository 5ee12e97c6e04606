#include "story/story.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

namespace {

Story story_with(const std::string& photos) {
  const auto story = read(R"({"storycard": 1, )" + photos + R"(, "story": "a"})");
  REQUIRE(story);
  return *story;
}

std::string written(const Story& story) { return write_json(write(story)); }

}  // namespace

TEST_CASE("write: one photo keeps its key and its unknown keys when it is edited") {
  Story story = story_with(R"("photo": {"x-camera": "old", "file": "a.jpg", "zoom": 2})");
  story.photos[0].framing.zoom = 1;
  story.photos[0].description = "A door";
  CHECK(written(story) ==
        R"({"storycard":1,"photo":{"x-camera":"old","file":"a.jpg","description":"A door"},"story":"a"})");
}

TEST_CASE("write: a second photo turns photo into photos, in its place") {
  Story story = story_with(R"("photo": {"x": 1, "file": "a.jpg"})");
  story.photos.push_back({});
  story.photos[1].file = "b.jpg";
  CHECK(written(story) == R"({"storycard":1,"photos":[{"x":1,"file":"a.jpg"},{"file":"b.jpg"}],"story":"a"})");
  CHECK(read(written(story))->photos == story.photos);
}

TEST_CASE("write: the last photo taken away takes its key with it") {
  for (const char* photos : {R"("photo": {"file": "a.jpg"})", R"("photos": [{"file": "a.jpg"}])"}) {
    Story story = story_with(photos);
    story.photos.clear();
    CHECK(written(story) == R"({"storycard":1,"story":"a"})");
  }
}

TEST_CASE("write: unknown keys stay with their photo when photos move, go or change") {
  Story story = story_with(
      R"("photos": [{"file": "a.jpg", "x": "a"}, {"file": "b.jpg", "x": "b"}, {"file": "c.jpg", "x": "c"}])");
  story.photos.erase(story.photos.begin());
  std::swap(story.photos[0], story.photos[1]);
  story.photos[0].flip = true;
  CHECK(written(story) ==
        R"({"storycard":1,"photos":[{"file":"c.jpg","x":"c","flip":true},{"file":"b.jpg","x":"b"}],"story":"a"})");
}

TEST_CASE("write: formats are added, changed and taken away one by one") {
  Story story = story_with(R"("photo": {"formats": {"story": {"zoom": 2, "x": 1}, "wide": {"zoom": 3}}})");
  story.photos[0].formats[0].framing.zoom = 1.7f;
  story.photos[0].formats[1] = {"square", {Point{0.25f, 0.5f}, 1}};
  CHECK(
      written(story) ==
      R"({"storycard":1,"photo":{"formats":{"story":{"zoom":1.7,"x":1},"square":{"center":[0.25,0.5]}}},"story":"a"})");
  story.photos[0].formats.clear();
  CHECK(written(story) == R"({"storycard":1,"photo":{},"story":"a"})");
}

TEST_CASE("write: a centre that was not given stays away, one that was stays, the middle too") {
  const std::string photos =
      R"("photos":[{"file":"a.jpg"},{"file":"b.jpg","center":[0.5,0.5]},{"file":"c.jpg","formats":{"wide":{"zoom":2}}}])";
  Story story = story_with(photos);
  CHECK_FALSE(story.photos[0].framing.center);
  CHECK(story.photos[1].framing.center == Point{0.5f, 0.5f});
  CHECK_FALSE(story.photos[2].formats[0].framing.center);
  story.photos[0].framing.zoom = 2;
  story.photos[1].flip = true;
  story.photos[2].formats[0].framing.zoom = 1.5f;
  CHECK(written(story) ==
        R"({"storycard":1,"photos":[{"file":"a.jpg","zoom":2},{"file":"b.jpg","center":[0.5,0.5],"flip":true},)"
        R"({"file":"c.jpg","formats":{"wide":{"zoom":1.5}}}],"story":"a"})");
  story.photos[0].framing.center = Point{0.5f, 0.5f};
  story.photos[1].framing.center.reset();
  CHECK(written(story) ==
        R"({"storycard":1,"photos":[{"file":"a.jpg","center":[0.5,0.5],"zoom":2},{"file":"b.jpg","flip":true},)"
        R"({"file":"c.jpg","formats":{"wide":{"zoom":1.5}}}],"story":"a"})");
}

TEST_CASE("write: covers are added, moved and taken away, unknown keys stay") {
  Story story =
      story_with(R"("photo": {"covers": [{"box": [0.1, 0.1, 0.2, 0.2], "x": 1}, {"box": [0.5, 0.5, 0.1, 0.1]}]})");
  story.photos[0].covers[0].box.x = 0.3f;
  story.photos[0].covers[1] = {Cover::Kind::solid, "fig", Cover::Shape::path, {}, {{0, 0}, {1, 0}, {0, 0.7f}}};
  const Story again = *read(written(story));
  CHECK(again.photos == story.photos);
  const Json document = write(story);
  const JsonArray& covers = *document.find("photo")->find("covers")->as_array();
  CHECK(write_json(covers[0]) == R"({"box":[0.3,0.1,0.2,0.2],"x":1})");
  CHECK(write_json(covers[1]) == R"({"kind":"solid","color":"fig","shape":"path","points":[[0,0],[1,0],[0,0.7]]})");
  story.photos[0].covers.clear();
  CHECK(written(story) == R"({"storycard":1,"photo":{},"story":"a"})");
}
