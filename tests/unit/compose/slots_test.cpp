#include "compose/slots.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

TEST_CASE("slot_text: hashtags that the story leaves out are the pack's, an empty list is none") {
  toolkit::Pack pack;
  pack.hashtags = {"#One", "#Two", "#Three"};
  story::Story story;
  CHECK(slot_text(story, pack, "hashtags.0") == "#One");
  CHECK(slot_text(story, pack, "hashtags.rest") == "#Two #Three");
  story.hashtags = std::vector<std::string>{};
  CHECK(slot_text(story, pack, "hashtags.0").empty());
  CHECK(slot_text(story, pack, "hashtags.rest").empty());
  story.hashtags = std::vector<std::string>{"#Own"};
  CHECK(slot_text(story, pack, "hashtags.0") == "#Own");
  CHECK(slot_text(story, pack, "hashtags.rest").empty());
}

TEST_CASE("slot_text: the writer's words come through unchanged, an unknown slot is empty") {
  story::Story story;
  story.story = "  \"quoted\"  two  spaces ";
  CHECK(slot_text(story, {}, "story") == story.story);
  CHECK(slot_text(story, {}, "surname").empty());
}

TEST_CASE("leading_text: the first text that has something in it") {
  story::Story story;
  story.prompt = "Who made you feel at home?";
  CHECK(leading_text(story) == story.prompt);
  story.fact = story::Fact{};
  story.fact->text = "A fact";
  CHECK(leading_text(story) == "A fact");
  story.story = "A story";
  CHECK(leading_text(story) == "A story");
}
