#include "raster/color_glyph.h"

#include <algorithm>

#include "base/check.h"
#include "raster/blend.h"
#include "raster/composite.h"
#include "raster/ink.h"

namespace storycard::raster {
namespace {

// A glyph that is as large as a card takes no card-sized layers.
constexpr std::int32_t band_height = 256;

void multiply(std::uint8_t* alpha, const std::uint8_t* other, std::int32_t count) {
  for (std::int32_t i = 0; i < count; ++i) {
    alpha[i] = static_cast<std::uint8_t>(divided_by_255(std::uint32_t(alpha[i]) * other[i]));
  }
}

Rect transformed_box(const Rect& box, const Transform& to_px) {
  const Point a = apply(to_px, {box.x, box.y}), b = apply(to_px, {box.right(), box.bottom()});
  const Point low{std::min(a.x, b.x), std::min(a.y, b.y)}, high{std::max(a.x, b.x), std::max(a.y, b.y)};
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// Rows that a glyph without a box of its own may touch are those of its clips; a fill outside of all is the card's.
PixelBounds rows_of(const font::ColorGlyph& glyph, const Transform& to_px, const PixelBounds& card) {
  const auto* box = std::get_if<font::ClipBox>(&glyph.steps.front());
  return box == nullptr ? card : intersection(card, pixels_around(transformed_box(box->box, to_px)));
}

}  // namespace

ColorGlyphPainter::ColorGlyphPainter(const Surface& surface) { layers_.push_back({surface, {}}); }

void ColorGlyphPainter::draw(const font::ColorGlyph& glyph, const Transform& to_px) {
  CHECK(to_px.b == 0 && to_px.c == 0);
  if (glyph.empty()) return;
  const PixelBounds box = rows_of(glyph, to_px, layers_.front().surface.box);
  for (std::int32_t top = box.top; top < box.bottom && !box.empty(); top += band_height) {
    draw_band(glyph, to_px, {box.left, top, box.right, std::min(top + band_height, box.bottom)});
  }
}

void ColorGlyphPainter::draw_band(const font::ColorGlyph& glyph, const Transform& to_px, const PixelBounds& band) {
  clip_count_ = 0;
  layer_count_ = 1;
  push_clip(band);
  for (const font::ColorStep& any : glyph.steps) {
    std::visit([&](const auto& known) { step(known, to_px); }, any);
  }
  CHECK(clip_count_ == 1 && layer_count_ == 1);
}

ColorGlyphPainter::Clip& ColorGlyphPainter::push_clip(const PixelBounds& box) {
  if (clips_.size() == clip_count_) clips_.emplace_back();
  Clip& pushed = clips_[clip_count_++];
  pushed.box = box;
  pushed.masked = false;
  return pushed;
}

void ColorGlyphPainter::step(const font::ClipPath& path, const Transform& to_px) {
  const PixelBounds around = clip().box;
  const Mask mask = around.empty() ? Mask{} : coverer_.cover(transformed(path.path, to_px), around);
  Clip& inner = push_clip(mask.box);
  if (mask.box.empty()) return;
  const Clip& outer = clips_[clip_count_ - 2];
  const std::int32_t width = mask.box.width();
  inner.masked = true;
  inner.alpha.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(mask.box.height()));
  std::uint8_t* row = inner.alpha.data();
  for (std::int32_t y = mask.box.top; y < mask.box.bottom; ++y, row += width) {
    std::copy(mask.row(y), mask.row(y) + width, row);
    if (outer.masked) multiply(row, outer.row(y) + (mask.box.left - outer.box.left), width);
  }
}

void ColorGlyphPainter::step(const font::ClipBox& box, const Transform& to_px) {
  const PixelBounds around = clip().box;
  Clip& inner = push_clip(intersection(around, pixels_around(transformed_box(box.box, to_px))));
  const Clip& outer = clips_[clip_count_ - 2];
  if (inner.box.empty() || !outer.masked) return;
  inner.masked = true;
  inner.alpha.clear();
  for (std::int32_t y = inner.box.top; y < inner.box.bottom; ++y) {
    const std::uint8_t* from = outer.row(y) + (inner.box.left - outer.box.left);
    inner.alpha.insert(inner.alpha.end(), from, from + inner.box.width());
  }
}

void ColorGlyphPainter::step(const font::Unclip&, const Transform&) {
  CHECK(clip_count_ > 1);
  --clip_count_;
}

void ColorGlyphPainter::step(const font::Fill& fill, const Transform& to_px) {
  const Clip& within = clip();
  if (within.box.empty()) return;
  const std::int32_t width = within.box.width();
  if (const Color* color = std::get_if<Color>(&fill.ink)) {
    if (color->alpha == 0) return;
    for (std::int32_t y = within.box.top; y < within.box.bottom; ++y) {
      blend_color(layer().at(within.box.left, y), width, within.row(y), *color);
    }
    return;
  }
  const auto* linear = std::get_if<font::LinearInk>(&fill.ink);
  const auto* radial = std::get_if<font::RadialInk>(&fill.ink);
  const InkRow ink = linear != nullptr   ? InkRow(*linear, to_px)
                     : radial != nullptr ? InkRow(*radial, to_px)
                                         : InkRow(std::get<font::SweepInk>(fill.ink), to_px);
  std::vector<FineColor> colors(static_cast<std::size_t>(width));
  for (std::int32_t y = within.box.top; y < within.box.bottom; ++y) {
    ink.colors_of(within.box.left, y, colors);
    blend_fine(layer().at(within.box.left, y), width, within.row(y), colors.data(), within.box.left, y);
  }
}

void ColorGlyphPainter::step(const font::BeginGroup&, const Transform&) {
  const PixelBounds box = clip().box;
  push_clip(box);
  if (layers_.size() == layer_count_) layers_.emplace_back();
  Layer& group = layers_[layer_count_++];
  const std::size_t stride = box.empty() ? 0 : 4 * std::size_t(box.width());
  group.own.assign(box.empty() ? 0 : stride * std::size_t(box.height()), 0);
  group.surface = {box, group.own.data(), stride};
}

void ColorGlyphPainter::step(const font::EndGroup& end, const Transform&) {
  CHECK(clip_count_ > 1 && layer_count_ > 1);
  --clip_count_;
  const Surface group = layers_[--layer_count_].surface;
  const Clip& within = clip();
  CHECK(within.box == group.box);
  if (group.box.empty()) return;
  for (std::int32_t y = group.box.top; y < group.box.bottom; ++y) {
    composite(layer().at(group.box.left, y), group.box.width(), within.row(y), group.at(group.box.left, y), end.mode);
  }
}

}  // namespace storycard::raster
