#include "composer/layout.h"

#include <algorithm>
#include <set>
#include <string>

#include "composer/app.h"
#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

struct Size {
  float width, height;
};
constexpr Size sizes[] = {{320, 256},  {320, 568},  {360, 640},   {390, 844},  {568, 320},  {600, 960},  {640, 512},
                          {768, 1024}, {844, 390}, {1024, 768}, {1280, 800}, {1920, 1080}, {2560, 1440}};

bool inside(const Rect& rect, const Rect& of) {
  return rect.x >= of.x - 0.5f && rect.y >= of.y - 0.5f && rect.right() <= of.right() + 0.5f &&
         rect.bottom() <= of.bottom() + 0.5f;
}

bool overlap(const Rect& a, const Rect& b) {
  constexpr float slack = 1;
  return a.x + slack < b.right() && b.x + slack < a.right() && a.y + slack < b.bottom() && b.y + slack < a.bottom();
}

bool is_control(const Node& node) {
  static const std::set<std::string> roles{"button", "tab", "radio", "slider", "switch", "checkbox", "textbox"};
  return roles.count(node.role) > 0;
}

// All of it, or some.
bool is_scrolled_away(const Node& node) { return node.offscreen || node.rect.height < node.whole.height - 0.5f; }

// Every control: large enough to be hit, on the canvas as far as it goes, and not on one of its own kind.
void check_controls(const std::vector<Node>& nodes, float width, float height) {
  for (const Node& node : nodes) {
    if (!is_control(node)) continue;
    INFO(node.id);
    const Rect hit = Ui::hit_box(node.whole);
    CHECK(node.whole.x >= -0.5f);
    CHECK(node.whole.right() <= width + 0.5f);
    CHECK_FALSE(node.name.empty());
    if (!node.offscreen && node.role != "textbox") CHECK(inside(node.rect, {0, 0, width, height}));
    for (const Node& other : nodes) {
      if (&other <= &node || !is_control(other) || other.parent != node.parent) continue;
      if (is_scrolled_away(node) || is_scrolled_away(other)) continue;  // under what does not scroll
      INFO(other.id);
      CHECK_FALSE(overlap(hit, Ui::hit_box(other.whole)));
    }
  }
}

void check_steps(TestScreen& screen, float width, float height) {
  for (const char* const tab : {"tab-story", "tab-photo", "tab-frame", "tab-share"}) {
    INFO(std::string(tab));
    screen.click(tab);
    check_controls(screen.composer.nodes(), width, height);
    const std::string fit = screen.has("story-fit") ? screen.node("story-fit").name : std::string();
    for (const std::string& cut : screen.composer.cut_words()) {
      if (fit.rfind(cut, 0) != 0) FAIL_CHECK("cut: " << cut);  // six outlines say what the fit's words do
    }
  }
}

}  // namespace

TEST_CASE("layout: the parts lie side by side on the canvas, on every screen") {
  for (const Size& size : sizes) {
    for (const Step step : steps) {
      INFO(size.width << " x " << size.height << " " << std::string(name_of(step)));
      Screen screen;
      screen.width = size.width;
      screen.height = size.height;
      const Areas areas = areas_for(screen, step);
      const Rect canvas{0, 0, size.width, size.height};
      CHECK(inside(areas.top_bar, canvas));
      CHECK(inside(areas.stage, canvas));
      CHECK(inside(areas.tabs, canvas));
      CHECK(inside(areas.tab_room, areas.tabs));
      CHECK(inside(areas.card_room, areas.stage));
      CHECK(areas.content.x >= areas.panel.x + 8);
      CHECK(areas.content.right() <= areas.panel.right() - 8);
      CHECK_FALSE(overlap(areas.stage, areas.panel));
      CHECK_FALSE(overlap(areas.top_bar, areas.stage));
      if (areas.kind != ScreenKind::desktop && !areas.page) CHECK_FALSE(overlap(areas.panel, areas.tabs));
      CHECK(areas.content.width <= 560);
      CHECK(areas.card_room.height <= 1000);
    }
  }
}

TEST_CASE("layout: what the device keeps for itself stays free, on every side") {
  for (const Size& size : sizes) {
    Screen screen;
    screen.width = size.width;
    screen.height = size.height;
    screen.inset_top = 30;
    screen.inset_bottom = 20;
    screen.inset_start = 40;
    screen.inset_end = 25;
    INFO(size.width << " x " << size.height);
    const Areas areas = areas_for(screen, Step::story);
    const Rect free{40, 30, size.width - 65, size.height - 50};
    CHECK(inside(areas.top_bar, free));
    CHECK(inside(areas.tab_room, free));
    CHECK(inside(areas.card_room, free));
    CHECK(areas.content.x >= free.x);
    CHECK(areas.content.right() <= free.right() + 0.5f);
    CHECK(areas.content.y >= free.y);
  }
}

TEST_CASE("layout: a keyboard shrinks the stage, and takes it away where little is left") {
  Screen screen;
  screen.keyboard_height = 336;
  CHECK(areas_for(screen, Step::story).stage.height == 120);
  CHECK(areas_for(screen, Step::story).tabs.empty());
  screen.height = 700;
  CHECK(areas_for(screen, Step::story).stage.height == 0);
}

