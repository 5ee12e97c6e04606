#include "compose/colors.h"

#include <algorithm>

namespace storycard::compose {
namespace {

const Color* find_color(const std::vector<toolkit::NamedColor>& colors, std::string_view name) {
  for (const toolkit::NamedColor& color : colors) {
    if (color.name == name) return &color.color;
  }
  return nullptr;
}

// Distances of the stops along the axis, from the box's near edge, in px.
std::vector<float> stop_offsets(const toolkit::Gradient& gradient, const GradientPlace& place, float extent) {
  std::vector<float> offsets;
  const bool anchored = !gradient.anchor.empty();
  for (const toolkit::Stop& stop : gradient.stops) {
    const bool from_anchor = anchored && stop.at.fraction == 0;
    const float origin = from_anchor ? place.anchor_y - place.box.y : 0;
    offsets.push_back(origin + stop.at.in_px(place.unit, extent));
  }
  // A later stop never lies before an earlier one (as in SVG 2, 13.2.4).
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] = std::max(offsets[i], offsets[i - 1]);
  return offsets;
}

}  // namespace

const toolkit::Theme* worn_theme(const toolkit::Pack& pack, const toolkit::Frame& frame, std::string_view wanted) {
  if (frame.themes.empty()) return nullptr;
  const bool wears = std::find(frame.themes.begin(), frame.themes.end(), wanted) != frame.themes.end();
  return toolkit::find_theme(pack, wears ? wanted : std::string_view(frame.themes.front()));
}

Colors::Colors(const toolkit::Pack& pack, const toolkit::Frame& frame, const toolkit::Theme* theme)
    : pack_(pack), theme_(theme), own_(toolkit::find_theme(pack, frame.own_theme)) {}

Color Colors::of(const toolkit::ColorRef& reference) {
  const Color* found = theme_ != nullptr ? find_color(theme_->colors, reference.name) : nullptr;
  if (found == nullptr && own_ != nullptr) found = find_color(own_->colors, reference.name);
  if (found == nullptr) found = find_color(pack_.colors, reference.name);
  Color color;
  if (found != nullptr) {
    color = *found;
  } else if (const auto literal = read_color(reference.name)) {
    color = *literal;
  } else if (unknown_.empty()) {
    unknown_ = reference.name;
  }
  color.alpha = static_cast<std::uint8_t>(static_cast<float>(color.alpha) * reference.alpha + 0.5f);
  return color;
}

Paint resolved(const toolkit::PaintRef& paint, const GradientPlace& place, Colors& colors) {
  if (const auto* color = std::get_if<toolkit::ColorRef>(&paint)) return colors.of(*color);
  const auto& gradient = std::get<toolkit::Gradient>(paint);
  const Rect& box = place.box;
  const bool radial = gradient.kind == toolkit::Gradient::Kind::radial;
  const bool across = gradient.axis == toolkit::Axis::across;
  const float extent = radial ? std::min(box.width, box.height) / 2 : across ? box.width : box.height;
  const std::vector<float> offsets = stop_offsets(gradient, place, extent);
  const float first = offsets.front();
  const float length = std::max(offsets.back() - first, 0.001f);
  std::vector<GradientStop> stops;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    stops.push_back({radial ? std::clamp(offsets[i] / extent, 0.0f, 1.0f) : (offsets[i] - first) / length,
                     colors.of(gradient.stops[i].color)});
  }
  if (radial) return RadialGradient{box.center(), extent, std::move(stops)};
  if (!across) return LinearGradient{{box.x, box.y + first}, {box.x, box.y + first + length}, std::move(stops)};
  const float near = place.mirrored ? box.right() - first : box.x + first;
  return LinearGradient{{near, box.y}, {place.mirrored ? near - length : near + length, box.y}, std::move(stops)};
}

}  // namespace storycard::compose
