#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "composer/covers.h"
#include "composer/state.h"

// What of the photos is open, chosen or held on the screen: not part of the draft, never undone.
namespace storycard::composer {

// What a chosen picture is for: "photo", "logo" or "speaker-0", as effects name it and the page gives it back.
struct PictureUse {
  enum class Of { photo, logo, speaker } of = Of::photo;
  std::size_t speaker = 0;
  friend bool operator==(const PictureUse&, const PictureUse&) = default;
};
std::string name_of(const PictureUse& use);
// Nothing for a name that none has.
std::optional<PictureUse> read_picture_use(std::string_view name);

struct PhotoView {
  std::size_t cover = 0;  // the chosen one, of the photo that is worked on; any where it has none
  // What the next one will be: as the one before.
  story::Cover::Shape cover_shape = story::Cover::Shape::ellipse;
  story::Cover::Kind cover_kind = story::Cover::Kind::pattern;
  std::string cover_color = "fig";
  bool without_look = false;  // the card is looked at without the photo's look
  bool file_over = false;     // a file is dragged over the page
  bool can_paste = false;     // the page may read pictures that were copied
  bool more_open = false;     // the chosen cover's plain controls
  bool can_cancel = false;    // the page opens a photo and can stop
  PictureUse opening;         // what the page opens is for
  // A logo or a speaker's photo that did not open, and the key of the words for why.
  struct Refused {
    PictureUse use;
    std::string key;
  };
  std::optional<Refused> refused;
  std::optional<float> opening_share;  // how far the opening of a photo is, where the page knows

  // A press on the stage: on a cover, or (none) on the photo.
  struct Drag {
    std::optional<Grip> grip;
    Rect box;    // the cover's when it was taken hold of
    Point from;  // fraction of the photo under the pointer then
  };
  std::optional<Drag> drag;
  std::optional<State> bare;          // see shown_state()
  std::uint64_t bare_revision = 0;
};

// Brings what undo, removing or another step made invalid back to what is there.
void keep_photo_view(const State& state, std::size_t& photo, PhotoView& view);
// What the card is drawn of: the person's draft, but for the look where it is looked at without. Lives in `view`.
const State& shown_state(const State& state, std::size_t photo, PhotoView& view);

}  // namespace storycard::composer