TEST_CASE("layout: a very low screen scrolls as one page, with its tabs in place") {
  TestScreen screen(320, 256);
  CHECK(areas_for({320, 256}, Step::story).page);
  CHECK(screen.node("tab-story").rect.bottom() <= 256);
  CHECK(screen.node("place").offscreen);
  screen.act("place", "focus", "visible");
  CHECK_FALSE(screen.node("place").offscreen);
  CHECK(screen.node("place").rect.bottom() <= screen.node("tab-story").rect.y);
  CHECK(screen.node("wordmark").offscreen);  // the bar went up with everything else
  CHECK_FALSE(screen.node("tab-story").offscreen);
}

TEST_CASE("layout: the card of a very low screen opens by a button") {
  TestScreen screen(320, 256);
  CHECK_FALSE(screen.has("expand"));  // nothing to show yet
  screen.write("story", "I came with seeds");
  CHECK(screen.node("expand").name == "Show card");
  screen.click("expand");
  CHECK(screen.has("large"));
}

TEST_CASE("layout: the field that is written in is in view when a keyboard comes, and its count of letters too") {
  TestScreen screen(390, 844, R"({"coarsePointer":true})");
  screen.act("story", "focus", "visible");
  screen.composer.settings(R"({"keyboardHeight":336})");
  screen.settle();
  const Rect field = screen.node("story").rect;
  CHECK(field.y >= 56);
  CHECK(screen.node("story-fit").rect.bottom() <= 844 - 336);
  CHECK_FALSE(screen.node("story-fit").offscreen);
}

TEST_CASE("layout: the handle of the panel goes from stop to stop by keyboard") {
  TestScreen screen(390, 844);
  screen.act("grab", "focus", "visible");
  const float before = screen.node("panel-story").rect.y;
  screen.key("ArrowDown", {});
  const float lower = screen.node("panel-story").rect.y;
  CHECK(lower > before);
  screen.key("ArrowUp", {});
  screen.key("ArrowUp", {});
  CHECK(screen.node("panel-story").rect.y < lower);
}

TEST_CASE("layout: the interface grows with the text, and its rectangles stay in px of the page") {
  TestScreen screen(1280, 1600);
  const Rect before = screen.node("help").rect;
  screen.composer.settings(R"({"textScale":2})");
  screen.settle();
  const Rect twice = screen.node("help").rect;
  CHECK(twice.height == 2 * before.height);
  CHECK(twice.right() <= 1280);
  screen.tap(twice.center());  // pointers are in the same px
  CHECK(screen.has("help-title"));
}

TEST_CASE("layout: text as large as it is asked for never leaves less than 240 px of the layout") {
  TestScreen screen(390, 844, R"({"textScale":4})");
  for (const ShownNode& node : screen.nodes()) {
    INFO(node.id);
    CHECK(node.rect.x >= -0.5f);
    CHECK(node.rect.right() <= 390.5f);
  }
  CHECK(screen.node("help").rect.height == doctest::Approx(44 * 390 / 240.0).epsilon(0.02));
}

TEST_CASE("layout: every control on every screen is in reach and has room for its words") {
  for (const Size& size : sizes) {
    INFO(size.width << " x " << size.height);
    TestScreen screen(size.width, size.height);
    screen.write("story", "I came with seeds in my coat pocket.");
    check_steps(screen, size.width, size.height);
  }
}

TEST_CASE("layout: every control is in reach in languages read from the right, and in long ones") {
  for (const char* const language : {"ar", "uk"}) {
    for (const Size& size : {Size{320, 568}, Size{390, 844}, Size{844, 390}, Size{1280, 800}}) {
      INFO(std::string(language) << " " << size.width << " x " << size.height);
      TestScreen screen(size.width, size.height, R"({"language":")" + std::string(language) + "\"}");
      screen.write("story", "I came with seeds in my coat pocket.");
      check_steps(screen, size.width, size.height);
    }
  }
}

TEST_CASE("layout: every control is in reach where text is twice as large") {
  for (const Size& size : {Size{320, 568}, Size{390, 844}, Size{768, 1024}, Size{1280, 800}}) {
    INFO(size.width << " x " << size.height);
    TestScreen screen(size.width, size.height, R"({"textScale":2})");
    screen.write("story", "I came with seeds in my coat pocket.");
    const float zoom = std::min(2.0f, size.width / 240);
    check_steps(screen, size.width / zoom, size.height / zoom);
  }
}

TEST_CASE("layout: the top bar's name and its buttons never lie over each other, in any language") {
  for (const char* settings : {R"({"language":"en"})", R"({"language":"pt"})", R"({"language":"uk"})", R"({"language":"ar"})"}) {
    for (const Size& size : sizes) {
      INFO(settings << " " << size.width << " x " << size.height);
      TestScreen screen(size.width, size.height, settings);
      CHECK_FALSE(overlap(screen.node("wordmark").rect, screen.node("language").rect));
    }
  }
}
