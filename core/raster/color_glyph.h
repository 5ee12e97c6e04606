#pragma once

#include "font/color_glyph.h"
#include "raster/canvas.h"

namespace storycard::raster {

// Draws glyphs that bring their own colours; keeps its memory from one to the next.
//   Cost  linear in the pixels that the glyph's shapes touch
class ColorGlyphPainter {
 public:
  explicit ColorGlyphPainter(const Surface& surface);
  // `to_px` leads from font units to px on the card and neither turns nor slants.
  void draw(const font::ColorGlyph& glyph, const Transform& to_px);

 private:
  // Where the steps may draw. Masks begin anew in a group: what clips the group itself, clips it once it is done.
  struct Clip {
    PixelBounds box;
    bool masked = false;
    Bytes alpha;  // of `box`, where masked
    const std::uint8_t* row(std::int32_t y) const {
      return masked ? alpha.data() + std::size_t(y - box.top) * std::size_t(box.width()) : nullptr;
    }
  };
  struct Layer {
    Surface surface;
    Bytes own;  // empty for the one that was given
  };

  void draw_band(const font::ColorGlyph& glyph, const Transform& to_px, const PixelBounds& band);
  void step(const font::ClipPath& clip, const Transform& to_px);
  void step(const font::ClipBox& clip, const Transform& to_px);
  void step(const font::Unclip&, const Transform&);
  void step(const font::Fill& fill, const Transform& to_px);
  void step(const font::BeginGroup&, const Transform&);
  void step(const font::EndGroup& end, const Transform&);

  Clip& push_clip(const PixelBounds& box);
  Clip& clip() { return clips_[clip_count_ - 1]; }
  const Surface& layer() { return layers_[layer_count_ - 1].surface; }

  Coverer coverer_;
  std::vector<Clip> clips_;  // the first clip_count_ are in use, the others keep their memory
  std::size_t clip_count_ = 0;
  std::vector<Layer> layers_;  // the first is what it draws upon
  std::size_t layer_count_ = 1;
};

}  // namespace storycard::raster
