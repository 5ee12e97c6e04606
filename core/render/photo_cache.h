#pragma once

#include <list>

#include "image/resample.h"
#include "render/render.h"

namespace storycard::render {

// A photo decoded no larger than needed; `eighths` is the scale it was decoded for.
struct DecodedEntry {
  PhotoFile file;
  int eighths;
  std::shared_ptr<const image::DecodedPhoto> photo;
};

// What of a photo a slot shows, and what is hidden of it.
struct SlotView {
  PixelSize slot;
  image::Crop crop;
  std::vector<story::Cover> covers;
  std::vector<Color> cover_colors;  // one a cover
  friend bool operator==(const SlotView&, const SlotView&) = default;
};

struct SlotPixels {
  std::shared_ptr<const image::Bitmap> bitmap;
  std::vector<std::string> removed_metadata;  // kinds that the file held
};

struct SlotEntry {
  PhotoFile file;
  SlotView view;
  SlotPixels pixels;
};

// Most recently used first; the last falls out.
struct PhotoCache::Entries {
  std::list<DecodedEntry> decoded;
  std::list<SlotEntry> slots;
};

// The photo's pixels for a slot, covers burnt in, decoded at the least scale (in eighths) that the slot and crop need:
// a function of file and view alone. Errors as image::decode_photo.
Result<SlotPixels> slot_pixels(PhotoCache& cache, const PhotoFile& file, const SlotView& view);

}  // namespace storycard::render
