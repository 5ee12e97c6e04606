#include "composer/edits_frame.h"

#include <string>
#include <utility>

#include "base/check.h"
#include "base/limits.h"
#include "composer/edits_story.h"

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

void add_logo(State& state, render::PhotoFile file, std::string_view name, double now_ms) {
  CHECK(state.draft.story.logos.size() < limits::logos);
  edit(state, "logo", now_ms, Merging::never, [&](Draft& draft) {
    draft.story.logos.push_back({std::string(name), {}});
    draft.logos.resize(draft.story.logos.size());
    draft.logos.back() = std::move(file);
  });
}

void remove_logo(State& state, std::size_t logo, double now_ms) {
  CHECK(logo < state.draft.story.logos.size());
  edit(state, "logo-removed", now_ms, Merging::never, [&](Draft& draft) {
    const auto at = static_cast<std::ptrdiff_t>(logo);
    draft.story.logos.erase(draft.story.logos.begin() + at);
    draft.logos.erase(draft.logos.begin() + at);
  });
}

void reorder_logo(State& state, std::size_t from, std::size_t to, double now_ms) {
  CHECK(from < state.draft.story.logos.size() && to < state.draft.story.logos.size());
  edit(state, "logo-order", now_ms, Merging::never, [&](Draft& draft) {
    std::swap(draft.story.logos[from], draft.story.logos[to]);
    std::swap(draft.logos[from], draft.logos[to]);
  });
}

void set_logo_description(State& state, std::size_t logo, std::string_view text, double now_ms) {
  CHECK(logo < state.draft.story.logos.size());
  edit(state, std::string("logo-name") + "/" + std::to_string(logo), now_ms, Merging::while_it_goes_on,
       [&](Draft& draft) { draft.story.logos[logo].description.assign(taken(text)); });
}

void start_over(State& state, double now_ms) {
  edit(state, "start-over", now_ms, Merging::never, [](Draft& draft) { draft = {}; });
}

}  // namespace storycard::composer
