#include <algorithm>
#include <set>
#include <string>

#include "composer/licences.h"
#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

// Controls of an open sheet lie within the screen's width, are high enough to be pressed, and are not under one another.
void check_controls(const TestScreen& screen, float width) {
  std::set<std::string> ids;
  for (const ShownNode& node : screen.nodes()) {
    INFO(node.id);
    CHECK_MESSAGE(ids.insert(node.id).second, "an id stands for one thing");
    CHECK((node.role == "main" || !node.name.empty()));
    CHECK(node.name.find('{') == std::string::npos);
    if (node.offscreen) continue;
    CHECK(node.rect.x >= -1);
    CHECK(node.rect.right() <= width + 1);
  }
}

}  // namespace

TEST_CASE("sheets: a phone's top bar has language, help and more; a desktop's has the colours instead of more") {
  TestScreen phone(390, 844), desktop(1280, 800);
  for (const char* id : {"language", "help", "more"}) CHECK(phone.has(id));
  CHECK_FALSE(phone.has("theme"));
  for (const char* id : {"undo", "redo", "language", "theme", "help"}) CHECK(desktop.has(id));
  CHECK_FALSE(desktop.has("more"));
}

TEST_CASE("sheets: each opens as a dialog on every screen, in both directions, and closes with Escape") {
  for (const char* settings : {R"({"language":"en"})", R"({"language":"ar"})"}) {
    for (const Point size : {Point{390, 844}, Point{320, 568}, Point{844, 390}, Point{1280, 800}}) {
      TestScreen screen(size.x, size.y, settings);
      for (const char* id : {"help", "more"}) {
        INFO(settings << " " << size.x << " " << id);
        if (!screen.has(id)) continue;
        screen.click(id);
        CHECK(screen.has(std::string(id) + "-title"));
        check_controls(screen, size.x);
        screen.key("Escape", {});
        CHECK_FALSE(screen.has(std::string(id) + "-title"));
      }
    }
  }
}

TEST_CASE("sheets: help leads to the keys, and to the licences, each a link that opens its text") {
  TestScreen screen(390, 844);
  screen.click("help");
  screen.click("help-keys");
  CHECK(screen.has("keys-title"));
  screen.key("Escape", {});
  screen.click("help");
  screen.click("help-about");
  for (const Licence& licence : licences) {
    const std::string id = "licence-" + std::string(licence.file);
    INFO(id);
    CHECK(screen.node(id).role == "link");
    CHECK(screen.node(id).value == "licences/" + std::string(licence.file) + ".txt");
  }
  screen.take_count("");
  screen.click("licence-icu");
  CHECK(screen.take_count("open") == 1);
}

TEST_CASE("sheets: help and about lead to the pages on privacy and accessibility, in the language of the interface") {
  for (const std::string language : {"en", "uk", "ar"}) {
    TestScreen screen(390, 844, R"({"language":")" + language + R"("})");
    screen.click("help");
    CHECK(screen.node("help-privacy-page").role == "link");
    CHECK(screen.node("help-privacy-page").value == "about/" + language + "/privacy.html");
    screen.click("help-about");
    for (const std::string page : {"privacy", "accessibility"}) {
      const std::string id = "about-" + page;
      CHECK(screen.node(id).role == "link");
      CHECK(screen.node(id).value == "about/" + language + "/" + page + ".html");
      screen.take_count("");
      screen.click(id);
      CHECK(screen.take_count("open") == 1);
    }
  }
}

TEST_CASE("sheets: in another page's frame, too, help leads to the page on privacy") {
  TestScreen screen(390, 844, R"({"embedded":true})");
  screen.click("more");
  screen.click("more-help");
  CHECK(screen.node("help-privacy-page").role == "link");
}

TEST_CASE("sheets: starting over asks first, takes everything away, and undo brings all of it back") {
  TestScreen screen(390, 844);
  screen.click("more");
  CHECK(screen.node("start-over").disabled);  // there is nothing yet
  screen.key("Escape", {});
  screen.write("story", "I came with seeds.");
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  const Draft before = screen.composer.state().draft;
  screen.click("more");
  screen.click("start-over");
  CHECK(screen.composer.state().draft == before);
  SUBCASE("no keeps it") {
    screen.click("start-over-no");
    CHECK(screen.composer.state().draft == before);
    CHECK(screen.has("start-over"));
  }
  SUBCASE("yes empties it") {
    screen.click("start-over-yes");
    CHECK(screen.composer.state().draft == Draft{});
    CHECK(screen.node("story").value.empty());
    screen.click("toast-undo");
    CHECK(screen.composer.state().draft == before);
  }
}

TEST_CASE("sheets: the colours of the screen are chosen in the phone's sheet, and kept by the page") {
  TestScreen screen(390, 844);
  const Color light = screen.composer.ground();
  screen.click("more");
  screen.take_count("");
  screen.click("more-theme-dark");
  CHECK(screen.take_count("settings") == 1);
  CHECK_FALSE(screen.composer.ground() == light);
}

TEST_CASE("hint: it is there at the first visit, goes with the first words, and never comes back once it was closed") {
  TestScreen screen(390, 844);
  CHECK(screen.has("hint"));
  screen.write("story", "I came with seeds.");
  CHECK_FALSE(screen.has("hint"));
  screen.write("story", "");
  CHECK(screen.has("hint"));
  screen.take_count("");
  screen.click("hint-close");
  CHECK(screen.take_count("settings") == 1);
  CHECK_FALSE(screen.has("hint"));
  TestScreen second(390, 844, R"({"hint":"seen"})");
  CHECK_FALSE(second.has("hint"));
}
