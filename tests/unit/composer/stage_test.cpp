#include <algorithm>

#include "screen.h"
#include "toolkit/format.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr std::string_view words = "I came with seeds in my coat pocket.";

bool overlap(const Rect& a, const Rect& b) {
  return a.x + 0.5f < b.right() && b.x + 0.5f < a.right() && a.y + 0.5f < b.bottom() && b.y + 0.5f < a.bottom();
}

}  // namespace

TEST_CASE("stage: safe zones are a toggle that says in words what apps cover of the format") {
  TestScreen screen(390, 844);
  screen.write("story", words);
  screen.click("tab-frame");
  CHECK_FALSE(screen.has("safe-told"));
  screen.click("safe");
  CHECK(screen.node("safe-told").name == "Square: apps show the whole picture and cover nothing.");
  screen.click("format-story");
  CHECK(screen.node("safe-told").name.find("apps cover the top and the bottom") != std::string::npos);
  screen.click("safe");
  CHECK_FALSE(screen.has("safe-told"));
}

TEST_CASE("stage: an empty card has nothing to enlarge and nothing that apps could cover") {
  for (const float width : {390.0f, 1280.0f}) {
    TestScreen screen(width, 800);
    screen.click("tab-frame");
    CHECK_FALSE(screen.has("safe"));
    CHECK_FALSE(screen.has("expand"));
  }
}

TEST_CASE("stage: on a desktop no tool lies over the card, in any format and any window") {
  for (const Point size : {Point{1280, 800}, Point{960, 700}, Point{940, 700}, Point{1180, 1000}, Point{2560, 1440}}) {
    for (const char* language : {R"({"language":"en"})", R"({"language":"ar"})"}) {
      TestScreen screen(size.x, size.y, language);
      screen.write("story", words);
      for (const toolkit::Format& format : toolkit::formats()) {
        screen.click("format-" + std::string(format.id));
        const Rect card = screen.node("card").rect;
        INFO(size.x << " " << language << " " << format.id);
        CHECK_FALSE(overlap(card, screen.node("safe").rect));
        CHECK_FALSE(overlap(card, screen.node("expand").rect));
      }
    }
  }
}

TEST_CASE("stage: the large card is all that the tree holds, and gives the focus back where it was opened") {
  TestScreen screen(390, 844);
  screen.write("story", words);
  const Rect before = screen.node("card").rect;
  screen.take_count("focus");
  screen.click("expand");
  CHECK(screen.take_count("focus") == 1);
  CHECK(screen.node("large").role == "dialog");
  for (const char* gone : {"story", "tab-photo", "top", "next"}) CHECK_FALSE(screen.has(gone));
  CHECK(screen.node("card").rect.width > before.width * 1.4f);
  CHECK(screen.node("card").name.find("coat pocket") != std::string::npos);

  SUBCASE("Escape closes it") { screen.key("Escape", {}); }
  SUBCASE("its button closes it") { screen.click("large-close"); }
  SUBCASE("a press on the card closes it") { screen.tap(screen.node("card").rect.center()); }
  CHECK_FALSE(screen.has("large"));
  CHECK(screen.take_count("focus") == 1);
  CHECK(screen.node("story").value == words);
  CHECK(screen.node("card").rect == before);
}

TEST_CASE("stage: the large card's formats are the draft's, and can be undone") {
  for (const Point size : {Point{390, 844}, Point{320, 568}, Point{844, 390}, Point{1280, 800}}) {
    TestScreen screen(size.x, size.y);
    screen.write("story", words);
    screen.click("expand");
    screen.click("format-wide");
    INFO(size.x);
    CHECK(screen.node("large-title").name == "Wide: 1600 × 900 pixels");
    CHECK(screen.composer.state().draft.story.format == "wide");
    const Rect card = screen.node("card").rect;
    CHECK(card.width / card.height == doctest::Approx(16.0 / 9).epsilon(0.02));
    for (const ShownNode& node : screen.nodes()) {
      INFO(node.id);
      CHECK(node.rect.right() <= size.x + 1);
      CHECK(node.rect.bottom() <= size.y + 1);
    }
    screen.key("KeyZ", {.shift = false, .control = true});
    CHECK(screen.composer.state().draft.story.format.empty());
  }
}
