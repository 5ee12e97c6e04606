#pragma once

#include <map>
#include <tuple>

#include "base/color.h"
#include "composer/atlas.h"
#include "composer/icon_paths.h"

// Icons, format glyphs, the mark and shadows: drawn once into the atlas at the size they are shown at.
namespace storycard::composer {

// A shadow to be drawn in nine pieces: corners as they are, edges and middle stretched.
struct ShadowSlice {
  Slot slot;
  float corner = 0;  // of the slot's corners, in the slot's px, which are CSS px: a shadow needs no more
  float reach = 0;   // how far the shadow stands out beyond the rectangle
};

class Icons {
 public:
  explicit Icons(Atlas& atlas) : atlas_(atlas) {}

  // A mask of `side_px` device px; `stroke` in the grid's units. Its left and top count from the icon's box.
  const Slot& icon(Icon icon, float side_px, float stroke = 2);
  // The outline of a picture format inside a box of `side_px`.
  const Slot& ratio(PixelSize format, float side_px, float stroke_px);
  // The mark in its three colours.
  const Slot& mark(const Color (&colors)[3], float side_px);
  // The shadow of rounded rectangles of this radius, black.
  const ShadowSlice& shadow(float radius, float blur);
  void forget();

 private:
  Atlas& atlas_;
  std::map<std::tuple<int, int, int>, Slot> icons_;
  std::map<std::tuple<int, int, int, int>, Slot> ratios_;
  std::map<std::tuple<int, unsigned, unsigned, unsigned>, Slot> marks_;
  std::map<std::tuple<int, int>, ShadowSlice> shadows_;
};

}  // namespace storycard::composer
