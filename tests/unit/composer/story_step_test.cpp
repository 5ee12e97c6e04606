#include <algorithm>

#include "composer/ideas.h"
#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

const story::Story& story_of(const TestScreen& screen) { return screen.composer.state().draft.story; }

struct MoreScreen : TestScreen {
  MoreScreen() : TestScreen(390, 844, R"({"language":"en","timeZone":"Europe/Madrid"})") {
    write("story", "I came with seeds in my coat pocket.");
    click("story-more");
  }
};

}  // namespace

TEST_CASE("story step: a newcomer sees story, name, role and place, and nothing of the rest") {
  TestScreen screen(390, 844);
  for (const char* id : {"story", "name", "role", "place", "name-hidden", "story-more"}) CHECK(screen.has(id));
  for (const char* id : {"extra-fact", "fact-number", "hashtag", "translation", "name-choice"}) CHECK_FALSE(screen.has(id));
}

TEST_CASE("story step: every idea begins the story with its opening") {
  for (const std::string_view idea : ideas) {
    TestScreen screen(320, 568);
    screen.click("ideas-more");
    screen.click("menu-idea-" + std::string(idea));
    INFO(idea);
    CHECK(story_of(screen).story.size() > 5);
    CHECK(story_of(screen).story.back() == ' ');
  }
}

TEST_CASE("story step: sharing without the name asks what stands there instead, and gives the name back") {
  TestScreen screen(390, 844);
  screen.write("name", "Amina");
  screen.click("name-hidden");
  CHECK(screen.node("name-hidden").on);
  CHECK(story_of(screen).name.empty());
  CHECK_FALSE(screen.has("name"));
  screen.click("name-initials");
  CHECK(story_of(screen).name == "A.");
  CHECK(screen.node("name").value == "Amina");
  screen.click("name-another");
  screen.write("another-name", "Leila");
  CHECK(story_of(screen).name_changed);
  screen.click("name-hidden");
  CHECK(screen.node("name").value == "Amina");
  CHECK(story_of(screen).name == "Amina");
}

TEST_CASE("story step: a fact opens the way to the frames that show it") {
  MoreScreen screen;
  screen.click("extra-fact");
  screen.write("fact-number", "1 in 3");
  screen.write("fact-year", "2024");
  CHECK(story_of(screen).fact->year == 2024);
  CHECK(screen.node("placed-fact").role == "status");
  screen.click("frames-fact");
  CHECK(screen.node("tab-frame").on);
  screen.click("frame-itac/fact");
  screen.click("tab-story");
  CHECK_FALSE(screen.has("frames-fact"));
  CHECK(screen.has("placed-fact"));
}

TEST_CASE("story step: a year that is none is kept as typed, said kindly, and not on the card") {
  MoreScreen screen;
  screen.click("extra-fact");
  screen.write("fact-text", "of the gardens");
  screen.write("fact-year", "last year");
  CHECK(screen.node("fact-year").value == "last year");
  CHECK(screen.has("fact-year-error"));
  CHECK_FALSE(story_of(screen).fact->year);
  screen.write("fact-year", "2023");
  CHECK_FALSE(screen.has("fact-year-error"));
  CHECK(story_of(screen).fact->year == 2023);
}

TEST_CASE("story step: an event's hour is said with its zone, in whatever order day and hour are given") {
  MoreScreen screen;
  screen.click("extra-event");
  screen.write("event-time", "17:00");
  CHECK(screen.has("event-time-error"));
  screen.write("event-day", "2026-12-18");
  CHECK_FALSE(screen.has("event-time-error"));
  CHECK(story_of(screen).event->start == "2026-12-18T17:00+01:00");
  CHECK(story_of(screen).event->time_zone == "Europe/Madrid");
  CHECK(screen.has("event-title-error"));
  screen.write("event-title", "Harvest party");
  CHECK_FALSE(screen.has("event-title-error"));
  screen.write("event-day", "");
  CHECK(screen.node("event-time").value == "17:00");
  screen.write("event-day", "2026-07-01");
  CHECK(story_of(screen).event->start == "2026-07-01T17:00+02:00");
  screen.write("event-day", "tomorrow");
  CHECK(screen.node("event-day").value == "tomorrow");
  CHECK(story_of(screen).event->start == "2026-07-01T17:00+02:00");
}

TEST_CASE("story step: another time zone keeps the clock") {
  MoreScreen screen;
  screen.click("extra-event");
  screen.write("event-day", "2026-12-18");
  screen.write("event-time", "17:00");
  screen.click("event-zone");
  screen.write("pick-find", "kyiv");
  screen.click("pick-Europe/Kyiv");
  CHECK_FALSE(screen.has("pick-sheet"));
  CHECK(story_of(screen).event->start == "2026-12-18T17:00+02:00");
  CHECK(story_of(screen).event->time_zone == "Europe/Kyiv");
}

TEST_CASE("story step: speakers come, are named and go") {
  MoreScreen screen;
  screen.click("extra-event");
  screen.click("speaker-add");
  screen.click("speaker-add");
  screen.write("speaker-0", "Amina");
  screen.write("speaker-1", "Leila");
  screen.write("speaker-1-role", "Nurse");
  screen.click("speaker-0-remove");
  REQUIRE(story_of(screen).event->speakers.size() == 1);
  CHECK(story_of(screen).event->speakers[0].name == "Leila");
  CHECK(screen.node("speaker-0-role").value == "Nurse");
}

