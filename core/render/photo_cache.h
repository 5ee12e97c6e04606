#pragma once

#include <list>

#include "image/look.h"
#include "image/resample.h"
#include "paint/build.h"
#include "render/cache.h"
#include "story/story.h"

namespace storycard::render {

// What of a photo a slot shows, and what is hidden of it.
struct SlotView {
  PixelSize slot;  // before it is turned
  image::Crop crop;
  std::vector<story::Cover> covers;
  std::vector<Color> cover_colors;  // one a cover
  image::Look look = image::Look::none;
  image::Duotone duotone{};  // the theme's, where that is the look
  std::optional<paint::TurnedSlot> turned;
  enum class Fit { cover, contain } fit = Fit::cover;  // contain: all of it, in the slot's middle; its crop is not asked

  struct Margin {
    std::int32_t left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const Margin&, const Margin&) = default;
  } margin;  // of what lies around the slot, in its px; none where it is turned

  PixelSize pixels() const {
    if (turned) return turned->pixels;
    return {slot.width + margin.left + margin.right, slot.height + margin.top + margin.bottom};
  }
  friend bool operator==(const SlotView&, const SlotView&) = default;
};

// How to decode a photo for a slot: at the least scale that still has a pixel for each of the slot's, and of a large
// picture only the part that the slot shows. A function of photo and view alone.
image::DecodeOptions decoding_for(const image::PhotoHeader& header, const SlotView& view);

// Photos decoded, up to `most_bytes` beside the newest, and cut. Most recently used first; the last falls out.
class PhotoCache {
 public:
  PhotoCache(Decode decode, std::size_t most_bytes) : decode_(std::move(decode)), most_bytes_(most_bytes) {}

  // The photo's pixels for a slot, with its look, and covers over it. The same bytes whatever was asked for before.
  //   Errors  those of decoding
  Result<std::shared_ptr<const image::Bitmap>> slot_pixels(const PhotoFile& photo, const SlotView& view);

  // The same but for half a px, for a photo that is moved about: from the second place on, a part of one picture of all
  // that it could show.
  Result<std::shared_ptr<const image::Bitmap>> moving_pixels(const PhotoFile& photo, const SlotView& view);

  void add(const PhotoFile& photo, const image::DecodeOptions& options, image::Bitmap pixels);

 private:
  struct Decoded {
    PhotoFile photo;
    image::DecodeOptions options;
    std::shared_ptr<const image::Bitmap> pixels;
  };
  struct Slot {
    PhotoFile photo;
    SlotView view;
    std::shared_ptr<const image::Bitmap> pixels;
  };

  Result<std::shared_ptr<const image::Bitmap>> decoded(const PhotoFile& photo, const image::DecodeOptions& options);

  Decode decode_;
  std::size_t most_bytes_;  // of decoded photos
  std::list<Decoded> decoded_;
  std::list<Slot> slots_;
  std::optional<SlotView> last_;  // that moving_pixels() was asked for
};

}  // namespace storycard::render
