#include "raster/rasterize.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/limits.h"
#include "raster/canvas.h"
#include "raster/color_glyph.h"
#include "raster/gradient.h"
#include "raster/group.h"
#include "raster/letters.h"
#include "raster/shadow.h"

namespace storycard::raster {
namespace {

void draw(Canvas& canvas, const paint::FillPath& fill) {
  if (const Color* color = std::get_if<Color>(&fill.paint)) {
    if (color->alpha == 0) return;
    canvas.fill(fill.path, [&](std::uint8_t* pixels, const Run& run) {
      blend_color(pixels, run.count, run.coverage, *color);
    });
    return;
  }
  const auto* linear = std::get_if<paint::LinearGradient>(&fill.paint);
  const auto* radial = std::get_if<paint::RadialGradient>(&fill.paint);
  const GradientRow row = linear != nullptr ? GradientRow(*linear) : GradientRow(*radial);
  std::vector<FineColor> colors;
  canvas.fill(fill.path, [&](std::uint8_t* pixels, const Run& run) {
    colors.resize(static_cast<std::size_t>(run.count));
    row.colors_of(run.x, run.y, colors);
    blend_fine(pixels, run.count, run.coverage, colors.data(), run.x, run.y);
  });
}

// Glyphs are placed to 1/64 px, as text is laid out.
float to_64th(float px) { return std::floor(px * 64 + 0.5f) / 64; }

bool finite(Point point) { return std::isfinite(point.x) && std::isfinite(point.y); }

void draw(Canvas& canvas, GlyphCache& glyphs, const paint::DrawGlyphs& text) {
  CHECK(text.face != nullptr);
  CHECK(text.glyphs.size() == text.origins.size());
  if (text.color.alpha == 0 || !std::isfinite(text.font_size.value) || text.font_size.value <= 0) return;
  struct Letter {
    font::GlyphId glyph;
    GlyphPlace place;
    PixelBounds box;
  };
  std::vector<Letter> letters;
  PixelBounds touched{};
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
    if (!finite(text.origins[i])) continue;
    const GlyphPlace place = place_of(text.origins[i]);
    const PixelBounds box = intersection(glyphs.box(*text.face, text.glyphs[i], text.font_size, place), canvas.box());
    if (box.empty()) continue;
    touched = touched.empty() ? box : bounding(touched, box);
    letters.push_back({text.glyphs[i], place, box});
  }
  canvas.for_each_band(touched, [&](const PixelBounds& band) {
    LettersMask together(band);
    for (const Letter& letter : letters) {
      if (intersection(letter.box, band).empty()) continue;
      together.add(glyphs.mask(*text.face, letter.glyph, text.font_size, letter.place, band));
    }
    canvas.fill(together.mask(), [&](std::uint8_t* pixels, const Run& run) {
      blend_color(pixels, run.count, run.coverage, text.color);
    });
  });
}

void draw(Canvas& canvas, GlyphCache& glyphs, const paint::DrawColorGlyphs& text) {
  CHECK(text.face != nullptr);
  CHECK(text.glyphs.size() == text.origins.size());
  const float scale = text.font_size.value / static_cast<float>(text.face->units_per_em().value);
  if (!std::isfinite(scale)) return;
  ColorGlyphPainter painter(canvas.surface());
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
    const font::ColorGlyph glyph = font::color_glyph(*text.face, text.glyphs[i], text.color);
    if (glyph.empty()) {
      draw(canvas, glyphs,
           paint::DrawGlyphs{text.face, text.font_size, {text.glyphs[i]}, {text.origins[i]}, text.color});
    } else {
      painter.draw(glyph, {scale, 0, 0, -scale, to_64th(text.origins[i].x), to_64th(text.origins[i].y)});
    }
  }
}

void draw(Canvas& canvas, const paint::DrawImage& image) {
  CHECK(image.bitmap != nullptr);
  const image::Bitmap& bitmap = *image.bitmap;
  const PixelBounds box = image_part(image, canvas.box());
  if (box.empty()) return;
  const auto blend = [&](std::uint8_t* pixels, const Run& run) {
    const std::uint8_t* source = bitmap.row(run.y - image.y) + 4 * static_cast<std::size_t>(run.x - image.x);
    blend_pixels(pixels, run.count, run.coverage, source);
  };
  if (image.clip.empty()) {
    canvas.fill(box, blend);
  } else {
    canvas.fill(image.clip, box, blend);
  }
}

void draw(Canvas& canvas, const paint::Shadow& shadow) {
  if (shadow.color.alpha == 0) return;
  const std::int32_t reach = shadow_reach(shadow.blur);
  const PixelBounds solid = pixels_around(shadow.path);
  if (solid.empty()) return;
  const PixelBounds touched{solid.left - reach, solid.top - reach, solid.right + reach, solid.bottom + reach};
  Bytes coverage;
  canvas.for_each_band(intersection(touched, canvas.box()), [&](const PixelBounds& band) {
    const ShadowMask mask(shadow.path, shadow.blur, band);
    canvas.fill(mask.box(), [&](std::uint8_t* pixels, const Run& run) {
      coverage.resize(static_cast<std::size_t>(run.count));
      mask.coverage_of(run.x, run.y, run.count, coverage.data());
      blend_color(pixels, run.count, coverage.data(), shadow.color);
    });
  });
}

// Groups are draw_groups' business.
void draw(Canvas&, const paint::BeginGroup&) {}
void draw(Canvas&, const paint::EndGroup&) {}

void draw_command(Canvas& canvas, GlyphCache& glyphs, const paint::Command& command) {
  std::visit(
      [&](const auto& known) {
        if constexpr (requires { draw(canvas, glyphs, known); }) {
          draw(canvas, glyphs, known);
        } else {
          draw(canvas, known);
        }
      },
      command);
}

void draw_on(const Surface& surface, const std::vector<paint::Command>& commands, GlyphCache& glyphs) {
  Canvas canvas(surface);
  draw_groups(canvas, commands, [&](Canvas& within, const paint::Command& command) { draw_command(within, glyphs, command); });
}

}  // namespace

image::Bitmap rasterize(const paint::DisplayList& list) {
  CHECK(list.size.width > 0 && list.size.width <= limits::card_side);
  CHECK(list.size.height > 0 && list.size.height <= limits::card_side);
  image::Bitmap bitmap{list.size, Bytes(std::size_t{4} * static_cast<std::size_t>(list.size.width) *
                                        static_cast<std::size_t>(list.size.height))};
  Canvas canvas(surface_of(bitmap));
  canvas.fill(canvas.box(), [&](std::uint8_t* pixels, const Run& run) {
    blend_color(pixels, run.count, run.coverage, list.ground);
  });
  draw(list.commands, bitmap);
  return bitmap;
}

void draw(const std::vector<paint::Command>& commands, image::Bitmap& bitmap, GlyphCache& glyphs) {
  draw_on(surface_of(bitmap), commands, glyphs);
}

void draw(const std::vector<paint::Command>& commands, image::Bitmap& bitmap) {
  GlyphCache glyphs;
  draw(commands, bitmap, glyphs);
}

void draw_part(const std::vector<paint::Command>& commands, std::int32_t x, std::int32_t y, image::Bitmap& part) {
  Surface surface = surface_of(part);
  surface.box = {x, y, x + part.size.width, y + part.size.height};
  GlyphCache glyphs;
  draw_on(surface, commands, glyphs);
}

}  // namespace storycard::raster
