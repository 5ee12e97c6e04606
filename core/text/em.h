#pragma once

#include <compare>
#include <cstdint>

#include "base/units.h"

namespace storycard::text {

// A length as a share of the font size. An integer, so that sums do not depend on their order; a whole number of
// them makes one font unit at 1000, 1024, 2000, 2048 and 4096 units per em, so that widths of real fonts are exact.
struct Em {
  static constexpr std::int64_t per_em = 2'048'000;
  std::int64_t value = 0;

  friend constexpr auto operator<=>(Em, Em) = default;
  friend constexpr Em operator+(Em a, Em b) { return {a.value + b.value}; }
  friend constexpr Em operator-(Em a, Em b) { return {a.value - b.value}; }
  constexpr Em& operator+=(Em b) {
    value += b.value;
    return *this;
  }
};

constexpr Em to_em(FontUnits length, FontUnits units_per_em) {
  const std::int64_t scaled = length.value * Em::per_em;
  const std::int64_t half = scaled < 0 ? -units_per_em.value / 2 : units_per_em.value / 2;
  return {(scaled + half) / units_per_em.value};
}

// The one place where a sum of advances becomes px.
constexpr Px to_px(Em length, Px font_size) {
  return {static_cast<float>(static_cast<double>(length.value) * static_cast<double>(font_size.value) / Em::per_em)};
}

// The most that fits into `width`.
constexpr Em em_within(Px width, Px font_size) {
  return {
      static_cast<std::int64_t>(static_cast<double>(width.value) * Em::per_em / static_cast<double>(font_size.value))};
}

}  // namespace storycard::text
