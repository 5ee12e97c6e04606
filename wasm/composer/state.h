#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "composer/history.h"
#include "composer/offer.h"
#include "render/render.h"

// What the person is making and where they are in it. Plain values; every change of the draft is an edit(): the functions
// in edits_*.h.
namespace storycard::composer {

enum class Step { story, photo, frame, share };
inline constexpr Step steps[] = {Step::story, Step::photo, Step::frame, Step::share};

// A photo's file that was kept with covers painted in for good: they are its first ones, and stay where they are. True of
// the file, whatever undo does.
struct Burnt {
  std::weak_ptr<const render::Photo> file;
  std::size_t covers = 0;
};

struct State {
  Draft draft;
  std::vector<Burnt> burnt;
  std::uint64_t revision = 1;  // another number whenever the draft is another
  History past, future;
  std::string last_change;  // typing and dragging go on with the change they began
  double last_change_ms = 0;
  Step step = Step::story;
  Defaults defaults;  // of what is offered
};

// Typing and dragging are one step of undo for as long as they go on; a choice is a step by itself.
enum class Merging { while_it_goes_on, never };

// `next` becomes the draft, and the one before can be brought back; nothing where they are equal. What comes after a '/'
// in `name` tells changes of the same name apart, which then never merge: "zoom/1" is of the second photo.
void commit(State& state, std::string_view name, double now_ms, Draft next, Merging merging);

// Runs `change` on a copy of the draft and commits it.
template <typename ChangeDraft>
void edit(State& state, std::string_view name, double now_ms, Merging merging, ChangeDraft change) {
  Draft next = state.draft;
  change(next);
  commit(state, name, now_ms, std::move(next), merging);
}

// A gesture is one step of undo, however long the hand rests within it: end_change() before it and after it,
// keep_change() while it lasts.
void end_change(State& state);
void keep_change(State& state, double now_ms);

bool can_undo(const State& state);
bool can_redo(const State& state);
// The name of the change that was undone or redone; empty where there was none.
std::string undo(State& state);
std::string redo(State& state);

// What the card looks like: as its story says, else as is usual here.
std::string frame_of(const State& state);
std::string format_of(const State& state);

bool has_photo(const State& state);
// How many of its covers, the first ones, are painted into its file.
std::size_t burnt_covers(const State& state, std::size_t photo);
// Nothing written and no photo: the stage shows the empty card.
bool is_empty(const State& state);
bool is_done(const State& state, Step step);
std::string_view name_of(Step step);

}  // namespace storycard::composer
