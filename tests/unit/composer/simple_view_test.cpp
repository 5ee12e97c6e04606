#include <set>
#include <string>

#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

constexpr std::string_view simple = R"({"view":"simple"})";

std::string view_of(const TestScreen& screen) {
  const auto tree = read_json(screen.composer.semantics_json());
  REQUIRE(tree);
  return *tree->find("view")->as_string();
}

std::set<std::string> controls(const TestScreen& screen) {
  std::set<std::string> ids;
  for (const ShownNode& node : screen.nodes()) ids.insert(node.id);
  return ids;
}

}  // namespace

TEST_CASE("simple view: nothing is drawn, everything is told, and nothing is out of sight, in every step") {
  TestScreen screen(320, 480, simple);
  REQUIRE(screen.choose_photo("samples/amina.jpg"));
  screen.write("story", "I came with seeds in my coat pocket.");
  CHECK(view_of(screen) == "simple");
  for (const char* step : {"story", "photo", "frame", "share"}) {
    INFO(step);
    screen.click(std::string("tab-") + step);
    screen.composer.redraw();
    screen.composer.frame(screen.now_ms += 16);
    CHECK(screen.composer.take_drawing() == nullptr);
    for (const ShownNode& node : screen.nodes()) {
      INFO(node.id);
      CHECK_FALSE(node.offscreen);
      CHECK_FALSE(node.hidden);
    }
  }
}

TEST_CASE("simple view: it has every control that the drawn one has on a desktop") {
  TestScreen drawn(1280, 800), page(1280, 800, simple);
  for (TestScreen* screen : {&drawn, &page}) {
    REQUIRE(screen->choose_photo("samples/amina.jpg"));
    screen->write("story", "I came with seeds in my coat pocket.");
  }
  for (const char* step : {"story", "photo", "frame", "share"}) {
    INFO(step);
    drawn.click(std::string("tab-") + step);
    page.click(std::string("tab-") + step);
    const std::set<std::string> here = controls(page);
    for (const std::string& id : controls(drawn)) {
      INFO(id);
      const bool wider = id == "ideas-more";  // where there is room for all, none are behind another button
      CHECK((here.count(id) == 1 || wider));
    }
  }
}

TEST_CASE("simple view: the switch goes there and back, and the page is told to keep it") {
  TestScreen screen(1280, 800);
  screen.write("story", "Kept.");
  screen.take_count("settings");
  screen.click("simple-view");
  CHECK(view_of(screen) == "simple");
  CHECK(screen.take_count("settings") == 1);
  CHECK(screen.node("story").value == "Kept.");
  screen.click("simple-view");
  CHECK(view_of(screen) == "drawn");
}

TEST_CASE("simple view: where nothing can be drawn there is no way to the other view") {
  TestScreen screen(1280, 800, R"({"canDraw":false})");
  CHECK(view_of(screen) == "simple");
  CHECK_FALSE(screen.has("simple-view"));
  screen.composer.settings(R"({"view":"drawn"})");
  screen.settle();
  CHECK(view_of(screen) == "simple");
}

TEST_CASE("simple view: the card and the frames name their pictures") {
  TestScreen screen(390, 844, simple);
  screen.write("story", "I came with seeds in my coat pocket.");
  screen.click("tab-frame");
  const auto tree = read_json(screen.composer.semantics_json());
  REQUIRE(tree);
  int pictures = 0;
  for (const Json& node : *tree->find("nodes")->as_array()) {
    const Json* picture = node.find("picture");
    if (!picture) continue;
    ++pictures;
    const Texture* texture = screen.composer.textures().find(static_cast<TextureId>(*picture->as_number()));
    REQUIRE(texture);
    CHECK(texture->picture > 0);
  }
  CHECK(pictures > 10);
}

TEST_CASE("writing: what an input method goes on with is one step of undo, however slow it is") {
  TestScreen screen(390, 844);
  screen.write("story", "before ");
  screen.now_ms += 10'000;
  screen.act("story", "input", "before k");
  for (const char* text : {"before か", "before かん", "before 漢"}) {
    screen.now_ms += 10'000;
    screen.act("story", "compose", text);
  }
  screen.click("undo");
  CHECK(screen.node("story").value == "before ");
}
