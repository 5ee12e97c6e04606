#include "composer/history.h"

#include <cstdlib>
#include <new>
#include <string>

#include <malloc.h>

#include "composer/edits_frame.h"
#include "composer/edits_photo.h"
#include "composer/edits_story.h"
#include "composer/state.h"

#include <doctest/doctest.h>

// Counts what is held, for these tests alone.
static std::size_t held_bytes = 0;
void* operator new(std::size_t size) {
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  held_bytes += malloc_usable_size(memory);
  return memory;
}
void operator delete(void* memory) noexcept {
  if (memory != nullptr) held_bytes -= malloc_usable_size(memory);
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

using namespace storycard;
using namespace storycard::composer;

namespace {

story::Cover cover(float at) {
  story::Cover cover;
  cover.box = {at, at, 0.2f, 0.2f};
  return cover;
}

// A card with every part, each long.
State long_card() {
  State state;
  const std::string text(2000, 'a');
  story::Story& story = state.draft.story;
  story.story = story.role = story.prompt = text;
  story.fact = story::Fact{"1 in 3", text, text, 2024};
  story.event = story::Event{text, "2026-12-18", "Europe/Madrid", text, {{text, text, 0}}};
  story.translation = story::Translation{"en", text, text};
  story.nominees = {text, text};
  for (int i = 0; i < 3; ++i) {
    story::Photo& photo = story.photos.emplace_back();
    photo.description = text;
    for (int j = 0; j < 12; ++j) photo.covers.push_back(cover(0.05f * static_cast<float>(j)));
    state.draft.photos.push_back(std::make_shared<const render::Photo>());
  }
  return state;
}

// Edits of every kind, over and over; each is a step of its own, or changes nothing.
void change(State& state, int step) {
  const double now_ms = 10'000.0 * step;
  const story::Story& now = state.draft.story;
  const std::string text = now.story + "b";
  const bool even = step / 16 % 2 == 0;
  const auto other = [&](auto change_story) {
    edit(state, "more", now_ms, Merging::never, [&](Draft& draft) { change_story(draft.story); });
  };
  switch (step % 16) {
    case 0: return set_text(state, TextSlot::story, text, now_ms);
    case 1: return set_format(state, even ? "wide" : "link", now_ms);
    case 2: return set_zoom(state, 0, even ? 1.2f : 1.8f, now_ms);
    case 3: return set_look(state, 1, even ? story::Look::warm : story::Look::mono, now_ms);
    case 4: return set_description(state, 1, text.substr(1), now_ms);
    case 5: return flip_photo(state, 0, now_ms);
    case 6: return remove_photo(state, now.photos.size() - 1, now_ms);
    case 7: return set_photo(state, 2, std::make_shared<const render::Photo>(), "other.jpg", now_ms);
    case 8: return other([&](story::Story& story) { story.fact->year = step; });
    case 9:
      return other([](story::Story& story) {
        story.event->speakers.push_back({"Amina", "", {}}), story.event->where += "c";
      });
    case 10:
      return other([](story::Story& story) { story.event->speakers.clear(), story.event->title.insert(7, "é"); });
    case 11: return other([](story::Story& story) { story.translation.reset(), story.qr = !story.qr; });
    case 12:
      return other([&](story::Story& story) { story.translation = story::Translation{"uk", "Щосуботи" + text, ""}; });
    case 13:
      return other(
          [&](story::Story& story) { story.hashtags = std::vector<std::string>{text}, story.consent = Json(step); });
    case 14:
      return edit(state, "name", now_ms, Merging::never, [&](Draft& draft) { draft.name.own = std::to_string(step); });
    default: return even ? frame_apart(state, 0, now_ms) : frame_together(state, 0, now_ms);
  }
}

}  // namespace

TEST_CASE("history: every draft comes back as it was, however far away, and goes again") {
  State state = long_card();
  std::vector<Draft> drafts{state.draft};
  for (int step = 0; step < 400; ++step) {
    const auto revision = state.revision;
    change(state, step);
    if (state.revision != revision) drafts.push_back(state.draft);
  }
  REQUIRE(drafts.size() > 350);
  REQUIRE(state.past.size() == drafts.size() - 1);
  for (int times = 0; times < 2; ++times) {
    for (std::size_t at = drafts.size(); at-- > 1;) {
      CHECK(state.draft == drafts[at]);
      undo(state);
    }
    CHECK(state.draft == drafts[0]);
    CHECK_FALSE(can_undo(state));
    for (std::size_t at = 1; at < drafts.size(); ++at) {
      redo(state);
      CHECK(state.draft == drafts[at]);
    }
    CHECK_FALSE(can_redo(state));
  }
}

TEST_CASE("history: undone a little and edited again, what is farther away stays as it was") {
  State state = long_card();
  const Draft first = state.draft;
  for (int step = 0; step < 320; ++step) {
    change(state, step);
    if (step % 16 == 3) undo(state);
    if (step % 64 == 63) {
      for (int i = 0; i < 45; ++i) undo(state);
      for (int i = 0; i < 45; ++i) redo(state);
      for (int i = 0; i < 20; ++i) undo(state);
      while (state.draft.story.photos.size() < 3) undo(state);
    }
  }
  while (can_redo(state)) redo(state);
  const Draft last = state.draft;
  while (can_undo(state)) undo(state);
  CHECK(state.draft == first);
  while (can_redo(state)) redo(state);
  CHECK(state.draft == last);
}

TEST_CASE("history: a step takes the memory of what it changed, however long the story is") {
  State state = long_card();
  for (int step = 0; step < 40; ++step)
    set_text(state, TextSlot::story, state.draft.story.story + "b", 10'000.0 * step);
  const std::size_t before = held_bytes;
  for (int step = 40; step < 1040; ++step)
    set_text(state, TextSlot::story, state.draft.story.story + "b", 10'000.0 * step);
  CHECK(state.past.size() == 1040);
  CHECK(held_bytes < before + 1000 * 1000);  // a whole draft takes some 30,000
}
