#pragma once

#include <functional>
#include <memory>

#include "compose/composition.h"
#include "paint/display_list.h"

namespace storycard::paint {

// A photo's pixels for a slot of whole px; null leaves the slot empty.
struct PhotoSlot {
  std::size_t index;  // into Story::photos
  PixelSize size;
};
using PhotoPixels = std::function<std::shared_ptr<const image::Bitmap>(const PhotoSlot&)>;

// Ground and art first, words last: words are never covered, and their contrast is measured on what lies under them.
struct CardPaint {
  DisplayList ground;
  std::vector<Command> words;
};

// Turns a composition into commands, `scale` times its px. The one place that rounds to pixels: photo slots snap to
// whole px, everything else keeps its fractions.
CardPaint build(const compose::Composition& composition, float scale, const PhotoPixels& photo_pixels);

// The whole px of an output `scale` times as large, at least 1 x 1.
PixelSize scaled_size(PixelSize size, float scale);

}  // namespace storycard::paint
