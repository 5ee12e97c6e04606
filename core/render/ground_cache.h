#pragma once

#include <list>

#include "compose/composition.h"
#include "image/bitmap.h"
#include "paint/display_list.h"

namespace storycard::render {

// All of a card that lies under its words, drawn.
struct Ground {
  paint::DisplayList list;
  float scale;
  image::Bitmap bitmap;
  bool opaque;

  // WCAG 2.2 contrast of a text on it, as render/contrast.h measures it.
  float contrast(const compose::PlacedText& text);

 private:
  struct Measured {
    std::vector<Rect> areas;
    Color ink;
    float contrast;
  };
  std::list<Measured> measured_;  // most recent first
};

// Grounds by the list that draws them. Most recently used first; the last falls out.
class GroundCache {
 public:
  // Drawn now unless it is there. Valid until the next call.
  Ground& drawn(paint::DisplayList list, float scale);

 private:
  std::list<Ground> grounds_;
};

}  // namespace storycard::render
