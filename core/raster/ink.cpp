#include "raster/ink.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace storycard::raster {
namespace {

// Sorted, so that the first lies at 0 and the last at 1.
std::vector<GradientStop> spread_out(std::vector<GradientStop> stops) {
  std::stable_sort(stops.begin(), stops.end(),
                   [](const GradientStop& a, const GradientStop& b) { return a.at < b.at; });
  if (stops.empty()) return stops;
  const double first = stops.front().at, length = stops.back().at - first;
  for (GradientStop& stop : stops) stop.at = length > 0 ? static_cast<float>((stop.at - first) / length) : 0;
  stops.back().at = 1;  // all in one place: the first colour, then the last
  return stops;
}

// arctan of 0 to 1: halved twice, then Taylor's series.
double small_angle(double tangent) {
  const auto halved = [](double t) { return t / (1 + std::sqrt(1 + t * t)); };
  const double t = halved(halved(tangent));  // below 0.2
  const double tt = t * t;
  double sum = 0;
  for (int n = 21; n >= 1; n -= 2) sum = 1.0 / n - tt * sum;
  return 4 * t * sum;
}

}  // namespace

double turn_of(double x, double y) {
  const double across = std::fabs(x), up = std::fabs(y);
  if (across == 0 && up == 0) return 0;
  constexpr double turns_per_radian = 0.15915494309189535;
  const double eighth = up <= across ? small_angle(up / across) * turns_per_radian
                                     : 0.25 - small_angle(across / up) * turns_per_radian;
  const double half = x >= 0 ? eighth : 0.5 - eighth;
  return y >= 0 || half == 0 ? half : 1 - half;
}

InkRow::InkRow(const font::ColorLine& line, const Transform& place, const Transform& to_px)
    : extend_(line.extend), ramp_(spread_out(line.stops)) {
  if (line.stops.empty()) return;
  const auto before = [](const GradientStop& a, const GradientStop& b) { return a.at < b.at; };
  const auto [first, last] = std::minmax_element(line.stops.begin(), line.stops.end(), before);
  first_stop_ = first->at;
  stops_length_ = double(last->at) - first->at;

  const double a = double(to_px.a) * place.a + double(to_px.c) * place.b;
  const double b = double(to_px.b) * place.a + double(to_px.d) * place.b;
  const double c = double(to_px.a) * place.c + double(to_px.c) * place.d;
  const double d = double(to_px.b) * place.c + double(to_px.d) * place.d;
  const double e = double(to_px.a) * place.e + double(to_px.c) * place.f + to_px.e;
  const double f = double(to_px.b) * place.e + double(to_px.d) * place.f + to_px.f;
  const double area = a * d - b * c;
  if (!std::isfinite(area) || std::fabs(area) < 1e-12) return;  // flat: none of it is seen
  xx_ = d / area;
  xy_ = -c / area;
  yx_ = -b / area;
  yy_ = a / area;
  x0_ = -(xx_ * e + xy_ * f);
  y0_ = -(yx_ * e + yy_ * f);
  kind_ = Kind::linear;
}

InkRow::InkRow(const font::LinearInk& ink, const Transform& to_px) : InkRow(ink.line, ink.place, to_px) {
  const double x = double(ink.to.x) - ink.from.x, y = double(ink.to.y) - ink.from.y;
  const double squared = x * x + y * y;
  if (squared <= 0) {
    kind_ = Kind::none;
    return;
  }
  origin_ = {ink.from.x, ink.from.y};
  along_ = {x / squared, y / squared};
}

InkRow::InkRow(const font::RadialInk& ink, const Transform& to_px) : InkRow(ink.line, ink.place, to_px) {
  origin_ = {ink.from.x, ink.from.y};
  along_ = {double(ink.to.x) - ink.from.x, double(ink.to.y) - ink.from.y};
  radius_ = ink.from_radius;
  growth_ = double(ink.to_radius) - ink.from_radius;
  curve_ = along_.x * along_.x + along_.y * along_.y - growth_ * growth_;
  const bool point = along_.x == 0 && along_.y == 0 && growth_ == 0;
  kind_ = kind_ == Kind::none || point ? Kind::none : Kind::radial;
}

InkRow::InkRow(const font::SweepInk& ink, const Transform& to_px) : InkRow(ink.line, ink.place, to_px) {
  origin_ = {ink.center.x, ink.center.y};
  from_turn_ = ink.from_turn;
  turns_ = double(ink.to_turn) - ink.from_turn;
  kind_ = kind_ == Kind::none || turns_ == 0 ? Kind::none : Kind::sweep;
}

InkRow::Vec InkRow::in_gradient_space(double x, double y) const {
  return {xx_ * x + xy_ * y + x0_ - origin_.x, yx_ * x + yy_ * y + y0_ - origin_.y};
}

// `way` as the stops count it: 0 where the gradient begins, 1 where it ends.
FineColor InkRow::color_at(double way) const {
  if (!std::isfinite(way)) return {};
  if (stops_length_ <= 0) return ramp_.at(extend_ == font::Extend::pad && way < first_stop_ ? 0 : Ramp::last);
  double place = (way - first_stop_) / stops_length_;
  switch (extend_) {
    case font::Extend::pad: break;
    case font::Extend::repeat: place -= std::floor(place); break;
    case font::Extend::reflect:
      place -= 2 * std::floor(place / 2);
      if (place > 1) place = 2 - place;
      break;
  }
  return ramp_.at(static_cast<std::int32_t>(std::clamp(place, 0.0, 1.0) * Ramp::last + 0.5));
}

// The circle through `at` that is drawn last: centre origin + way * along, radius radius + way * growth.
FineColor InkRow::radial(Vec at) const {
  const double half_b = at.x * along_.x + at.y * along_.y + radius_ * growth_;
  const double c = at.x * at.x + at.y * at.y - radius_ * radius_;
  const auto drawn = [this](double way) { return radius_ + way * growth_ >= 0; };
  if (curve_ == 0) {
    const double way = c / (2 * half_b);
    return half_b != 0 && drawn(way) ? color_at(way) : FineColor{};
  }
  const double discriminant = half_b * half_b - curve_ * c;
  if (discriminant < 0) return {};
  const double root = std::sqrt(discriminant);
  const double one = (half_b + root) / curve_, other = (half_b - root) / curve_;
  if (drawn(std::max(one, other))) return color_at(std::max(one, other));
  return drawn(std::min(one, other)) ? color_at(std::min(one, other)) : FineColor{};
}

void InkRow::colors_of(std::int32_t x, std::int32_t y, std::vector<FineColor>& colors) const {
  double right = x + 0.5;
  for (FineColor& color : colors) {
    const Vec at = in_gradient_space(right, y + 0.5);
    switch (kind_) {
      case Kind::none: color = {}; break;
      case Kind::linear: color = color_at(at.x * along_.x + at.y * along_.y); break;
      case Kind::radial: color = radial(at); break;
      case Kind::sweep: color = color_at((turn_of(at.x, at.y) - from_turn_) / turns_); break;
    }
    right += 1;
  }
}

}  // namespace storycard::raster
