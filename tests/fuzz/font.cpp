// A font from outside: metrics, outlines, coloured glyphs and shaping, drawn in a few pixels.
#include "entrance.h"
#include "font/color_glyph.h"
#include "raster/rasterize.h"
#include "text/shape_run.h"
#include "unicode/breaks.h"

using namespace storycard;

namespace {

void shape(const font::Face& face, std::string_view text, std::string_view script, std::uint8_t level) {
  const std::vector<ByteRange> graphemes = unicode::graphemes(text);
  text::Shaper shaper;
  const std::vector<text::Glyph> glyphs = shaper.shape({text, graphemes, face, script, "", level, 0});
  for (const text::Glyph& glyph : glyphs) CHECK(glyph.cluster < text.size());
}

void draw(const font::Face& face) {
  paint::DrawGlyphs letters{&face, 20_px, {}, {}, {0, 0, 0, 255}};
  for (font::GlyphId glyph = 0; glyph < 12; ++glyph) {
    letters.glyphs.push_back(glyph);
    letters.origins.push_back({8, 24});
  }
  image::Bitmap bitmap = image::Bitmap::filled({32, 32}, {255, 255, 255, 255});
  raster::draw({paint::Command(letters)}, bitmap);
  CHECK(image::opaque(bitmap));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto face = font::Face::open(std::make_shared<const Bytes>(bytes, bytes + size), "Any");
  if (!face) {
    fuzz::check_error(face.error());
    return 0;
  }
  CHECK((*face)->units_per_em() > FontUnits{0});
  for (const char32_t c : {U' ', U'a', U'é', U'ب', U'\U0001F600', U'\U0010FFFF'}) (*face)->covers(c);
  for (font::GlyphId glyph : {0u, 1u, 2u, 65'535u}) {
    (*face)->outline(glyph);
    font::color_glyph(**face, glyph, {0, 0, 0, 255});
  }
  shape(**face, "Affi é fi", "Latn", 0);
  shape(**face, "سَلام", "Arab", 1);
  draw(**face);
  return 0;
}
