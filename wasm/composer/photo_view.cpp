#include "composer/photo_view.h"

#include <algorithm>

namespace storycard::composer {
namespace {

constexpr std::string_view speaker_prefix = "speaker-";

}  // namespace

std::string name_of(const PictureUse& use) {
  switch (use.of) {
    case PictureUse::Of::photo: break;
    case PictureUse::Of::logo: return "logo";
    case PictureUse::Of::speaker: return std::string(speaker_prefix) + std::to_string(use.speaker);
  }
  return "photo";
}

std::optional<PictureUse> read_picture_use(std::string_view name) {
  if (name == "photo") return PictureUse{};
  if (name == "logo") return PictureUse{PictureUse::Of::logo};
  const std::string_view number = name.substr(std::min(name.size(), speaker_prefix.size()));
  const bool known = name.starts_with(speaker_prefix) && number.size() == 1 && number[0] >= '0' && number[0] <= '9';
  return known ? std::optional(PictureUse{PictureUse::Of::speaker, static_cast<std::size_t>(number[0] - '0')}) : std::nullopt;
}

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
  view.bare->defaults = state.defaults;
  constexpr std::uint64_t apart = std::uint64_t(1) << 63;  // no draft of the person's has this number
  view.bare->revision = state.revision | apart;
  return *view.bare;
}

}  // namespace storycard::composer
