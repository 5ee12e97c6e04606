#pragma once

#include "raster/glyph_cache.h"
#include "render/ground_cache.h"
#include "render/photo_cache.h"
#include "render/scrims.h"
#include "text/shape_cache.h"

namespace storycard::render {

// What a cache holds; see each part for its bounds.
struct Cache::Layers {
  Layers(Decode decode, std::size_t photo_bytes) : photos(std::move(decode), photo_bytes) {}

  text::ShapeCache shapes;
  PhotoCache photos;
  GroundCache grounds;
  ScrimCache scrims;
  raster::GlyphCache glyphs;
};

}  // namespace storycard::render
