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

TEST_CASE("stage: the strip of formats shows empty cards as long as the card is empty") {
  TestScreen screen(1280, 800);
  const auto pictured = [&] {
    const auto& nodes = screen.composer.nodes();
    return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.id == "format-story" && node.picture != 0; });
  };
  CHECK_FALSE(pictured());
  screen.write("story", words);
  CHECK(pictured());
}

TEST_CASE("panel: it glides to the height of the step, and is there at once where nothing is to move") {
  for (const bool reduced : {false, true}) {
    TestScreen screen(390, 844, reduced ? R"({"reducedMotion":true})" : "{}");
    screen.write("story", words);
    const float from = screen.node("title").rect.y;
    screen.composer.action({"tab-frame", "click", {}});
    screen.composer.frame(screen.now_ms += 16);
    screen.composer.frame(screen.now_ms += 80);
    const float on_its_way = screen.node("title").rect.y;
    screen.settle();
    const float to = screen.node("title").rect.y;
    CHECK(to < from - 20);
    if (reduced) {
      CHECK(on_its_way == to);
    } else {
      CHECK(on_its_way < from);
      CHECK(on_its_way > to);
    }
  }
}

TEST_CASE("keys: title row and panel come before the steps, on a desktop as on a phone") {
  for (const float width : {390.0f, 1280.0f}) {
    TestScreen screen(width, 800);
    const auto nodes = screen.nodes();
    const auto at = [&](std::string_view id) {
      return std::find_if(nodes.begin(), nodes.end(), [&](const ShownNode& node) { return node.id == id; }) - nodes.begin();
    };
    CHECK(at("title") < at("tab-story"));
    CHECK(at("story") < at("tab-story"));
  }
}

TEST_CASE("frame step: on a desktop the colours are in sight, however many frames there are") {
  TestScreen screen(1280, 800);
  screen.write("story", words);
  screen.click("tab-frame");
  CHECK_FALSE(screen.node("themes").offscreen);
  CHECK(screen.node("themes").rect.bottom() <= 800);
}

TEST_CASE("story step: the field grows with its words, as far as the fit line stays in view") {
  TestScreen screen(390, 844);
  const float empty = screen.node("story").rect.height;
  std::string many;
  for (int i = 0; i < 8; ++i) many += "I came with seeds in my coat pocket. ";
  screen.write("story", many);
  CHECK(screen.node("story").rect.height > empty + 40);
  CHECK_FALSE(screen.node("story-fit").offscreen);
  TestScreen small(320, 568);
  small.write("story", many);
  CHECK(small.node("story").rect.height + 60 < small.node("panel-story").rect.height);
}
