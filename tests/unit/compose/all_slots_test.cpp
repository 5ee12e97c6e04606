#include "compose/slots.h"

#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

TEST_CASE("slot_text: each of the writer's words has its slot") {
  story::Story story;
  story.story = "story";
  story.name = "name";
  story.role = "role";
  story.place = "place";
  story.prompt = "prompt";
  story.link = " example.org/a?b ";
  story.translation = story::Translation{"", "translation", "translated role"};
  story.nominees = {"first", "second"};
  for (const char* slot : {"story", "name", "role", "place", "prompt", "translation"}) CHECK(slot_text(story, {}, slot) == slot);
  CHECK(slot_text(story, {}, "translation.role") == "translated role");
  CHECK(slot_text(story, {}, "translation.language").empty());
  CHECK(slot_text(story, {}, "link") == story.link);
  CHECK(slot_text(story, {}, "link.short") == "example.org/a?b");
  CHECK(slot_text(story, {}, "nominees.0") == "first");
  CHECK(slot_text(story, {}, "nominees.1") == "second");
  CHECK(slot_text(story, {}, "nominees.2").empty());
  CHECK(slot_text(story, {}, "nominees.50").empty());
}

TEST_CASE("slot_text: the credit is the first photo's that has one") {
  story::Story story;
  CHECK(slot_text(story, {}, "credit").empty());
  story.photos.resize(3);
  story.photos[0].credit = " \n";
  story.photos[1].credit = "Photo: Kay";
  story.photos[2].credit = "Photo: Another";
  CHECK(slot_text(story, {}, "credit") == "Photo: Kay");
}

TEST_CASE("slot_text: a fact's source has its year once") {
  story::Story story;
  CHECK(slot_text(story, {}, "fact.source").empty());
  story.fact = story::Fact{"1 in 3", "people", "City council", std::nullopt};
  CHECK(slot_text(story, {}, "fact.number") == "1 in 3");
  CHECK(slot_text(story, {}, "fact.text") == "people");
  CHECK(slot_text(story, {}, "fact.source") == "City council");
  story.fact->year = 2024;
  CHECK(slot_text(story, {}, "fact.source") == "City council, 2024");
  story.fact->source = "City council (2024), page 3";
  CHECK(slot_text(story, {}, "fact.source") == "City council (2024), page 3");
  story.fact->source = "";
  CHECK(slot_text(story, {}, "fact.source") == "2024");
  story.fact->source = "البلدية";
  story.language = "ar";
  CHECK(slot_text(story, {}, "fact.source") == "البلدية، 2024");
}

TEST_CASE("slot_text: languages go by their own names, and ask for them") {
  story::Story story;
  almanac::Almanac almanac;
  CHECK(slot_text(story, {}, "language", almanac).empty());
  CHECK(needed_for_slot(story, "language", almanac).empty());
  story.language = "am";
  story.translation = story::Translation{"en-GB", "words", ""};
  const std::set<std::string> file{"almanac/languages.json"};
  CHECK(needed_for_slot(story, "language", almanac) == file);
  CHECK(needed_for_slot(story, "translation.language", almanac) == file);
  CHECK(needed_for_slot(story, "translation", almanac).empty());
  CHECK_FALSE(almanac.add("almanac/languages.json", tests::source_bytes("assets/almanac/languages.json")));
  CHECK(slot_text(story, {}, "language", almanac) == "አማርኛ");
  CHECK(slot_text(story, {}, "translation.language", almanac) == "English");
  CHECK(needed_for_slot(story, "language", almanac).empty());
  story.language = "x-ours";
  CHECK(slot_text(story, {}, "language", almanac) == "x-ours");
}

TEST_CASE("spoken_language: the story's own, else Arabic for what is written so") {
  story::Story story;
  story.fact = story::Fact{"", "كلمة", "", std::nullopt};
  CHECK(spoken_language(story) == "ar");
  story.language = "ur";
  CHECK(spoken_language(story) == "ur");
  CHECK(spoken_language(story::Story{}).empty());
}

TEST_CASE("leading_text: an event's title leads where there is neither story nor fact") {
  story::Story story;
  story.prompt = "Who?";
  story.event = story::Event{"عنوان", "", "", "", {}};
  CHECK(leading_text(story) == "عنوان");
  story.fact = story::Fact{"1 in 3", " ", "", std::nullopt};
  CHECK(leading_text(story) == "عنوان");
  story.fact->text = "people";
  CHECK(leading_text(story) == "people");
}
