#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "compose/composition.h"
#include "paint/display_list.h"

namespace storycard::paint {

// A slot that is turned: its pixels lie in a bitmap of what it touches of the card.
struct TurnedSlot {
  PixelSize pixels;     // of that bitmap
  Transform from_slot;  // to its px; turns and moves, never scales
  friend bool operator==(const TurnedSlot&, const TurnedSlot&) = default;
};

// A photo's pixels for a slot of whole px; null leaves the slot empty.
struct PhotoSlot {
  std::size_t index;  // into Story::photos
  PixelSize size;     // before it is turned
  std::optional<TurnedSlot> turned;
};

// The same of a picture that is no photo.
struct PictureSlot {
  const compose::PlacedPicture& picture;
  PixelSize size;
  std::optional<TurnedSlot> turned;
};

using SharedPixels = std::shared_ptr<const image::Bitmap>;
struct Pixels {
  std::function<SharedPixels(const PhotoSlot&)> of_photo;
  std::function<SharedPixels(const PictureSlot&)> of_picture;
};

// Commands of art that shall be no stronger than words over it need.
struct Scrim {
  std::size_t first, count;  // into the ground's commands
  Rect bounds;               // px of the output
  friend bool operator==(const Scrim&, const Scrim&) = default;
};

// Ground and art first, words last: words are never covered, and their contrast is measured on what lies under them.
struct CardPaint {
  DisplayList ground;
  std::vector<Scrim> scrims;
  std::vector<Command> words;
};

// Turns a composition into commands, `scale` times its px. The one place that rounds to pixels: upright slots
// of photos and pictures snap to whole px, everything else keeps its fractions.
CardPaint build(const compose::Composition& composition, float scale, const Pixels& pixels);

// The whole px of an output `scale` times as large, at least 1 x 1.
PixelSize scaled_size(PixelSize size, float scale);

}  // namespace storycard::paint
