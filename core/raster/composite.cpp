#include "raster/composite.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "raster/blend.h"
#include "raster/blend_opaque.h"

namespace storycard::raster {
namespace {

using Mode = font::Composite;

// Red, green, blue from 0 to 1, not premultiplied.
using Rgb = std::array<double, 3>;

// Porter and Duff: the share of the source and of what is below that stays.
struct Shares {
  double source, below;
};

Shares shares_of(Mode mode, double source_alpha, double below_alpha) {
  switch (mode) {
    case Mode::clear: return {0, 0};
    case Mode::source: return {1, 0};
    case Mode::destination: return {0, 1};
    case Mode::destination_over: return {1 - below_alpha, 1};
    case Mode::source_in: return {below_alpha, 0};
    case Mode::destination_in: return {0, source_alpha};
    case Mode::source_out: return {1 - below_alpha, 0};
    case Mode::destination_out: return {0, 1 - source_alpha};
    case Mode::source_atop: return {below_alpha, 1 - source_alpha};
    case Mode::destination_atop: return {1 - below_alpha, source_alpha};
    case Mode::exclusive_or: return {1 - below_alpha, 1 - source_alpha};
    case Mode::plus: return {1, 1};
    default: return {1, 1 - source_alpha};
  }
}

double hard_light(double below, double source) {
  return source <= 0.5 ? below * 2 * source : below + (2 * source - 1) - below * (2 * source - 1);
}

double soft_light(double below, double source) {
  if (source <= 0.5) return below - (1 - 2 * source) * below * (1 - below);
  const double lit = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : std::sqrt(below);
  return below + (2 * source - 1) * (lit - below);
}

double blended(Mode mode, double below, double source) {
  switch (mode) {
    case Mode::screen: return below + source - below * source;
    case Mode::overlay: return hard_light(source, below);
    case Mode::darken: return std::min(below, source);
    case Mode::lighten: return std::max(below, source);
    case Mode::color_dodge: return below <= 0 ? 0 : source >= 1 ? 1 : std::min(1.0, below / (1 - source));
    case Mode::color_burn: return below >= 1 ? 1 : source <= 0 ? 0 : 1 - std::min(1.0, (1 - below) / source);
    case Mode::hard_light: return hard_light(below, source);
    case Mode::soft_light: return soft_light(below, source);
    case Mode::difference: return std::fabs(below - source);
    case Mode::exclusion: return below + source - 2 * below * source;
    case Mode::multiply: return below * source;
    default: return source;
  }
}

double luminosity(const Rgb& color) { return 0.3 * color[0] + 0.59 * color[1] + 0.11 * color[2]; }

double saturation(const Rgb& color) {
  const auto [low, high] = std::minmax_element(color.begin(), color.end());
  return *high - *low;
}

Rgb with_luminosity(Rgb color, double wanted) {
  const double more = wanted - luminosity(color);
  for (double& channel : color) channel += more;
  const double middle = luminosity(color);
  const double low = *std::min_element(color.begin(), color.end());
  const double high = *std::max_element(color.begin(), color.end());
  for (double& channel : color) {
    if (low < 0 && middle > low) channel = middle + (channel - middle) * middle / (middle - low);
    if (high > 1 && high > middle) channel = middle + (channel - middle) * (1 - middle) / (high - middle);
  }
  return color;
}

Rgb with_saturation(Rgb color, double wanted) {
  const double low = *std::min_element(color.begin(), color.end());
  const double range = saturation(color);
  for (double& channel : color) channel = range > 0 ? (channel - low) * wanted / range : 0;
  return color;
}

Rgb blended(Mode mode, const Rgb& below, const Rgb& source) {
  switch (mode) {
    case Mode::hue: return with_luminosity(with_saturation(source, saturation(below)), luminosity(below));
    case Mode::saturation: return with_luminosity(with_saturation(below, saturation(source)), luminosity(below));
    case Mode::color: return with_luminosity(source, luminosity(below));
    case Mode::luminosity: return with_luminosity(below, luminosity(source));
    default: break;
  }
  Rgb result;
  for (std::size_t i = 0; i < 3; ++i) result[i] = blended(mode, below[i], source[i]);
  return result;
}

Rgb straight(const std::uint8_t* pixel) {
  Rgb color{};
  if (pixel[3] == 0) return color;
  for (std::size_t i = 0; i < 3; ++i) color[i] = std::min(1.0, double(pixel[i]) / pixel[3]);
  return color;
}

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::floor(std::clamp(value, 0.0, 1.0) * 255 + 0.5));
}

void composite_pixel(std::uint8_t* pixel, const std::uint8_t* source, double coverage, Mode mode) {
  const double source_alpha = source[3] / 255.0, below_alpha = pixel[3] / 255.0;
  const Shares shares = shares_of(mode, source_alpha, below_alpha);
  // A blend mode mixes the colours where both are, and is plain source over where one of them is alone.
  const bool blends = mode >= Mode::screen;
  const double both = blends ? source_alpha * below_alpha : 0;
  const Rgb mix = both > 0 ? blended(mode, straight(pixel), straight(source)) : Rgb{};
  const double source_share = blends ? 1 - below_alpha : shares.source;

  const double alpha = blends ? source_alpha + below_alpha - both
                              : source_alpha * shares.source + below_alpha * shares.below;
  const std::uint8_t alpha_byte = to_byte(below_alpha + (alpha - below_alpha) * coverage);
  for (std::size_t i = 0; i < 3; ++i) {
    const double below = pixel[i] / 255.0;
    const double color = source[i] / 255.0 * source_share + below * shares.below + both * mix[i];
    pixel[i] = std::min(alpha_byte, to_byte(below + (color - below) * coverage));
  }
  pixel[3] = alpha_byte;
}

// Emoji write transparency so: it is as quick as it is frequent.
void source_in(std::uint8_t* pixel, const std::uint8_t* source) {
  const std::uint32_t below_alpha = pixel[3];
  for (int i = 0; i < 4; ++i) pixel[i] = static_cast<std::uint8_t>(divided_by_255(source[i] * below_alpha));
}

// How many of the next pixels are opaque.
std::int32_t opaque_ahead(const std::uint8_t* pixels, std::int32_t count) {
  std::int32_t i = 0;
  while (i < count && pixels[4 * i + 3] == 255) ++i;
  return i;
}

void composite_any(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
                   Mode mode) {
  const bool blends = mode >= Mode::screen;
  for (std::int32_t i = 0; i < count; ++i, pixels += 4, source += 4) {
    const std::uint8_t cover = coverage == nullptr ? 255 : coverage[i];
    if (cover == 0 || (blends && source[3] == 0)) continue;
    if (mode == Mode::source_in && cover == 255) {
      source_in(pixels, source);
    } else {
      composite_pixel(pixels, source, cover / 255.0, mode);
    }
  }
}

}  // namespace

void composite(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
               Mode mode) {
  if (mode == Mode::source_over) return blend_pixels(pixels, count, coverage, source);
  if (!blends_quickly(mode)) return composite_any(pixels, count, coverage, source, mode);
  for (std::int32_t i = 0; i < count;) {
    const auto rest = [&](const std::uint8_t* bytes) { return bytes == nullptr ? nullptr : bytes + i; };
    const std::int32_t opaque = opaque_ahead(pixels + 4 * i, count - i);
    blend_opaque(pixels + 4 * i, opaque, rest(coverage), source + 4 * i, mode);
    i += opaque;
    if (i == count) return;
    composite_any(pixels + 4 * i, 1, rest(coverage), source + 4 * i, mode);
    ++i;
  }
}

}  // namespace storycard::raster
