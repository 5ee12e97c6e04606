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

// Of the control points.
Rect bounds_of(const Path& path) {
  if (path.empty()) return {};
  Point least = path.steps.front().to, most = least;
  const auto take = [&](Point point) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  };
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    take(step.to);
    if (step.kind == PathStep::Kind::quad || step.kind == PathStep::Kind::cubic) take(step.control1);
    if (step.kind == PathStep::Kind::cubic) take(step.control2);
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

// So many rings, or as many as bleed off both ends, centred on the box.
std::vector<Shape> row_of_links(const compose::PlacedLinks& links, const Weave& weave) {
  const bool row = links.along == toolkit::LinksLayer::Along::row;
  const float length = row ? links.box.width : links.box.height;
  const int count = links.count > 0 ? links.count : static_cast<int>(std::ceil(length / links.spacing)) + 1;
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
  Builder(float scale, const Pixels& pixels, CardPaint& card) : scale_(scale), pixels_(pixels), card_(card) {}

  void operator()(const compose::PlacedArt& art) {
    const Path path = transformed(art.path, scaling(scale_, scale_));
    const std::size_t first = card_.ground.commands.size();
    const bool has_stroke = art.stroke && art.stroke->width > 0;
    const Path line = has_stroke ? stroked(path, art.stroke->width * scale_, LineCap::butt) : Path{};
    if (art.shadow) {
      // Of a line alone, the line's own.
      add(Shadow{transformed(has_stroke && !art.fill ? line : path, translation(0, art.shadow->down * scale_)), art.shadow->blur * scale_, art.shadow->color});
    }
    if (art.fill) add(FillPath{path, scaled(*art.fill, scale_)});
    if (has_stroke) add(FillPath{line, scaled(art.stroke->paint, scale_)});
    const std::size_t count = card_.ground.commands.size() - first;
    if (art.as_needed && count > 0) card_.scrims.push_back({first, count, bounds_of(path)});
  }

  void operator()(const compose::PlacedLinks& links) {
    const Weave weave{links.stroke, links.colors, links.casing};
    const std::vector<Shape> shapes = links.along == toolkit::LinksLayer::Along::circle
                                          ? ring({links.box.center(), links.orbit, links.radius, links.count}, weave)
                                          : row_of_links(links, weave);
    const Transform scaled_up = scaling(scale_, scale_);
    const bool turned = links.turn_degrees != 0;
    const Transform to_card = turned ? then(rotation(links.turn_degrees, links.box.center()), scaled_up) : scaled_up;
    for (const Shape& shape : shapes) add(FillPath{transformed(shape.path, to_card), shape.color});
  }

  void operator()(const compose::PlacedPhoto& photo) {
    const Slot slot = slot_of(bounded(scaled(photo.box, scale_)), photo.turn_degrees);
    if (slot.outside) return;
    auto bitmap = pixels_.of_photo({photo.index, slot.size, slot.turned});
    if (bitmap == nullptr) return;
    Path clip = clip_of(photo, slot);
    if (slot.turned) clip = transformed(clip, rotation(photo.turn_degrees, scaled(photo.box, scale_).center()));
    add(DrawImage{std::move(bitmap), slot.x, slot.y, std::move(clip)});
  }

  void operator()(const compose::PlacedPicture& picture) {
    const Rect box = bounded(scaled(picture.box, scale_));
    const Slot slot = slot_of(box, picture.turn_degrees);
    if (slot.outside) return;
    auto bitmap = pixels_.of_picture({picture, slot.size, slot.turned});
    if (bitmap == nullptr) return;
    const Path clip = slot.turned ? transformed(rectangle_path(box), rotation(picture.turn_degrees, box.center())) : Path{};
    add(DrawImage{std::move(bitmap), slot.x, slot.y, clip});
  }

  void operator()(const compose::PlacedQr& qr) {
    const Rect plate = scaled(qr.box, scale_);
    add(FillPath{qr.radius > 0 ? rounded_rectangle_path(plate, qr.radius * scale_) : rectangle_path(plate),
                 Color{255, 255, 255, 255}});
    const float quiet = static_cast<float>(compose::quiet_modules) * qr.module;
    const Path modules = compose::dark_modules(*qr.code, {qr.box.x + quiet, qr.box.y + quiet}, qr.module);
    add(FillPath{transformed(modules, scaling(scale_, scale_)), qr.color});
  }

  void operator()(const compose::BeginGroup& group) {
    const float opacity = std::clamp(group.opacity, 0.0f, 1.0f);
    add(BeginGroup{transformed(group.clip, scaling(scale_, scale_)), static_cast<std::uint8_t>(rounded(opacity * 255)),
                   group.blend});
  }

  void operator()(const compose::EndGroup&) { add(EndGroup{}); }

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
  struct Slot {
    Rect box;  // where its outline is, not turned: whole px unless it is turned
    std::int32_t x, y;  // of the bitmap's top left
    PixelSize size;
    std::optional<TurnedSlot> turned;
    bool outside = false;  // of the card
  };

  Slot slot_of(const Rect& box, float turn_degrees) const {
    const SinCos turn = sin_cos(turn_degrees);
    if (turn.sin != 0 || turn.cos != 1) return turned_slot(box, turn_degrees);
    const std::int32_t x = rounded(box.x);
    const std::int32_t y = rounded(box.y);
    const PixelSize size{std::max(1, rounded(box.right()) - x), std::max(1, rounded(box.bottom()) - y)};
    return {{static_cast<float>(x), static_cast<float>(y), static_cast<float>(size.width), static_cast<float>(size.height)}, x, y, size, {}};
  }

  // A px larger on each side than its outline, so that the outline alone makes its edges soft. The bitmap holds what of
  // it is on the card.
  Slot turned_slot(const Rect& box, float turn_degrees) const {
    // A box may have been squeezed to less than nothing.
    if (!(box.width > 0 && box.height > 0)) return {box, 0, 0, {1, 1}, {}, true};
    const PixelSize size{static_cast<std::int32_t>(std::ceil(box.width)) + 2, static_cast<std::int32_t>(std::ceil(box.height)) + 2};
    const Point center = box.center();
    const Transform turn = rotation(turn_degrees, center);
    Point least = apply(turn, {box.x, box.y}), most = least;
    for (const Point corner : {Point{box.right(), box.y}, Point{box.right(), box.bottom()}, Point{box.x, box.bottom()}}) {
      const Point at = apply(turn, corner);
      least = {std::min(least.x, at.x), std::min(least.y, at.y)};
      most = {std::max(most.x, at.x), std::max(most.y, at.y)};
    }
    const auto within = [](float value, std::int32_t side) {
      return static_cast<std::int32_t>(std::clamp(value, 0.0f, static_cast<float>(side)));
    };
    const PixelSize card = card_.ground.size;
    const std::int32_t x = within(std::floor(least.x), card.width), y = within(std::floor(least.y), card.height);
    const PixelSize pixels{within(std::ceil(most.x), card.width) - x, within(std::ceil(most.y), card.height) - y};
    const Transform middle = translation(center.x - static_cast<float>(size.width) / 2, center.y - static_cast<float>(size.height) / 2);
    const Transform to_card = then(middle, turn);
    const Transform from_slot = then(to_card, translation(static_cast<float>(-x), static_cast<float>(-y)));
    return {box, x, y, size, TurnedSlot{pixels, from_slot}, pixels.width <= 0 || pixels.height <= 0};
  }

  // A slot far larger than the card would cost memory for pixels that nobody sees: twice the card is its most.
  Rect bounded(const Rect& box) const {
    const float width = std::min(box.width, 2 * static_cast<float>(card_.ground.size.width));
    const float height = std::min(box.height, 2 * static_cast<float>(card_.ground.size.height));
    const Point center = box.center();
    return {center.x - width / 2, center.y - height / 2, width, height};
  }

  // Not turned. Empty where all of the pixels show; upright straight edges lie on whole pixels, so that they are sharp.
  Path clip_of(const compose::PlacedPhoto& photo, const Slot& slot) const {
    switch (photo.outline) {
      case toolkit::Outline::Kind::ellipse: return ellipse_path(bounded(scaled(photo.box, scale_)));
      case toolkit::Outline::Kind::path: return transformed(photo.path, scaling(scale_, scale_));
      case toolkit::Outline::Kind::rectangle: break;
    }
    if (photo.radius > 0) return rounded_rectangle_path(slot.box, photo.radius * scale_);
    return slot.turned ? rectangle_path(slot.box) : Path{};
  }

  void add(Command command) { card_.ground.commands.push_back(std::move(command)); }

  float scale_;
  const Pixels& pixels_;
  CardPaint& card_;
};

}  // namespace

PixelSize scaled_size(PixelSize size, float scale) {
  return {std::max(1, rounded(static_cast<float>(size.width) * scale)),
          std::max(1, rounded(static_cast<float>(size.height) * scale))};
}

CardPaint build(const compose::Composition& composition, float scale, const Pixels& pixels) {
  CardPaint card;
  card.ground.size = scaled_size(composition.size, scale);
  card.ground.ground = composition.ground;
  Builder builder(scale, pixels, card);
  for (const compose::PlacedItem& item : composition.items) std::visit(builder, item);
  return card;
}

}  // namespace storycard::paint