TEST_CASE("story step: a language is found by its English name and by the interface's, once the page told them") {
  MoreScreen screen;
  screen.click("extra-translation");
  screen.click("translation-language");
  CHECK(screen.take_count("name-languages") == 1);
  screen.act("page", "language-names", "uk\tucraniano\tUkrainian\nsw\tsuajili\tSwahili\nbroken");
  for (const char* words : {"ukrain", "UCRANI", "Україн"}) {
    screen.write("pick-find", words);
    INFO(words);
    CHECK(screen.has("pick-uk"));
    CHECK_FALSE(screen.has("pick-sw"));
  }
  CHECK(screen.take_count("name-languages") == 0);
}

TEST_CASE("story step: a second language is found by its own name") {
  MoreScreen screen;
  screen.click("extra-translation");
  screen.click("translation-language");
  CHECK(screen.has("pick-fr"));
  screen.write("pick-find", "kiswa");
  CHECK_FALSE(screen.has("pick-fr"));
  screen.click("pick-sw");
  CHECK(story_of(screen).translation->language == "sw");
  screen.write("translation", "Nilikuja na mbegu.");
  CHECK(screen.node("translation-language").name.find("Kiswahili") != std::string::npos);
  CHECK(screen.has("frames-translation"));
  screen.click("extra-language");
  screen.click("story-language");
  screen.click("pick-en");
  screen.click("story-language");
  screen.click("pick-automatic");
  CHECK(story_of(screen).language.empty());
}

TEST_CASE("story step: a hashtag that cannot be one is kept in its field with the reason") {
  MoreScreen screen;
  screen.click("extra-hashtags");
  screen.write("hashtag", "covid-19");
  screen.click("hashtag-add");
  CHECK(screen.has("hashtag-error"));
  CHECK(screen.node("hashtag").value == "covid-19");
  screen.write("hashtag", "Leeds");
  CHECK_FALSE(screen.has("hashtag-error"));
  screen.click("hashtag-add");
  CHECK(screen.node("hashtag").value.empty());
  REQUIRE(story_of(screen).hashtags);
  CHECK(story_of(screen).hashtags->back() == "#Leeds");
  screen.click("hashtag-words-0-remove");
  CHECK(story_of(screen).hashtags->size() == 2);
  screen.click("hashtags-campaign");
  CHECK_FALSE(story_of(screen).hashtags);
}

TEST_CASE("story step: a link that is none is said so, and kept") {
  MoreScreen screen;
  screen.click("extra-link");
  for (const char* text : {"example.org", "https://", "https://x", "https://a b.org", "https://.org"}) {
    screen.write("link", text);
    INFO(text);
    CHECK(screen.has("link-error"));
    CHECK(story_of(screen).link == text);
  }
  screen.write("link", "https://example.org/amina");
  CHECK_FALSE(screen.has("link-error"));
}

TEST_CASE("story step: curly quotes are offered while there are straight ones, and can be undone") {
  TestScreen screen(390, 844);
  screen.write("story", "She said \"come in\".");
  screen.click("quotes");
  CHECK(story_of(screen).story == "She said “come in”.");
  CHECK_FALSE(screen.has("quotes"));
  screen.click("undo");
  CHECK(screen.has("quotes"));
}

TEST_CASE("story step: with everything open no control lies over another, at any width and in both directions") {
  for (const char* settings : {R"({"language":"en"})", R"({"language":"ar"})", R"({"language":"fr"})"}) {
    for (const float width : {320.0f, 390.0f, 1280.0f}) {
      TestScreen screen(width, 2400, settings);
      screen.write("story", "\"Yes\"");
      screen.click("name-hidden");
      screen.click("name-another");
      screen.click("story-more");
      for (const char* id : {"translation", "fact", "event", "question", "hashtags", "link", "language"}) {
        screen.click("extra-" + std::string(id));
      }
      screen.click("speaker-add");
      screen.write("fact-year", "soon");
      const auto nodes = screen.nodes();
      const auto pressed = [](const ShownNode& node) {
        return node.role == "button" || node.role == "textbox" || node.role == "switch" || node.role == "radio";
      };
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!pressed(nodes[i]) || nodes[i].offscreen) continue;
        INFO(settings << " " << width << " " << nodes[i].id);
        CHECK_FALSE(nodes[i].name.empty());
        CHECK(nodes[i].rect.x >= -1);
        CHECK(nodes[i].rect.right() <= width + 1);
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
          if (!pressed(nodes[j]) || nodes[j].offscreen) continue;
          const Rect &a = nodes[i].rect, &b = nodes[j].rect;
          const bool apart = a.x + 0.5f >= b.right() || b.x + 0.5f >= a.right() || a.y + 0.5f >= b.bottom() ||
                             b.y + 0.5f >= a.bottom();
          CHECK_MESSAGE(apart, nodes[j].id);
        }
      }
    }
  }
}
