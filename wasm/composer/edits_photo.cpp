#include "composer/edits_photo.h"

#include <algorithm>

#include "base/check.h"
#include "composer/edits_story.h"

namespace storycard::composer {
namespace {

template <typename ChangePhoto>
void edit_photo(State& state, std::size_t photo, std::string_view name, double now_ms, Merging merging,
                ChangePhoto change) {
  CHECK(photo < state.draft.story.photos.size());
  edit(state, name, now_ms, merging, [&](Draft& draft) { change(draft.story.photos[photo]); });
}

}  // namespace

void set_photo(State& state, std::size_t photo, render::PhotoFile file, std::string_view name, double now_ms) {
  CHECK(photo <= state.draft.story.photos.size());
  edit(state, "photo", now_ms, Merging::never, [&](Draft& draft) {
    draft.story.photos.resize(std::max(photo + 1, draft.story.photos.size()));
    draft.photos.resize(draft.story.photos.size());
    draft.story.photos[photo] = {};
    draft.story.photos[photo].file = name;
    draft.photos[photo] = std::move(file);
  });
}

void remove_photo(State& state, std::size_t photo, double now_ms) {
  CHECK(photo < state.draft.story.photos.size());
  edit(state, "photo-removed", now_ms, Merging::never, [&](Draft& draft) {
    const auto at = static_cast<std::ptrdiff_t>(photo);
    draft.story.photos.erase(draft.story.photos.begin() + at);
    draft.photos.erase(draft.photos.begin() + at);
  });
}

void set_description(State& state, std::size_t photo, std::string_view text, double now_ms) {
  edit_photo(state, photo, "description", now_ms, Merging::while_it_goes_on,
             [&](story::Photo& changed) { changed.description.assign(taken(text)); });
}

void set_zoom(State& state, std::size_t photo, float zoom, double now_ms) {
  edit_photo(state, photo, "zoom", now_ms, Merging::while_it_goes_on,
             [&](story::Photo& changed) { changed.framing.zoom = std::clamp(zoom, 1.0f, zoom_max); });
}

void place_photo(State& state, std::size_t photo, Point center, double now_ms) {
  edit_photo(state, photo, "move", now_ms, Merging::while_it_goes_on, [&](story::Photo& changed) {
    changed.framing.center = Point{std::clamp(center.x, 0.0f, 1.0f), std::clamp(center.y, 0.0f, 1.0f)};
  });
}

void turn_photo(State& state, std::size_t photo, double now_ms) {
  edit_photo(state, photo, "turn", now_ms, Merging::never, [](story::Photo& changed) {
    changed.turn_degrees += 90;
    if (changed.turn_degrees >= 360) changed.turn_degrees -= 360;
  });
}

}  // namespace storycard::composer
