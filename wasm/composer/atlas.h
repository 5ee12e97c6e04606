#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "composer/textures.h"
#include "raster/rasterize.h"

// One texture for all that is drawn from small masks: glyphs, icons, shadows, and the white that shapes are filled with.
namespace storycard::composer {

// Where a mask lies in the atlas (px), and where its top left is from its origin.
struct Slot {
  std::int16_t x = 0, y = 0, width = 0, height = 0;
  std::int16_t left = 0, top = 0;
  bool empty() const { return width == 0; }
};

class Atlas {
 public:
  // A texture for the words of one screen at this many device px to a CSS px: flat at first, and square at most.
  Atlas(Textures& textures, float device_scale);

  // Another size of screen: forgets everything.
  void fit(float device_scale);

  TextureId texture() const { return texture_; }
  PixelSize size() const { return size_; }
  // The middle of the white pixels, in px.
  float white() const { return 2; }

  // Puts a white mask in. Empty, and full() from then on, when there is no room.
  Slot add(const raster::Coverage& coverage);
  // Puts a picture in: straight alpha RGBA.
  Slot add(PixelSize size, const Bytes& rgba);
  bool full() const { return full_; }
  // True once after it became higher: slots stay where they are, but what was drawn in between has places by the old size.
  bool take_grown() { return std::exchange(grown_, false); }
  // Forgets everything but the white pixels; whoever kept slots must forget them too.
  void clear();

 private:
  struct Shelf {
    std::int32_t top, height, used;
  };
  bool reserve(PixelSize size, Slot& slot);
  bool grow();
  void begin();  // with nothing but the white pixels, of pixels that are blank

  Textures& textures_;
  TextureId texture_ = 0;
  PixelSize size_;
  std::vector<Shelf> shelves_;
  bool full_ = false, grown_ = false;
};

}  // namespace storycard::composer
