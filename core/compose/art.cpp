#include "compose/art.h"

#include <algorithm>
#include <cmath>

#include "compose/conditions.h"
#include "compose/pattern.h"
#include "compose/pictures.h"
#include "compose/qr_place.h"
#include "compose/slots.h"

namespace storycard::compose {
namespace {

Paint turned(const Paint& paint, const Transform& turn) {
  if (const auto* linear = std::get_if<LinearGradient>(&paint)) return LinearGradient{apply(turn, linear->from), apply(turn, linear->to), linear->stops};
  if (const auto* radial = std::get_if<RadialGradient>(&paint)) return RadialGradient{apply(turn, radial->center), radial->radius, radial->stops};
  return paint;
}

// Cells that meet on a fraction of a pixel would show what is behind them.
constexpr float cell_overlap = 0.6f;  // px

}  // namespace

Art::Inside::Inside(Art& art, const toolkit::Layer& layer, const Rect& box)
    : art_(art), outer_turn_(art.turn_), outer_degrees_(art.degrees_) {
  const Rect place = art.mirrored(box);
  if (layer.turn_degrees != 0) {
    const float degrees = art.mirrors_ ? -layer.turn_degrees : layer.turn_degrees;
    art.turn_ = then(rotation(degrees, place.center()), art.turn_);
    art.degrees_ += degrees;
  }
  const auto* group = std::get_if<toolkit::GroupLayer>(&layer.content);
  const bool clips = group != nullptr && group->clip;
  group_ = clips || layer.opacity != 1 || layer.blend != toolkit::Blend::normal;
  if (!group_) return;
  Path clip = clips ? transformed(art.outline_path(*group->clip, place), art.turn_) : Path{};
  art.composition_.items.push_back(BeginGroup{std::move(clip), layer.opacity, layer.blend});
}

Art::Inside::~Inside() {
  if (group_) art_.composition_.items.push_back(EndGroup{});
  art_.turn_ = outer_turn_;
  art_.degrees_ = outer_degrees_;
}

Rect Art::mirrored(Rect box) const {
  if (mirrors_) box.x = static_cast<float>(composition_.size.width) - box.x - box.width;
  return box;
}

void Art::place(const toolkit::Layer& layer, const Rect& box) {
  const Inside inside(*this, layer, box);
  place_content(layer, box);
}

void Art::place_content(const toolkit::Layer& layer, const Rect& box) {
  if (const auto* fill = std::get_if<toolkit::FillLayer>(&layer.content)) place_fill(*fill, mirrored(box));
  else if (const auto* art = std::get_if<toolkit::PathLayer>(&layer.content)) place_path(*art, mirrored(box));
  else if (const auto* links = std::get_if<toolkit::LinksLayer>(&layer.content)) place_links(*links, mirrored(box));
  else if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) place_photo(*photo, mirrored(box));
  else if (const auto* image = std::get_if<toolkit::ImageLayer>(&layer.content)) place_image(*image, mirrored(box));
  else if (const auto* logos = std::get_if<toolkit::LogosLayer>(&layer.content)) place_logos(*logos, box);
  else if (const auto* qr = std::get_if<toolkit::QrLayer>(&layer.content)) place_qr(*qr, mirrored(box));
  else if (const auto* pattern = std::get_if<toolkit::PatternLayer>(&layer.content)) place_pattern(*pattern, box);
  else if (const auto* group = std::get_if<toolkit::GroupLayer>(&layer.content)) place_children(group->children, box);
}

void Art::place_children(const std::vector<toolkit::Layer>& children, const Rect& box) {
  MeasureContext context = context_;
  context.unit = unit_;
  for (const toolkit::Layer& child : children) {
    if (!hold(child.conditions, context_.card)) continue;
    const Rect inside = box_in(child, box.width, box.height, context);
    place(child, {box.x + inside.x, box.y + inside.y, inside.width, inside.height});
  }
}

Paint Art::paint_of(const toolkit::PaintRef& paint, const Rect& box) {
  const auto* gradient = std::get_if<toolkit::Gradient>(&paint);
  float anchor = box.y;
  if (gradient != nullptr) {
    const auto found = anchors_.find(gradient->anchor);
    if (found != anchors_.end()) anchor = found->second;
  }
  return turned(resolved(paint, {box, anchor, unit_, mirrors_}, colors_), turn_);
}

