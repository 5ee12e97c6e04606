#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "composer/cards.h"
#include "composer/textures.h"
#include "render/photo_cache.h"

// Pictures of a photo beside the card: all of it, and small ones in each look. Its covers are painted into all of them.
namespace storycard::composer {

class PhotoPictures {
 public:
  PhotoPictures(Textures& textures, Cards& cards) : textures_(textures), cards_(cards) {}

  void forget();       // another draft comes
  void begin_frame();  // what was not asked for in a while is given back
  // What `view` shows, kept under `key`; 0 until the photo's pixels are there, and then the one before is not shown
  // either: it may lack a cover. While a photo is moved about, the place it had a moment ago will do.
  TextureId photo(std::string_view key, const render::PhotoFile& file, const render::SlotView& view);
  // One that is shown was made before the last edits.
  bool waits_for_calm() const { return waits_for_calm_; }
  // What a cover looks like, for a square of `side` device px.
  TextureId cover(story::Cover::Kind kind, Color color, int side);

 private:
  struct Made {
    TextureId texture = 0;
    render::PhotoFile file;
    render::SlotView view;
    bool waits = true;
    std::uint32_t used = 0;
  };
  void show(Made& made, PixelSize size, Bytes rgba);
  bool will_do(const Made& made, const render::PhotoFile& file, const render::SlotView& view) const;

  Textures& textures_;
  Cards& cards_;
  std::map<std::string, Made, std::less<>> made_;
  std::uint32_t frame_ = 0;
  bool waits_for_calm_ = false;
};

// The colour of a token of the card's theme or pack, else `otherwise`: as core draws covers and duotone.
Color token_color(const Library& library, const State& state, std::string_view token, Color otherwise);
// Whether the card's theme or pack has it.
bool knows_token(const Library& library, const State& state, std::string_view token);
// All of the photo, upright, as large as fits in `most` px a side.
render::SlotView whole_view(const Library& library, const State& state, std::size_t photo, int most);
// The photo as its card crops it in the format in use, in `slot` px, in that look.
render::SlotView small_view(const Library& library, const State& state, std::size_t photo, PixelSize slot, story::Look look);

}  // namespace storycard::composer
