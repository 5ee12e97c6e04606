#pragma once

#include "image/bitmap.h"
#include "paint/display_list.h"
#include "raster/glyph_cache.h"

namespace storycard::raster {

// Draws the list into a fresh opaque bitmap of its size. Blends 8-bit premultiplied sRGB, source over.
//   Cost   linear in the pixels that commands touch. Pure: safe from any thread.
image::Bitmap rasterize(const paint::DisplayList& list);

// Draws commands over what is there already: words over their ground. `glyphs` spares drawing letters anew.
void draw(const std::vector<paint::Command>& commands, image::Bitmap& bitmap, GlyphCache& glyphs);
void draw(const std::vector<paint::Command>& commands, image::Bitmap& bitmap);

// Draws commands of a card over a part of it, whose top left is at (x, y) of the card.
void draw_part(const std::vector<paint::Command>& commands, std::int32_t x, std::int32_t y, image::Bitmap& part);

// 8-bit coverage of a path inside a box of whole pixels; also used for the composer's glyph and icon atlas.
struct Coverage {
  std::int32_t x = 0, y = 0;  // top left of the box on the card
  PixelSize size;
  Bytes alpha;  // width * height
};
// `bounds` limits the work: coverage outside is not computed. Empty where the path touches nothing.
Coverage coverage_of(const Path& path, const Rect& bounds);

}  // namespace storycard::raster
