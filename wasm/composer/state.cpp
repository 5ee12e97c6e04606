#include "composer/state.h"

#include "base/blank.h"

namespace storycard::composer {
namespace {

constexpr double merge_ms = 1500;  // a pause this long starts a new step of undo

std::string swap_draft(State& state, History& from, History& to) {
  if (from.empty()) return {};
  Change change = from.pop();
  std::string name = change.name;
  to.push({std::move(state.draft), change.name});
  state.draft = std::move(change.draft);
  state.last_change.clear();
  ++state.revision;
  return name;
}

}  // namespace

void commit(State& state, std::string_view name, double now_ms, Draft next, Merging merging) {
  if (next == state.draft) return;
  const bool goes_on = merging == Merging::while_it_goes_on && state.last_change == name &&
                       now_ms - state.last_change_ms < merge_ms && !state.past.empty();
  if (!goes_on) state.past.push({std::move(state.draft), std::string(name.substr(0, name.find('/')))});
  state.future.clear();
  state.draft = std::move(next);
  state.last_change = merging == Merging::never ? std::string_view() : name;
  state.last_change_ms = now_ms;
  ++state.revision;
}

void end_change(State& state) { state.last_change.clear(); }
void keep_change(State& state, double now_ms) { state.last_change_ms = now_ms; }

bool can_undo(const State& state) { return !state.past.empty(); }
bool can_redo(const State& state) { return !state.future.empty(); }
std::string undo(State& state) { return swap_draft(state, state.past, state.future); }
std::string redo(State& state) { return swap_draft(state, state.future, state.past); }

std::string frame_of(const State& state) {
  const std::string& usual = state.defaults.frame;
  return state.draft.story.frame.empty() && !usual.empty() ? usual : story::frame_or_default(state.draft.story);
}
std::string format_of(const State& state) {
  const std::string& usual = state.defaults.format;
  return state.draft.story.format.empty() && !usual.empty() ? usual : story::format_or_default(state.draft.story);
}

bool has_photo(const State& state) { return !state.draft.photos.empty() && state.draft.photos[0] != nullptr; }

std::size_t burnt_covers(const State& state, std::size_t photo) {
  if (photo >= state.draft.photos.size() || !state.draft.photos[photo]) return 0;
  for (const Burnt& burnt : state.burnt) {
    if (burnt.file.lock() == state.draft.photos[photo]) return burnt.covers;
  }
  return 0;
}

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
