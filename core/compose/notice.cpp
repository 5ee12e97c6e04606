#include "compose/notice.h"

#include <algorithm>

#include "base/blank.h"
#include "compose/slots.h"

namespace storycard::compose {
namespace {

// In u: the size of its letters, its plate, how far it stays from the edges and from other words.
constexpr float least_size = 1.9f, most_size = 2.1f;
constexpr float pad_across = 1.4f, pad_down = 0.4f;
constexpr float side_margin = 4, edge_margin = 1.1f, safe_margin = 0.2f, distance = 0.8f;
constexpr int most_lines = 2;

bool holds_words(const toolkit::Layer& layer) {
  if (std::holds_alternative<toolkit::TextLayer>(layer.content) || std::holds_alternative<toolkit::TextLineLayer>(layer.content) ||
      std::holds_alternative<toolkit::LogosLayer>(layer.content) || std::holds_alternative<toolkit::QrLayer>(layer.content)) {
    return true;
  }
  const std::vector<toolkit::Layer>* children = toolkit::children_of(layer);
  return children != nullptr && std::any_of(children->begin(), children->end(), holds_words);
}

// Of what fills its box; a ring or a round thing that was stretched would not be round.
bool can_grow(const toolkit::Layer& layer) {
  if (layer.turn_degrees != 0 || holds_words(layer)) return false;
  if (const auto* fill = std::get_if<toolkit::FillLayer>(&layer.content)) return fill->outline == toolkit::FillLayer::Outline::rectangle;
  if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) return photo->outline.kind == toolkit::Outline::Kind::rectangle;
  if (const auto* links = std::get_if<toolkit::LinksLayer>(&layer.content)) return links->along == toolkit::LinksLayer::Along::column;
  return !std::holds_alternative<toolkit::ImageLayer>(layer.content);
}

Rect safe_in_px(const toolkit::Format& format) {
  const auto width = static_cast<float>(format.size.width), height = static_cast<float>(format.size.height);
  return {format.safe.x * width, format.safe.y * height, format.safe.width * width, format.safe.height * height};
}

}  // namespace

toolkit::TextStyle notice_style(const Card& card, Color ground) {
  ground.alpha = 255;
  const Color black{0, 0, 0, 255}, white{255, 255, 255, 255};
  toolkit::TextStyle style;
  style.align = toolkit::TextStyle::Align::center;
  style.wrap = toolkit::TextStyle::Wrap::balanced;
  style.weight = 600;
  style.min_size = style.comfort_size = least_size;
  style.max_size = most_size;
  style.max_lines = most_lines;
  style.color.name = contrast_ratio(ground, white) >= contrast_ratio(ground, black) ? "#FFFFFF" : "#000000";
  toolkit::Plate plate;
  plate.style.fill = toolkit::ColorRef{card.frame.ground, 1};
  plate.pad_across_units = pad_across;
  plate.pad_down_units = pad_down;
  plate.radius_units = 1.2f;
  plate.as_needed = true;
  style.plate = plate;
  return style;
}

std::optional<Notice> notice_of(const Card& card, Color ground) {
  if (is_blank(notice_words(card.story, card.pack).text)) return std::nullopt;
  toolkit::TextLayer text;
  text.slot = notice_slot;
  text.style = notice_style(card, ground);
  Notice notice;
  notice.layer.content = std::move(text);
  return notice;
}

TopLayer measured_notice(Notice& notice, MeasureContext& context) {
  const toolkit::Format& format = context.card.format;
  const Rect safe = safe_in_px(format);
  const float margin = side_margin * context.unit, width = safe.width - 2 * margin;
  MeasureContext own{context.card, context.words, context.unit, 1, context.right_to_left, {}};
  TopLayer top{*measure(notice.layer, width, safe.height, own), {}};
  // Under the safe area lie the platforms' own controls; under the card's own edge nothing does.
  const bool at_edge = safe.bottom() >= static_cast<float>(format.size.height) - 0.5f;
  const float bottom = safe.bottom() - (at_edge ? edge_margin : safe_margin) * context.unit;
  top.box = {safe.x + margin, bottom - top.measured.height, width, top.measured.height};
  notice.box = top.box;
  const float keep = distance * context.unit;
  notice.kept_free = {0, top.box.y - keep, static_cast<float>(format.size.width), top.box.height + keep};
  return top;
}

Room whole_card(const toolkit::Format& format) { return {0, static_cast<float>(format.size.height)}; }

Room room_above(const Notice& notice, const toolkit::Format& format, float share) {
  const auto height = static_cast<float>(format.size.height);
  const float lost = share * (safe_in_px(format).bottom() - notice.kept_free.y) / format.safe.height;
  return {format.safe.y * lost, height - lost};
}

Rect on_card(const toolkit::Layer& layer, Rect box, const Room& room, float card_height) {
  constexpr float near = 0.5f;  // px
  const float top = box.y, bottom = box.bottom();
  box.y += room.top;
  if (room.height >= card_height || !can_grow(layer)) return box;
  if (bottom >= room.height - near && box.bottom() < card_height) box.height = card_height - box.y;
  if (top <= near && box.y > 0) {
    box.height += box.y;
    box.y = 0;
  }
  return box;
}

bool is_clear(const Notice& notice, const std::vector<Rect>& taken) {
  const Rect& free = notice.kept_free;
  return std::none_of(taken.begin(), taken.end(), [&](const Rect& rect) {
    return rect.bottom() > free.y && rect.y < free.bottom() && rect.right() > free.x && rect.x < free.right();
  });
}

}  // namespace storycard::compose
