#pragma once

#include <memory>
#include <unordered_map>

#include "font/face.h"
#include "raster/coverage.h"

namespace storycard::raster {

// Where a glyph stands: its origin to 1/64 px, as text is laid out.
struct GlyphPlace {
  std::int32_t x = 0, y = 0;              // whole px
  std::uint8_t x_64ths = 0, y_64ths = 0;  // and what is left of them
};
GlyphPlace place_of(Point origin);

// Coverage of glyphs, kept from one drawing to the next. The same masks whatever it held before.
class GlyphCache {
 public:
  // The pixels that the glyph may touch. `size`: px an em, finite and positive
  PixelBounds box(const font::Face& face, font::GlyphId glyph, Px size, const GlyphPlace& place);
  // Its coverage inside `clip`; holds until the next call. The box is empty where nothing is to be drawn.
  Mask mask(const font::Face& face, font::GlyphId glyph, Px size, const GlyphPlace& place, const PixelBounds& clip);

 private:
  struct Key {
    std::shared_ptr<const Bytes> file;  // kept, so that no other file gets its address
    font::GlyphId glyph;
    float size;
    std::uint8_t x_64ths, y_64ths;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Glyph {
    PixelBounds box;  // around the origin's whole px
    Bytes alpha;   // of the box; empty for one too large to be kept
  };
  using Glyphs = std::unordered_map<Key, Glyph, Hash>;

  const Glyph& found(const font::Face& face, const Key& key);
  Glyph drawn(const font::Face& face, const Key& key);

  // Two generations: what was not asked for while the younger one filled up goes.
  Glyphs young_, old_;
  std::size_t young_bytes_ = 0;
  Coverer coverer_;
};

}  // namespace storycard::raster
