#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/render.h"
#include "story/story.h"

// What the person is making and where they are in it. Plain values; every change is a function here.
namespace storycard::composer {

enum class Step { story, photo, frame, share };
inline constexpr Step steps[] = {Step::story, Step::photo, Step::frame, Step::share};

// The part that undo brings back.
struct Draft {
  story::Story story;
  render::PhotoFile photo;  // null: none
  friend bool operator==(const Draft&, const Draft&) = default;
};

// One step that can be undone: the draft as it was before (or, in `future`, after) it, and its name for "Undo …".
struct Change {
  Draft draft;
  std::string name;  // "story", "photo" …: strings hold "change.<name>"
};

struct State {
  Draft draft;
  std::uint64_t revision = 1;  // another number whenever the draft is another
  std::vector<Change> past, future;
  std::string last_change;  // typing and dragging go on with the change they began
  double last_change_ms = 0;
  Step step = Step::story;
};

enum class TextSlot { story, name, role, place, description };
std::string_view text_of(const State& state, TextSlot slot);

// Every edit names the time, so that quick edits of one thing are undone together.
void set_text(State& state, TextSlot slot, std::string_view text, double now_ms);
void set_frame(State& state, std::string_view frame, double now_ms);
void set_theme(State& state, std::string_view theme, double now_ms);
void set_format(State& state, std::string_view format, double now_ms);
void set_photo(State& state, render::PhotoFile file, std::string_view name, double now_ms);
void remove_photo(State& state, double now_ms);
// Of the photo, which must be there. Zoom stays in 1 to 6, the centre within the photo; turns are quarter turns.
void set_zoom(State& state, float zoom, double now_ms);
void place_photo(State& state, Point center, double now_ms);
void turn_photo(State& state, double now_ms);

inline constexpr float zoom_max = 6;

bool can_undo(const State& state);
bool can_redo(const State& state);
// The name of the change that was undone or redone; empty where there was none.
std::string undo(State& state);
std::string redo(State& state);

bool has_photo(const State& state);
// Nothing written and no photo: the stage shows the empty card.
bool is_empty(const State& state);
bool is_done(const State& state, Step step);
std::string_view name_of(Step step);

}  // namespace storycard::composer
