#include "composer/state.h"

#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace storycard::composer {
namespace {

constexpr double merge_ms = 1500;         // a pause this long starts a new step of undo
constexpr std::size_t history_max = 500;  // drafts are small: texts, and photos by pointer

// Runs `change` on the draft and remembers the draft before it.
template <typename ChangeDraft>
void edit(State& state, std::string_view name, double now_ms, ChangeDraft change) {
  Draft next = state.draft;
  change(next);
  if (next == state.draft) return;
  const bool goes_on = state.last_change == name && now_ms - state.last_change_ms < merge_ms && !state.past.empty();
  if (!goes_on) {
    state.past.push_back({std::move(state.draft), std::string(name)});
    if (state.past.size() > history_max) state.past.erase(state.past.begin());
  }
  state.future.clear();
  state.draft = std::move(next);
  state.last_change = name;
  state.last_change_ms = now_ms;
  ++state.revision;
}

// A choice is one step however soon the next one follows.
void end_merging(State& state) { state.last_change.clear(); }

std::string* slot_in(Draft& draft, TextSlot slot) {
  switch (slot) {
    case TextSlot::story: return &draft.story.story;
    case TextSlot::name: return &draft.story.name;
    case TextSlot::role: return &draft.story.role;
    case TextSlot::place: return &draft.story.place;
    case TextSlot::description: return draft.story.photos.empty() ? nullptr : &draft.story.photos[0].description;
  }
  return nullptr;
}

const char* name_of(TextSlot slot) {
  switch (slot) {
    case TextSlot::story: return "story";
    case TextSlot::name: return "name";
    case TextSlot::role: return "role";
    case TextSlot::place: return "place";
    case TextSlot::description: return "description";
  }
  return "";
}

std::string swap_draft(State& state, std::vector<Change>& from, std::vector<Change>& to) {
  if (from.empty()) return {};
  Change change = std::move(from.back());
  from.pop_back();
  std::string name = change.name;
  to.push_back({std::move(state.draft), change.name});
  state.draft = std::move(change.draft);
  end_merging(state);
  ++state.revision;
  return name;
}

}  // namespace

std::string_view text_of(const State& state, TextSlot slot) {
  const story::Story& story = state.draft.story;
  switch (slot) {
    case TextSlot::story: return story.story;
    case TextSlot::name: return story.name;
    case TextSlot::role: return story.role;
    case TextSlot::place: return story.place;
    case TextSlot::description: return story.photos.empty() ? std::string_view() : story.photos[0].description;
  }
  return {};
}

void set_text(State& state, TextSlot slot, std::string_view text, double now_ms) {
  edit(state, name_of(slot), now_ms, [&](Draft& draft) {
    // As much as a story takes (limits.h), cut between characters.
    const std::string_view taken = text.substr(0, valid_utf8_prefix(text.substr(0, limits::text_bytes)));
    if (std::string* target = slot_in(draft, slot)) target->assign(taken);
  });
}

void set_frame(State& state, std::string_view frame, double now_ms) {
  end_merging(state);
  edit(state, "frame", now_ms, [&](Draft& draft) {
    draft.story.frame = frame;
    draft.story.theme.clear();  // themes belong to their frame
  });
}

void set_theme(State& state, std::string_view theme, double now_ms) {
  end_merging(state);
  edit(state, "theme", now_ms, [&](Draft& draft) { draft.story.theme = theme; });
}

void set_format(State& state, std::string_view format, double now_ms) {
  end_merging(state);
  edit(state, "format", now_ms, [&](Draft& draft) { draft.story.format = format; });
}

void set_photo(State& state, render::PhotoFile file, std::string_view name, double now_ms) {
  end_merging(state);
  edit(state, "photo", now_ms, [&](Draft& draft) {
    draft.photo = std::move(file);
    draft.story.photos.clear();
    draft.story.photos.push_back({});
    draft.story.photos[0].file = name;
  });
}

void remove_photo(State& state, double now_ms) {
  end_merging(state);
  edit(state, "photo-removed", now_ms, [](Draft& draft) {
    draft.photo = nullptr;
    draft.story.photos.clear();
  });
}

void set_zoom(State& state, float zoom, double now_ms) {
  CHECK(has_photo(state));
  edit(state, "zoom", now_ms,
       [&](Draft& draft) { draft.story.photos[0].framing.zoom = std::clamp(zoom, 1.0f, zoom_max); });
}

void place_photo(State& state, Point center, double now_ms) {
  CHECK(has_photo(state));
  edit(state, "move", now_ms, [&](Draft& draft) {
    draft.story.photos[0].framing.center = Point{std::clamp(center.x, 0.0f, 1.0f), std::clamp(center.y, 0.0f, 1.0f)};
  });
}

void turn_photo(State& state, double now_ms) {
  CHECK(has_photo(state));
  end_merging(state);
  edit(state, "turn", now_ms, [](Draft& draft) {
    float& degrees = draft.story.photos[0].turn_degrees;
    degrees += 90;
    if (degrees >= 360) degrees -= 360;
  });
}

bool can_undo(const State& state) { return !state.past.empty(); }
bool can_redo(const State& state) { return !state.future.empty(); }
std::string undo(State& state) { return swap_draft(state, state.past, state.future); }
std::string redo(State& state) { return swap_draft(state, state.future, state.past); }

bool has_photo(const State& state) { return state.draft.photo != nullptr && !state.draft.story.photos.empty(); }

bool is_empty(const State& state) {
  const story::Story& story = state.draft.story;
  return !has_photo(state) && is_blank(story.story) && is_blank(story.name) && is_blank(story.role) &&
         is_blank(story.place);
}

bool is_done(const State& state, Step step) {
  switch (step) {
    case Step::story: return !is_blank(state.draft.story.story);
    case Step::photo: return has_photo(state);
    case Step::frame: return !state.draft.story.frame.empty();
    case Step::share: return false;
  }
  return false;
}

std::string_view name_of(Step step) {
  switch (step) {
    case Step::story: return "story";
    case Step::photo: return "photo";
    case Step::frame: return "frame";
    case Step::share: return "share";
  }
  return {};
}

}  // namespace storycard::composer
