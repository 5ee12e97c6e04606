#include "composer/edits_frame.h"
#include "composer/edits_photo.h"
#include "composer/edits_story.h"

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

render::PhotoFile some_file() { return std::make_shared<const render::Photo>(); }

}  // namespace

TEST_CASE("state: typing without a pause is undone in one step, a pause starts the next") {
  State state;
  set_text(state, TextSlot::story, "I", 0);
  set_text(state, TextSlot::story, "I came", 400);
  set_text(state, TextSlot::story, "I came here", 5000);
  CHECK(undo(state) == "story");
  CHECK(state.draft.story.story == "I came");
  undo(state);
  CHECK(state.draft.story.story.empty());
  CHECK_FALSE(can_undo(state));
}

TEST_CASE("state: everything can be undone, however much it was") {
  State state;
  for (int i = 0; i < 2000; ++i) set_format(state, i % 2 == 0 ? "wide" : "link", i);
  while (can_undo(state)) undo(state);
  CHECK(state.draft == Draft());
  while (can_redo(state)) redo(state);
  CHECK(state.draft.story.format == "link");
}

TEST_CASE("state: another field is another step, however quickly it follows") {
  State state;
  set_text(state, TextSlot::story, "I came", 0);
  set_text(state, TextSlot::name, "Amina", 10);
  undo(state);
  CHECK(state.draft.story.name.empty());
  CHECK(state.draft.story.story == "I came");
}

TEST_CASE("state: redo brings back what undo took, and an edit forgets it") {
  State state;
  set_text(state, TextSlot::name, "Amina", 0);
  undo(state);
  CHECK(redo(state) == "name");
  CHECK(state.draft.story.name == "Amina");
  undo(state);
  set_text(state, TextSlot::role, "Teacher", 10);
  CHECK_FALSE(can_redo(state));
}

TEST_CASE("state: an edit that changes nothing is no step of undo") {
  State state;
  set_text(state, TextSlot::name, "Amina", 0);
  const auto revision = state.revision;
  set_text(state, TextSlot::name, "Amina", 9000);
  CHECK(state.revision == revision);
  CHECK(state.past.size() == 1);
}

TEST_CASE("state: every change moves the revision, undo included") {
  State state;
  const auto first = state.revision;
  set_format(state, "wide", 0);
  const auto second = state.revision;
  undo(state);
  CHECK(first != second);
  CHECK(state.revision != second);
  CHECK(state.revision != first);
}

TEST_CASE("state: another frame takes its own theme, since themes belong to frames") {
  State state;
  set_frame(state, "itac/half", 0);
  set_theme(state, "fig", 1);
  set_frame(state, "itac/voice", 2);
  CHECK(state.draft.story.theme.empty());
}

TEST_CASE("state: a removed photo comes back whole with undo, its framing and description too") {
  State state;
  set_photo(state, 0, some_file(), "garden.jpg", 0);
  set_zoom(state, 0, 2, 10);
  set_description(state, 0, "Amina in her garden", 20);
  const Draft before = state.draft;
  remove_photo(state, 0, 30);
  CHECK_FALSE(has_photo(state));
  undo(state);
  CHECK(state.draft == before);
}

TEST_CASE("state: zoom and centre stay within what a card can show") {
  State state;
  set_photo(state, 0, some_file(), "garden.jpg", 0);
  set_zoom(state, 0, 100, 1);
  CHECK(state.draft.story.photos[0].framing.zoom == zoom_max);
  set_zoom(state, 0, 0.2f, 2);
  CHECK(state.draft.story.photos[0].framing.zoom == 1);
  place_photo(state, 0, {-3, 7}, 3);
  CHECK(state.draft.story.photos[0].framing.center == Point{0, 1});
}

TEST_CASE("state: four quarter turns are no turn") {
  State state;
  set_photo(state, 0, some_file(), "garden.jpg", 0);
  for (int i = 0; i < 4; ++i) turn_photo(state, 0, i);
  CHECK(state.draft.story.photos[0].turn_degrees == 0);
}

TEST_CASE("state: a story of blanks is empty, and its step is not done") {
  State state;
  set_text(state, TextSlot::story, " \n ", 0);
  CHECK(is_empty(state));
  CHECK_FALSE(is_done(state, Step::story));
}

TEST_CASE("state: a text past the limit is cut between characters, never inside one") {
  State state;
  std::string text(limits::text_bytes - 1, 'a');
  set_text(state, TextSlot::story, text + "\u00e9", 0);
  CHECK(state.draft.story.story == text);
}
