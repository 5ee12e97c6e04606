#include "composer/edits_frame.h"

namespace storycard::composer {

void set_frame(State& state, std::string_view frame, double now_ms) {
  edit(state, "frame", now_ms, Merging::never, [&](Draft& draft) {
    draft.story.frame = frame;
    draft.story.theme.clear();
  });
}

void set_theme(State& state, std::string_view theme, double now_ms) {
  edit(state, "theme", now_ms, Merging::never, [&](Draft& draft) { draft.story.theme = theme; });
}

void set_format(State& state, std::string_view format, double now_ms) {
  edit(state, "format", now_ms, Merging::never, [&](Draft& draft) { draft.story.format = format; });
}

void start_over(State& state, double now_ms) {
  edit(state, "start-over", now_ms, Merging::never, [](Draft& draft) { draft = {}; });
}

}  // namespace storycard::composer
