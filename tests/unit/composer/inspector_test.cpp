#include "composer/inspector.h"

#include <algorithm>

#include "screen.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

Bytes letters_of(TestScreen& screen) {
  Bytes all;
  for (const auto& [id, texture] : screen.composer.textures().all()) all.push_back(static_cast<std::uint8_t>(id));
  return all;
}

}  // namespace

TEST_CASE("inspector: it is off by default, and then it has neither controls nor a texture") {
  TestScreen screen(1280, 800);
  screen.write("story", "I came with seeds.");
  CHECK_FALSE(screen.has("inspector"));
  const Bytes before = letters_of(screen);
  screen.composer.settings(R"({"inspect":true})");
  screen.settle();
  CHECK(screen.has("inspector"));
  CHECK(screen.node("inspect-boxes").on);
  CHECK_FALSE(screen.node("inspect-clusters").on);
  CHECK(letters_of(screen).size() == before.size() + 1);
  screen.click("inspect-clusters");
  CHECK(screen.node("inspect-clusters").on);
  screen.tap(screen.node("inspect-clusters").rect.center());
  CHECK_FALSE(screen.node("inspect-clusters").on);
  screen.composer.settings(R"({"inspect":false})");
  screen.settle();
  CHECK_FALSE(screen.has("inspector"));
}

TEST_CASE("inspector: lines, baselines and the safe zone lie where the report has them") {
  Textures textures;
  Photos photos;
  Library library;
  Cards cards(textures, photos);
  const Clock no_clock;
  State state;
  state.draft.story.story = "I came with seeds in my coat pocket. Nine summers on, our street garden feeds forty families.";
  const Rect card{100, 50, 540, 675};  // half of 1080 x 1350
  Shown shown;
  const auto fetch = [&] {
    const auto files = library.take_needs();
    for (const std::string& file : files) REQUIRE_FALSE(library.add(file, asset(file)));
    return !files.empty();
  };
  fetch();
  for (int i = 0; i < 20; ++i) {
    cards.begin_frame({state, library, "", 1000.0 + i, 1, no_clock});
    shown = cards.show({540, 675});
    if (!fetch()) break;
  }
  REQUIRE(shown.report);
  const render::Inspection* inspection = cards.inspect();
  REQUIRE(inspection);
  const auto marks = Inspector::marks(*inspection, card);
  const auto has = [&](Inspector::Mark::Kind kind, const Rect& at) {
    return std::any_of(marks.begin(), marks.end(), [&](const Inspector::Mark& mark) {
      return mark.kind == kind && mark.at.x == doctest::Approx(at.x) && mark.at.y == doctest::Approx(at.y) &&
             mark.at.width == doctest::Approx(at.width);
    });
  };
  const Rect& safe = shown.report->safe;
  CHECK(has(Inspector::Mark::Kind::safe, {card.x + safe.x / 2, card.y + safe.y / 2, safe.width / 2, 0}));
  int lines = 0;
  for (const compose::TextReport& text : shown.report->texts) {
    for (const compose::LineReport& line : text.lines) {
      CHECK(has(Inspector::Mark::Kind::baseline, {card.x + line.x / 2, card.y + line.baseline / 2, line.width / 2, 0}));
      ++lines;
    }
  }
  CHECK(lines > 2);
}

TEST_CASE("inspector: the glyph atlas is shown where it is asked for") {
  TestScreen screen(1280, 800, R"({"inspect":true})");
  CHECK_FALSE(screen.node("inspect-atlas").on);
  screen.click("inspect-atlas");
  CHECK(screen.node("inspect-atlas").on);
}
