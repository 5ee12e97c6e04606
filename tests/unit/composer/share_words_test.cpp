#include "screen.h"

#include <doctest/doctest.h>  // last: its CHECK is meant, not core's

using namespace storycard;
using namespace storycard::composer;

namespace {

void open_share(TestScreen& screen, const std::string& story) {
  screen.write("story", story);
  screen.click("tab-share");
}

bool is_pressed(const TestScreen& screen, std::string_view id) {
  for (const Node& node : screen.composer.nodes()) {
    if (node.id == id) return node.pressed == Flag::yes;
  }
  FAIL("there is no " << std::string(id));
  return false;
}

std::string long_story() {
  std::string story;
  for (int i = 0; i < 12; ++i) story += "Nine summers on, our street garden feeds forty families. ";
  return story;
}

}  // namespace

TEST_CASE("words: caption and alt text stand there whole, each with its length, until a platform is chosen") {
  TestScreen screen(390, 844);
  open_share(screen, "I came with seeds.");
  CHECK(is_pressed(screen, "platform-all"));
  CHECK_FALSE(is_pressed(screen, "platform-x"));
  CHECK(screen.node("caption-text").name.find("I came with seeds.") == 0);
  CHECK(screen.node("alt").name.find("I came with seeds.") == 0);
  CHECK(screen.has("alt-length"));
  CHECK_FALSE(screen.has("caption-text-cut"));
}

TEST_CASE("words: what a platform does not take is shortened, and that is said; copying takes the words that are shown") {
  TestScreen screen(390, 844);
  open_share(screen, long_story());
  const std::string all = screen.node("caption-text").name;
  screen.click("platform-x");
  const std::string shown = screen.node("caption-text").name;
  CHECK(shown.size() < all.size());
  CHECK(shown.find("#ItTakesACommunity") != std::string::npos);
  CHECK(screen.has("caption-text-cut"));
  CHECK(screen.node("caption-text-length").name.find("of 280") != std::string::npos);
  screen.click("copy-caption");
  screen.act("copy-caption", "not-copied");
  CHECK(screen.node("caption").value == shown);
  screen.click("platform-all");
  CHECK(screen.node("caption-text").name == all);
}

TEST_CASE("words: the description is copied by itself; a platform without a field for it says so") {
  TestScreen screen(390, 844);
  open_share(screen, "I came with seeds.");
  screen.take_count("");
  screen.click("copy-alt");
  CHECK(screen.take_count("copy") == 1);
  screen.composer.action({"copy-alt", "copied", ""});
  screen.composer.frame(screen.now_ms += 16);
  CHECK(screen.has("toast"));
  screen.click("platform-threads");
  CHECK(screen.has("alt-none"));
  CHECK(screen.node("copy-alt").disabled);
}

TEST_CASE("words: what is shared takes the caption that is shown, too") {
  TestScreen screen(390, 844, R"({"canShare":true})");
  open_share(screen, long_story());
  screen.agree();
  screen.click("platform-x");
  const std::string shown = screen.node("caption-text").name;
  screen.click("share");
  CHECK(screen.given.text == shown);
}
