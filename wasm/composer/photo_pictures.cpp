#include "composer/photo_pictures.h"

#include <algorithm>
#include <cmath>

#include "compose/colors.h"
#include "image/encode.h"
#include "render/covers.h"

namespace storycard::composer {
namespace {

constexpr std::uint32_t unused_max = 120;  // frames
constexpr Color ink{0x2A, 0x10, 0x33, 255}, white{255, 255, 255, 255};  // where a pack has no such colour, as core has it

struct Token {
  Color color;
  bool known = false;
};

Token resolved_token(const Library& library, const State& state, std::string_view name) {
  const Variant now = variant_of(state);
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = toolkit::find_frame(library.assets().packs, now.frame, &pack);
  if (!frame || !pack) return {};
  compose::Colors colors(*pack, *frame, compose::worn_theme(*pack, *frame, now.theme));
  const Color color = colors.of({std::string(name), 1});
  return {color, colors.unknown().empty()};
}

void dress(const Library& library, const State& state, const story::Photo& photo, story::Look look, render::SlotView& view) {
  view.covers = photo.covers;
  for (const story::Cover& cover : photo.covers) view.cover_colors.push_back(token_color(library, state, cover.color, ink));
  view.look = static_cast<image::Look>(look);  // the same names in the same order: render.cpp checks it
  if (look == story::Look::duotone)
    view.duotone = {token_color(library, state, "dark", ink), token_color(library, state, "light", white)};
}

}  // namespace

Color token_color(const Library& library, const State& state, std::string_view token, Color otherwise) {
  const Token found = resolved_token(library, state, token);
  return found.known ? found.color : otherwise;
}

bool knows_token(const Library& library, const State& state, std::string_view token) {
  return resolved_token(library, state, token).known;
}

render::SlotView whole_view(const Library& library, const State& state, std::size_t photo, int most) {
  const PixelSize upright = state.draft.photos[photo]->header.upright();
  const float scale = std::min(1.0f, static_cast<float>(most) / static_cast<float>(std::max(upright.width, upright.height)));
  const auto side = [&](int px) { return std::max(1, static_cast<int>(std::lround(static_cast<float>(px) * scale))); };
  render::SlotView view{{side(upright.width), side(upright.height)}, {}, {}, {}};
  view.crop.center = {0.5f, 0.5f};
  dress(library, state, state.draft.story.photos[photo], state.draft.story.photos[photo].look, view);
  return view;
}

render::SlotView small_view(const Library& library, const State& state, std::size_t photo, PixelSize slot, story::Look look) {
  const story::Photo& of = state.draft.story.photos[photo];
  const story::Framing& framing = of.framing_for(format_of(state));
  render::SlotView view{slot, {{}, framing.zoom, of.turn_degrees, of.flip}, {}, {}};
  view.crop.center = framing.center.value_or(image::automatic_center(view.crop));
  dress(library, state, of, look, view);
  return view;
}

void PhotoPictures::forget() {
  for (const auto& [key, made] : made_) {
    if (made.texture != 0) textures_.remove(made.texture);
  }
  made_.clear();
}

void PhotoPictures::begin_frame() {
  ++frame_;
  waits_for_calm_ = false;
  for (auto it = made_.begin(); it != made_.end();) {
    if (frame_ - it->second.used <= unused_max) {
      ++it;
      continue;
    }
    textures_.remove(it->second.texture);
    it = made_.erase(it);
  }
}

void PhotoPictures::show(Made& made, PixelSize size, Bytes rgba) {
  if (made.texture == 0)
    made.texture = textures_.make(size, std::move(rgba), Filter::scaled);
  else
    textures_.replace(made.texture, size, std::move(rgba));
  made.waits = false;
}

// While edits follow each other, a picture that differs from what is wanted in its crop alone.
bool PhotoPictures::will_do(const Made& made, const render::PhotoFile& file, const render::SlotView& view) const {
  if (made.waits || made.file != file || !cards_.is_busy()) return false;
  render::SlotView moved = made.view;
  moved.crop = view.crop;
  return moved == view;
}

TextureId PhotoPictures::photo(std::string_view key, const render::PhotoFile& file, const render::SlotView& view) {
  Made& made = made_[std::string(key)];
  made.used = frame_;
  if (will_do(made, file, view)) {
    waits_for_calm_ = waits_for_calm_ || !(made.view == view);
    return made.texture;
  }
  if (made.waits || made.file != file || !(made.view == view)) {
    made.file = file;
    made.view = view;
    made.waits = true;
    if (const auto pixels = cards_.photo_pixels(file, view)) show(made, (*pixels)->size, image::straight_rgba(**pixels));
  }
  return made.waits ? 0 : made.texture;
}

TextureId PhotoPictures::cover(story::Cover::Kind kind, Color color, int side) {
  const std::string key = "cover/" + std::to_string(static_cast<int>(kind)) + "/" + std::to_string(color.red) + "/" +
                          std::to_string(color.green) + "/" + std::to_string(color.blue) + "/" + std::to_string(side);
  Made& made = made_[key];
  made.used = frame_;
  if (!made.waits) return made.texture;
  story::Cover whole{kind, {}, story::Cover::Shape::rect, {0, 0, 1, 1}, {}};
  image::Bitmap square = image::Bitmap::filled({side, side}, {0, 0, 0, 0});
  render::lay_under({whole}, {color}, {{side, side}, {}, 1}, square);
  show(made, square.size, image::straight_rgba(square));
  return made.texture;
}

}  // namespace storycard::composer
