#include "paint/build.h"

#include <algorithm>
#include <cmath>

#include "font/color_glyph.h"
#include "paint/links.h"

namespace storycard::paint {
namespace {

std::int32_t rounded(float value) { return static_cast<std::int32_t>(std::floor(value + 0.5f)); }

Point scaled(Point point, float scale) { return point * scale; }

Rect scaled(const Rect& rect, float scale) {
  return {rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale};
}

Paint scaled(const Paint& paint, float scale) {
  if (const auto* linear = std::get_if<LinearGradient>(&paint)) {
    return LinearGradient{scaled(linear->from, scale), scaled(linear->to, scale), linear->stops};
  }
  if (const auto* radial = std::get_if<RadialGradient>(&paint)) {
    return RadialGradient{scaled(radial->center, scale), radial->radius * scale, radial->stops};
  }
  return paint;
}

// As many rings as bleed off both ends, centred on the box.
std::vector<Shape> row_of_links(const compose::PlacedLinks& links, const Weave& weave) {
  const bool row = links.along == toolkit::LinksLayer::Along::row;
  const float length = row ? links.box.width : links.box.height;
  const int count = static_cast<int>(std::ceil(length / links.spacing)) + 1;
  const float first = (length - static_cast<float>(count - 1) * links.spacing) / 2;
  const Point center = links.box.center();
  Chain shape{{}, {}, links.radius, count};
  if (row) {
    // Mirrored, the first colour starts from the right.
    shape.first = {links.mirrored ? links.box.right() - first : links.box.x + first, center.y};
    shape.step = {links.mirrored ? -links.spacing : links.spacing, 0};
  } else {
    shape.first = {center.x, links.box.y + first};
    shape.step = {0, links.spacing};
  }
  return chain(shape, weave);
}

class Builder {
 public:
  Builder(float scale, const PhotoPixels& photo_pixels, CardPaint& card)
      : scale_(scale), photo_pixels_(photo_pixels), card_(card) {}

  void operator()(const compose::PlacedArt& art) {
    if (art.fill) add(FillPath{transformed(art.path, scaling(scale_, scale_)), scaled(*art.fill, scale_)});
  }

  void operator()(const compose::PlacedLinks& links) {
    const Weave weave{links.stroke, links.colors, links.casing};
    const std::vector<Shape> shapes = links.along == toolkit::LinksLayer::Along::circle
                                          ? ring({links.box.center(), links.orbit, links.radius, links.count}, weave)
                                          : row_of_links(links, weave);
    for (const Shape& shape : shapes) add(FillPath{transformed(shape.path, scaling(scale_, scale_)), shape.color});
  }

  void operator()(const compose::PlacedPhoto& photo) {
    const Rect box = bounded(scaled(photo.box, scale_));
    const std::int32_t x = rounded(box.x);
    const std::int32_t y = rounded(box.y);
    const PixelSize size{std::max(1, rounded(box.right()) - x), std::max(1, rounded(box.bottom()) - y)};
    auto bitmap = photo_pixels_({photo.index, size});
    if (bitmap == nullptr) return;
    const Rect pixels{static_cast<float>(x), static_cast<float>(y), static_cast<float>(size.width), static_cast<float>(size.height)};
    add(DrawImage{std::move(bitmap), x, y, clip_of(photo, box, pixels)});
  }

  void operator()(const compose::PlacedPicture&) {}
  void operator()(const compose::BeginGroup&) {}
  void operator()(const compose::EndGroup&) {}

  void operator()(const compose::PlacedText& text) {
    for (const text::PlacedLine& line : text.layout.lines) {
      for (const text::PlacedRun& run : line.runs) {
        const Px size = run.font_size * scale_;
        std::vector<Point> origins;
        for (const Point origin : run.positions) origins.push_back(scaled(origin, scale_));
        if (font::has_color_glyphs(*run.face)) {
          card_.words.push_back(DrawColorGlyphs{run.face, size, run.glyphs, std::move(origins), text.color});
        } else {
          card_.words.push_back(DrawGlyphs{run.face, size, run.glyphs, std::move(origins), text.color});
        }
      }
    }
  }

 private:
  // A slot far larger than the card would cost memory for pixels that nobody sees: twice the card is its most.
  Rect bounded(const Rect& box) const {
    const float width = std::min(box.width, 2 * static_cast<float>(card_.ground.size.width));
    const float height = std::min(box.height, 2 * static_cast<float>(card_.ground.size.height));
    const Point center = box.center();
    return {center.x - width / 2, center.y - height / 2, width, height};
  }

  // Empty where all of the pixels show. Straight edges lie on whole pixels, so that they are sharp.
  Path clip_of(const compose::PlacedPhoto& photo, const Rect& box, const Rect& pixels) const {
    switch (photo.outline) {
      case toolkit::PhotoLayer::Outline::ellipse: return ellipse_path(box);
      case toolkit::PhotoLayer::Outline::path: return transformed(photo.path, scaling(scale_, scale_));
      case toolkit::PhotoLayer::Outline::rectangle: break;
    }
    return photo.radius > 0 ? rounded_rectangle_path(pixels, photo.radius * scale_) : Path{};
  }

  void add(Command command) { card_.ground.commands.push_back(std::move(command)); }

  float scale_;
  const PhotoPixels& photo_pixels_;
  CardPaint& card_;
};

}  // namespace

PixelSize scaled_size(PixelSize size, float scale) {
  return {std::max(1, rounded(static_cast<float>(size.width) * scale)),
          std::max(1, rounded(static_cast<float>(size.height) * scale))};
}

CardPaint build(const compose::Composition& composition, float scale, const PhotoPixels& photo_pixels) {
  CardPaint card;
  card.ground.size = scaled_size(composition.size, scale);
  card.ground.ground = composition.ground;
  Builder builder(scale, photo_pixels, card);
  for (const compose::PlacedItem& item : composition.items) std::visit(builder, item);
  return card;
}

}  // namespace storycard::paint
