#include "composer/edits_consent.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr const char* sample_photo = "samples/amina.jpg";

void write_card(TestScreen& screen) {
  screen.write("story", "I came with seeds in my coat pocket.");
  screen.click("tab-share");
}

const Json& consent_of(const TestScreen& screen) { return screen.composer.state().draft.story.consent; }

}  // namespace

TEST_CASE("consent: until it is answered nothing is saved, and the main button leads to the first open question") {
  TestScreen screen(390, 844);
  write_card(screen);
  CHECK_FALSE(screen.has("save-all"));
  CHECK(screen.node("save").disabled);
  CHECK_FALSE(screen.node("copy-caption").disabled);  // words alone hold nobody's face
  screen.take_count("");
  screen.click("save");
  CHECK(screen.take_count("save") == 0);
  screen.click("answer-first");
  CHECK(screen.take_focus() == "about-me");
  screen.click("about-me");
  screen.click("answer-first");
  CHECK(screen.take_focus() == "agree-mine");
  screen.click("agree-mine");
  CHECK_FALSE(screen.has("answer-first"));
  screen.click("save");
  CHECK(screen.take_count("save") == 1);
}

TEST_CASE("consent: whose story it is decides who has to agree; a photo asks for everyone who can be seen in it") {
  TestScreen screen(390, 844);
  write_card(screen);
  CHECK_FALSE(screen.has("agree-mine"));
  screen.click("about-other");
  CHECK(screen.has("agree-mine"));
  CHECK_FALSE(screen.has("agree-child"));
  CHECK_FALSE(screen.has("agree-shown"));
  screen.click("about-child");
  CHECK(screen.has("agree-child"));
  REQUIRE(screen.choose_photo(sample_photo));
  CHECK(screen.has("agree-shown"));
  for (const char* id : {"agree-mine", "agree-child"}) screen.click(id);
  CHECK(screen.node("save").disabled);
  screen.click("agree-shown");
  CHECK_FALSE(screen.node("save").disabled);
}

TEST_CASE("consent: what one teller agreed to does not count for another, nor for another photo") {
  TestScreen screen(390, 844);
  screen.write("story", "I came with seeds in my coat pocket.");
  REQUIRE(screen.choose_photo(sample_photo));
  screen.click("tab-share");
  screen.agree();
  CHECK(is_answered(screen.composer.state()));
  screen.click("about-other");
  CHECK_FALSE(screen.node("agree-mine").on);
  CHECK_FALSE(screen.node("agree-shown").on);
  for (const char* id : {"agree-mine", "agree-shown"}) screen.click(id);
  REQUIRE(screen.choose_photo(sample_photo));
  CHECK(screen.node("agree-mine").on);
  CHECK_FALSE(screen.node("agree-shown").on);
}

TEST_CASE("consent: the answers are the story's own, in its JSON, and undo takes them back one by one") {
  TestScreen screen(390, 844);
  write_card(screen);
  screen.click("about-child");
  screen.click("agree-mine");
  screen.click("agree-child");
  const Json* mine = consent_of(screen).find("mine");
  REQUIRE(mine);
  CHECK(*mine == Json(true));
  CHECK(screen.composer.state().draft.story.about == story::About::child);
  Modifiers control;
  control.control = true;
  screen.key("KeyZ", control);
  CHECK_FALSE(screen.node("agree-child").on);
  CHECK(screen.node("agree-mine").on);
  screen.click("agree-mine");
  CHECK(consent_of(screen).is_null());  // an answer that was taken back leaves no trace
}

TEST_CASE("consent: a note of the answers can be kept, once all are given; it names no one") {
  TestScreen screen(390, 844);
  screen.write("name", "Amina");
  write_card(screen);
  screen.click("about-me");
  CHECK_FALSE(screen.has("consent-receipt"));
  screen.click("agree-mine");
  screen.take_count("");
  screen.click("consent-receipt");
  CHECK(screen.take_count("save-text") == 1);
}
