#include "composer/photo_view.h"

#include <algorithm>

namespace storycard::composer {

void keep_photo_view(const State& state, std::size_t& photo, PhotoView& view) {
  const std::vector<story::Photo>& photos = state.draft.story.photos;
  const std::size_t adding = state.step == Step::photo ? 1 : 0;
  photo = std::min(photo, photos.empty() ? 0 : photos.size() - 1 + adding);
  const std::size_t covers = photo < photos.size() ? photos[photo].covers.size() : 0;
  if (covers > 0) view.cover = std::min(view.cover, covers - 1);
  if (view.drag && view.drag->grip && view.drag->grip->cover >= covers) view.drag.reset();
  if (state.step != Step::photo || photo >= photos.size() || photos[photo].look == story::Look::none)
    view.without_look = false;
}

const State& shown_state(const State& state, std::size_t photo, PhotoView& view) {
  if (!view.without_look) {
    view.bare.reset();
    return state;
  }
  if (!view.bare || view.bare_revision != state.revision) {
    view.bare.emplace();
    view.bare->draft = state.draft;
    view.bare->draft.story.photos[photo].look = story::Look::none;
    view.bare_revision = state.revision;
  }
  view.bare->step = state.step;
  constexpr std::uint64_t apart = std::uint64_t(1) << 63;  // no draft of the person's has this number
  view.bare->revision = state.revision | apart;
  return *view.bare;
}

}  // namespace storycard::composer