void Art::place_shape(const toolkit::ShapeStyle& style, const Path& path, const Rect& box, bool as_needed) {
  PlacedArt art;
  art.path = turn_ == Transform{} ? path : transformed(path, turn_);
  if (style.fill) art.fill = paint_of(*style.fill, box);
  if (style.stroke) art.stroke = Stroke{paint_of(style.stroke->paint, box), style.stroke->width_units * unit_};
  if (style.shadow) art.shadow = SoftShadow{colors_.of(style.shadow->color), style.shadow->blur_units * unit_, style.shadow->down_units * unit_};
  art.as_needed = as_needed;
  composition_.items.push_back(std::move(art));
}

void Art::place_fill(const toolkit::FillLayer& fill, const Rect& box) {
  const bool ellipse = fill.outline == toolkit::FillLayer::Outline::ellipse;
  const float radius = fill.radius_units * unit_;
  place_shape(fill.style, ellipse ? ellipse_path(box) : radius > 0 ? rounded_rectangle_path(box, radius) : rectangle_path(box), box, fill.as_needed);
}

void Art::place_plate(const toolkit::Plate& plate, const Path& path, const Rect& bounds) { place_shape(plate.style, path, bounds, plate.as_needed); }

// From a view of that size into the box.
Transform Art::into(const Rect& box, float view_width, float view_height, bool mirrors) const {
  Transform transform = scaling(box.width / view_width, box.height / view_height);
  if (mirrors && mirrors_) transform = then(transform, then(scaling(-1, 1), translation(box.width, 0)));
  return then(transform, translation(box.x, box.y));
}

void Art::place_path(const toolkit::PathLayer& art, const Rect& box) {
  place_shape(art.style, transformed(art.path, into(box, art.view_width, art.view_height, art.mirrors)), box, false);
}

void Art::place_links(const toolkit::LinksLayer& links, const Rect& box) {
  const bool circle = links.along == toolkit::LinksLayer::Along::circle;
  // In a circle sizes are fractions of half the box; elsewhere they are in u.
  const float unit = circle ? std::min(box.width, box.height) / 2 : unit_;
  PlacedLinks placed{links.along, moved(box), links.count, links.radius * unit, links.spacing * unit,
                     links.stroke * unit, links.orbit * unit, {}, std::nullopt, mirrors_, degrees_};
  for (const toolkit::ColorRef& color : links.colors) placed.colors.push_back(colors_.of(color));
  if (links.casing) placed.casing = colors_.of(*links.casing);
  composition_.items.push_back(std::move(placed));
}

Rect Art::moved(const Rect& box) const {
  if (turn_ == Transform{}) return box;
  const Point center = apply(turn_, box.center());
  return {center.x - box.width / 2, center.y - box.height / 2, box.width, box.height};
}

Path Art::outline_path(const toolkit::Outline& outline, const Rect& box) const {
  switch (outline.kind) {
    case toolkit::Outline::Kind::ellipse: return ellipse_path(box);
    case toolkit::Outline::Kind::path: return transformed(outline.path, into(box, 1, 1, outline.mirrors));
    case toolkit::Outline::Kind::rectangle: break;
  }
  return outline.radius_units > 0 ? rounded_rectangle_path(box, outline.radius_units * unit_) : rectangle_path(box);
}

void Art::place_photo(const toolkit::PhotoLayer& photo, const Rect& box) {
  const auto index = photo_of(photo, context_.card.story);
  if (!index) return;
  std::vector<std::size_t>& shown = composition_.report.photos;
  if (std::find(shown.begin(), shown.end(), *index) == shown.end()) shown.push_back(*index);
  const Rect place = moved(box);
  static_assert(int(PhotoReport::Outline::ellipse) == int(toolkit::Outline::Kind::ellipse));
  composition_.report.photo_places.push_back({*index, place, static_cast<PhotoReport::Outline>(photo.outline.kind), degrees_});
  const bool cut = photo.outline.kind == toolkit::Outline::Kind::path;
  Path path = cut ? outline_path(photo.outline, place) : Path{};
  composition_.items.push_back(PlacedPhoto{*index, place, photo.outline.kind, photo.outline.radius_units * unit_, std::move(path), degrees_});
}

void Art::place_image(const toolkit::ImageLayer& image, const Rect& box) {
  const bool covers = image.fit == toolkit::ImageLayer::Fit::cover;
  composition_.items.push_back(PlacedPicture{PlacedPicture::From::pack, image.file, 0, moved(box),
                                             covers ? PlacedPicture::Fit::cover : PlacedPicture::Fit::contain, degrees_});
}

