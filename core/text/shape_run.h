#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/units.h"
#include "font/face.h"

struct hb_buffer_t;

namespace storycard::text {

// One glyph; advances and offsets in font units of the run's face.
struct Glyph {
  font::GlyphId id;
  std::uint32_t cluster;  // byte offset of its first grapheme in the paragraph's text
  FontUnits advance, offset_x, offset_y;
  bool unsafe_to_break;  // a line that begins or ends at this cluster must be shaped again
};

struct RunToShape {
  std::string_view text;                 // the whole paragraph: letters join across the ends of a run
  std::span<const ByteRange> graphemes;  // of the run, one after the other, at least one
  const font::Face& face;
  std::string_view script;    // ISO 15924
  std::string_view language;  // BCP 47, may be empty
  std::uint8_t bidi_level;
  float tracking_em;
};

// The only user of HarfBuzz's shaper. Holds a buffer, so that a text of many runs takes memory once.
class Shaper {
 public:
  Shaper();
  // Glyphs in visual order. A grapheme that the face lacks has glyph 0; controls have none.
  std::vector<Glyph> shape(const RunToShape& run);

 private:
  std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer_;
};

}  // namespace storycard::text
