#include "raster/blend_opaque.h"

#include <array>
#include <cmath>

// On an opaque pixel, a blend mode's premultiplied source s of alpha a changes what is below, b, by a product: no
// division by an alpha is left. All are bytes; `change` gives 255 times the change.
namespace storycard::raster {
namespace {

using Mode = font::Composite;

struct Multiply {
  std::int32_t change(std::int32_t b, std::int32_t s, std::int32_t a) const { return b * (s - a); }
};

struct Screen {
  std::int32_t change(std::int32_t b, std::int32_t s, std::int32_t) const { return (255 - b) * s; }
};

struct Overlay {
  std::int32_t change(std::int32_t b, std::int32_t s, std::int32_t a) const {
    return (2 * b <= 255 ? b : 255 - b) * (2 * s - a);
  }
};

// How far soft light can go from each byte, darker and lighter, with 6 bits after the point.
struct SoftLight {
  SoftLight() {
    for (std::size_t i = 0; i < 256; ++i) {
      const double below = static_cast<double>(i) / 255;
      const double lit = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : std::sqrt(below);
      darker[i] = fine(below * (1 - below));
      lighter[i] = fine(lit - below);
    }
  }
  static std::int32_t fine(double share) { return static_cast<std::int32_t>(std::floor(share * 255 * 64 + 0.5)); }
  std::int32_t change(std::int32_t b, std::int32_t s, std::int32_t a) const {
    const std::int32_t more = 2 * s - a;
    const std::size_t at = static_cast<std::size_t>(b);
    const std::int32_t times_64 = more * (more <= 0 ? darker[at] : lighter[at]);
    return (times_64 + (times_64 < 0 ? -32 : 32)) / 64;
  }
  std::array<std::int32_t, 256> darker, lighter;
};

template <typename Change>
void blend_run(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
               const Change& of) {
  for (std::int32_t i = 0; i < count; ++i, pixels += 4, source += 4) {
    const std::int32_t cover = coverage == nullptr ? 255 : coverage[i];
    if (cover == 0 || source[3] == 0) continue;
    for (int channel = 0; channel < 3; ++channel) {
      const std::int32_t below = pixels[channel];
      const std::int32_t change = of.change(below, source[channel], source[3]);
      // Never negative: no mode darkens a channel by more than it has.
      pixels[channel] = static_cast<std::uint8_t>((below * 65025 + change * cover + 65025 / 2) / 65025);
    }
  }
}

}  // namespace

bool blends_quickly(Mode mode) {
  return mode == Mode::multiply || mode == Mode::screen || mode == Mode::overlay || mode == Mode::soft_light;
}

void blend_opaque(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source,
                  Mode mode) {
  if (mode == Mode::multiply) return blend_run(pixels, count, coverage, source, Multiply{});
  if (mode == Mode::screen) return blend_run(pixels, count, coverage, source, Screen{});
  if (mode == Mode::overlay) return blend_run(pixels, count, coverage, source, Overlay{});
  static const SoftLight soft_light;
  blend_run(pixels, count, coverage, source, soft_light);
}

}  // namespace storycard::raster
