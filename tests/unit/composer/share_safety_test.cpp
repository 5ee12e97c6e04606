#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

const story::Story& story_of(const TestScreen& screen) { return screen.composer.state().draft.story; }

void open_share(TestScreen& screen, const char* story) {
  screen.write("story", story);
  screen.click("tab-share");
}

void undo(TestScreen& screen) {
  Modifiers control;
  control.control = true;
  screen.key("KeyZ", control);
}

}  // namespace

TEST_CASE("safety: a card that says nothing of anyone is not spoken of") {
  TestScreen screen(390, 844);
  open_share(screen, "I came with seeds in my coat pocket.");
  CHECK_FALSE(screen.has("safety-title"));
}

TEST_CASE("safety: a telephone number is taken out in one tap, and undo brings it back") {
  TestScreen screen(390, 844);
  open_share(screen, "Bread every Friday. Call me on +44 7700 900123.");
  REQUIRE(screen.has("advice-phone-number"));
  CHECK(screen.node("advice-phone-number").name.find("+44 7700 900123") != std::string::npos);
  screen.click("advice-phone-number-out");
  CHECK(story_of(screen).story.find("7700") == std::string::npos);
  CHECK_FALSE(screen.has("advice-phone-number"));
  undo(screen);
  CHECK(screen.has("advice-phone-number"));
}

TEST_CASE("safety: of a name and a place together, either can go; the name that was typed is kept") {
  TestScreen screen(390, 844);
  screen.write("name", "Amina");
  screen.write("place", "Leeds");
  open_share(screen, "I came with seeds in my coat pocket.");
  REQUIRE(screen.has("advice-name-and-place"));
  screen.click("advice-name-and-place-no-name");
  CHECK(screen.composer.state().draft.name.shown == NameShown::none);
  CHECK(screen.composer.state().draft.name.own == "Amina");
  CHECK_FALSE(screen.has("advice-name-and-place"));
  undo(screen);
  REQUIRE(screen.has("advice-name-and-place"));
  screen.click("advice-name-and-place-place");
  CHECK(story_of(screen).place.empty());
  CHECK_FALSE(screen.has("advice-name-and-place"));
}

TEST_CASE("safety: a full name becomes initials in one tap") {
  TestScreen screen(390, 844);
  screen.write("name", "Amina Haddad");
  open_share(screen, "I came with seeds in my coat pocket.");
  REQUIRE(screen.has("advice-full-name"));
  screen.click("advice-full-name-initials");
  CHECK(screen.composer.state().draft.name.shown == NameShown::initials);
  CHECK_FALSE(screen.has("advice-full-name"));
}

TEST_CASE("safety: a face is covered in one tap, a photo described where its field is") {
  TestScreen screen(390, 844);
  screen.write("story", "I came with seeds in my coat pocket.");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.click("tab-share");
  REQUIRE(screen.has("advice-face-uncovered"));
  screen.click("advice-face-uncovered-cover");
  CHECK(screen.composer.state().step == Step::photo);
  CHECK(story_of(screen).photos[0].covers.size() == 1);
  screen.click("tab-share");
  CHECK_FALSE(screen.has("advice-face-uncovered"));
  REQUIRE(screen.has("advice-photo-undescribed"));
  screen.take_focus();
  screen.click("advice-photo-undescribed-describe");
  CHECK(screen.composer.state().step == Step::photo);
  CHECK(screen.take_focus() == "description");
}

TEST_CASE("safety: fairer words are offered, each in one tap; nothing is held back by any advice") {
  TestScreen screen(390, 844);
  open_share(screen, "The host country gave us a garden. We gave it tomatoes.");
  REQUIRE(screen.has("advice-wording"));
  screen.agree();
  CHECK_FALSE(screen.node("save").disabled);
  screen.click("advice-wording-use-0");
  CHECK(story_of(screen).story == "The country of destination gave us a garden. We gave it tomatoes.");
  CHECK_FALSE(screen.has("advice-wording"));
}

TEST_CASE("safety: what is left as it is is not asked again, until its words are others") {
  TestScreen screen(390, 844);
  open_share(screen, "Call me on +44 7700 900123.");
  screen.click("advice-phone-number-leave");
  CHECK_FALSE(screen.has("advice-phone-number"));
  screen.click("tab-story");
  screen.write("story", "Call me on +44 7700 900456.");
  screen.click("tab-share");
  CHECK(screen.has("advice-phone-number"));
}
