#include "composer/theme.h"

#include <cmath>

namespace storycard::composer {
namespace {

std::uint8_t between(std::uint8_t from, std::uint8_t to, float amount) {
  const float value = static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * amount;
  return static_cast<std::uint8_t>(std::lround(value));
}

}  // namespace

Color mixed(Color from, Color to, float amount) {
  return {between(from.red, to.red, amount), between(from.green, to.green, amount), between(from.blue, to.blue, amount),
          between(from.alpha, to.alpha, amount)};
}

const Palette& palette(const Appearance& appearance) {
  const bool dark = appearance.scheme == Scheme::dark;
  if (appearance.contrast == Contrast::more) return dark ? dark_contrast_palette : light_contrast_palette;
  return dark ? dark_palette : light_palette;
}

std::string_view name_of(ThemeChoice choice) {
  switch (choice) {
    case ThemeChoice::system: return "system";
    case ThemeChoice::light: return "light";
    case ThemeChoice::dark: return "dark";
    case ThemeChoice::contrast: return "contrast";
  }
  return "system";
}

}  // namespace storycard::composer
