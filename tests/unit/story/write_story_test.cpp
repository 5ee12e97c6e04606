#include "story/story.h"
#include "unit/story/whole_document.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

namespace {

Story story_of(const std::string& text) {
  const auto story = read(text);
  REQUIRE(story);
  return *story;
}

}  // namespace

TEST_CASE("write: a story without a source is written from its fields alone, every one") {
  const Json document = *read_json(whole_document);
  Story story = *read(document);
  story.source = Json();
  CHECK(write_json(write(story)) == write_json(document));
}

TEST_CASE("write: a speaker who goes takes what was written of them along; the others are known by their names") {
  Story story = story_of(R"({"storycard":1,"story":"a","event":{"speakers":[
      {"name":"O","x":1},{"name":"P","x":2},{"name":"Q","x":3}]}})");
  story.event->speakers.erase(story.event->speakers.begin());
  for (Speaker& speaker : story.event->speakers) speaker.role = "host";
  CHECK(
      write_json(write(story)) ==
      R"({"storycard":1,"story":"a","event":{"speakers":[{"name":"P","x":2,"role":"host"},{"name":"Q","x":3,"role":"host"}]}})");
}

TEST_CASE("write: what was read and not changed comes back to the letter") {
  for (const char* text : {
           whole_document,
           R"({"storycard":1,"story":"a","direction":"auto","nameChanged":false,"qr":false,"hashtags":[],"photos":[]})",
           R"({"story":"a","storycard":1,"photo":{"zoom":1,"center":[0.5,0.5],"turn":0,"look":"none"},"event":null})",
           R"({"storycard":1,"story":"a","photo":{"zoom":1.23456789012345,"center":[0.333333333333,0.1]}})",
           R"({"storycard":1,"story":"a","fact":{},"translation":{},"consent":{},"logos":[{}]})",
       }) {
    CHECK(write_json(write(story_of(text))) == write_json(*read_json(text)));
  }
}

TEST_CASE("write: unknown keys survive anywhere, whatever is edited beside them") {
  Story story = story_of(R"({"x-top": [1, {"deep": null}], "storycard": 1, "story": "a",
      "fact": {"x-fact": true, "text": "old"}, "event": {"title": "t", "x-event": 1, "speakers": [{"name": "O", "x-speaker": 2}]},
      "translation": {"x-translation": 3, "story": "b"}, "logos": [{"file": "l.png", "x-logo": 4}],
      "consent": {"mine": true, "x-consent": 5}})");
  story.story = "new";
  story.fact->text = "new";
  story.event->speakers[0].role = "nurse";
  story.event->where = "Library";
  story.translation->story = "new";
  story.logos[0].description = "City";
  CHECK(write_json(write(story)) ==
        R"({"x-top":[1,{"deep":null}],"storycard":1,"story":"new","fact":{"x-fact":true,"text":"new"},)"
        R"("event":{"title":"t","x-event":1,"speakers":[{"name":"O","x-speaker":2,"role":"nurse"}],"where":"Library"},)"
        R"("translation":{"x-translation":3,"story":"new"},"logos":[{"file":"l.png","x-logo":4,"description":"City"}],)"
        R"("consent":{"mine":true,"x-consent":5}})");
}

TEST_CASE("write: a field set back to its default takes its key away") {
  Story story = story_of(whole_document);
  Story empty;
  empty.story = story.story;
  empty.source = story.source;
  CHECK(write_json(write(empty)) == "{\"storycard\":1,\"story\":\"" + story.story + "\"}");
}

TEST_CASE("write: no hashtags and the pack's hashtags are told apart") {
  Story story = story_of(R"({"storycard":1,"story":"a"})");
  story.hashtags = std::vector<std::string>{};
  CHECK(write_json(write(story)) == R"({"storycard":1,"story":"a","hashtags":[]})");
  story = story_of(R"({"storycard":1,"story":"a","hashtags":[]})");
  story.hashtags.reset();
  CHECK(write_json(write(story)) == R"({"storycard":1,"story":"a"})");
}

TEST_CASE("write: every edit reads back as it was made") {
  const Story whole = story_of(whole_document);
  for (const char* text :
       {R"({"storycard":1,"story":"a"})", R"({"storycard":1,"prompt":"b","photo":{"file":"x.jpg","y":1}})"}) {
    Story story = whole;
    story.source = story_of(text).source;
    Story again = story_of(write_json(write(story)));
    again.source = story.source;
    CHECK(again == story);
  }
}

TEST_CASE("write: words that are not yet there are no obstacle to a draft") {
  Story story;
  story.name = "Amina";
  CHECK(write_json(write(story)) == R"({"storycard":1,"name":"Amina"})");
}