void Art::place_logos(const toolkit::LogosLayer& logos, const Rect& box) {
  const LogoRow row = logo_row(logos, box.width, unit_, context_.card);
  const bool at_end = logos.align == toolkit::LogosLayer::Align::end;
  // Upright and never the other way round: a logo is what it is.
  const Rect place = mirrored({at_end ? box.right() - row.width : box.x, box.y + (box.height - row.height) / 2, row.width, row.height});
  if (logos.plate) {
    const float radius = logos.plate->radius_units * unit_;
    place_plate(*logos.plate, radius > 0 ? rounded_rectangle_path(place, radius) : rectangle_path(place), place);
  }
  const bool outer_mirrors = mirrors_;
  mirrors_ = false;
  for (const PlacedLogo& logo : row.logos) {
    const Rect at{place.x + logo.box.x, place.y + logo.box.y, logo.box.width, logo.box.height};
    const story::Story& story = context_.card.story;
    composition_.report.logos.push_back(logo.of_pack != nullptr ? std::string(toolkit::in_language(logo.of_pack->description, story.language))
                                                                : story.logos[logo.of_story].description);
    if (logo.of_pack == nullptr) {
      composition_.items.push_back(PlacedPicture{PlacedPicture::From::story_logo, {}, logo.of_story, at, PlacedPicture::Fit::contain, 0});
    } else if (!logo.of_pack->file.empty()) {
      composition_.items.push_back(PlacedPicture{PlacedPicture::From::pack, logo.of_pack->file, 0, at, PlacedPicture::Fit::contain, 0});
    } else {
      // Its art counts in hundredths of its height.
      const float outer_unit = unit_;
      unit_ = at.height / 100;
      place_children(logo.of_pack->art, at);
      unit_ = outer_unit;
    }
  }
  mirrors_ = outer_mirrors;
}

void Art::place_qr(const toolkit::QrLayer& qr, const Rect& box) {
  std::optional<QrReport>& report = composition_.report.qr;
  const auto size = qr_size(qr, context_.card.story, box, unit_);
  // One is enough, however often a pattern repeats it.
  if (!size || !report || report->state == QrReport::State::drawn) return;
  const std::string text = qr_text(context_.card.story.link);
  const bool at_left = (qr.align == toolkit::QrLayer::Align::start) != mirrors_;
  // Whole px of the card, so that every module's edge is sharp in the file.
  const float left = at_left ? std::ceil(box.x) : std::floor(box.right()) - size->side;
  const Rect place{left, std::floor(box.bottom()) - size->side, size->side, size->side};
  composition_.items.push_back(
      PlacedQr{make_qr_code(text), place, size->module, qr.radius_units * unit_, qr_color(colors_.of(qr.color))});
  report = QrReport{text, QrReport::State::drawn, place, size->module};
}

void Art::place_pattern(const toolkit::PatternLayer& pattern, const Rect& box) {
  const bool cut = pattern.columns == 0;
  if (cut) composition_.items.push_back(BeginGroup{transformed(rectangle_path(mirrored(box)), turn_), 1, toolkit::Blend::normal});
  const float outer_unit = unit_;
  const Transform outer_turn = turn_;
  const float outer_degrees = degrees_;
  for (const PlacedCell& cell : pattern_cells(pattern, box, unit_, leading_text(context_.card.story))) {
    const toolkit::Tile& tile = pattern.tiles[cell.tile];
    if (tile.fill) {
      toolkit::ShapeStyle style;
      style.fill = *tile.fill;
      const Rect filled = mirrored({cell.box.x, cell.box.y, cell.box.width + cell_overlap, cell.box.height + cell_overlap});
      place_shape(style, rectangle_path(filled), filled, false);
    }
    if (cell.quarter_turns != 0) {
      const float degrees = 90.0f * static_cast<float>(mirrors_ ? -cell.quarter_turns : cell.quarter_turns);
      turn_ = then(rotation(degrees, mirrored(cell.box).center()), outer_turn);
      degrees_ = outer_degrees + degrees;
    }
    unit_ = std::min(cell.box.width, cell.box.height) / 100;
    place_children(tile.art, cell.box);
    unit_ = outer_unit;
    turn_ = outer_turn;
    degrees_ = outer_degrees;
  }
  if (cut) composition_.items.push_back(EndGroup{});
}

}  // namespace storycard::compose
