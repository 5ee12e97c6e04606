#include "image/linear_light.h"

#include <algorithm>
#include <array>

#include "image/premultiplied.h"

namespace storycard::image {
namespace {

// Newton's method: libm's pow is not the same everywhere, plain arithmetic is. For 0 < value <= 1.
constexpr double fifth_root(double value) {
  double root = 1;
  for (int round = 0; round < 24; ++round) {
    const double fourth = root * root * root * root;
    root -= (fourth * root - value) / (5 * fourth);
  }
  return root;
}

// The light of an sRGB code value 0 to 1 (IEC 61966-2-1): a straight foot, then the power 2.4 = 2 + 2/5.
constexpr double light_of(double code) {
  if (code <= 0.04045) return code / 12.92;
  const double base = (code + 0.055) / 1.055;
  return base * base * fifth_root(base * base);
}

// Light at every half code value: the even ones are the codes, the odd ones where a code's neighbour becomes nearer.
constexpr std::array<std::int16_t, 511> half_codes() {
  std::array<std::int16_t, 511> table{};
  for (std::size_t half = 0; half < table.size(); ++half) {
    table[half] = static_cast<std::int16_t>(light_of(double(half) / 510) * LinearLight::one + 0.5);
  }
  return table;
}

constexpr std::array<std::int16_t, 511> light_at_half = half_codes();

std::int16_t light(std::uint8_t code) { return light_at_half[std::size_t(code) * 2]; }

std::int16_t linear_alpha(std::uint8_t alpha) {
  return static_cast<std::int16_t>((int(alpha) * LinearLight::one + 127) / 255);
}

}  // namespace

std::int16_t light_at_half_code(std::size_t half) { return light_at_half[half]; }

LinearLight::LinearLight() : code_of_(std::size_t(one) + 1) {
  std::size_t code = 0;
  for (std::size_t value = 0; value < code_of_.size(); ++value) {
    while (code < 255 && value >= std::size_t(light_at_half[2 * code + 1])) ++code;
    code_of_[value] = static_cast<std::uint8_t>(code);
  }
}

void LinearLight::read_row(const std::uint8_t* rgba, std::int32_t count, std::int16_t* linear) const {
  for (std::int32_t x = 0; x < count; ++x, rgba += 4, linear += 4) {
    const std::uint8_t alpha = rgba[3];
    if (alpha == 255) {
      linear[0] = light(rgba[0]);
      linear[1] = light(rgba[1]);
      linear[2] = light(rgba[2]);
      linear[3] = static_cast<std::int16_t>(one);
    } else if (alpha == 0) {
      std::fill(linear, linear + 4, std::int16_t(0));
    } else {
      const std::int16_t share = linear_alpha(alpha);
      for (int channel = 0; channel < 3; ++channel) {
        const int value = light(straight(rgba[channel], alpha));
        linear[channel] = static_cast<std::int16_t>((value * share + one / 2) / one);
      }
      linear[3] = share;
    }
  }
}

void LinearLight::write_row(const std::int16_t* linear, std::int32_t count, std::uint8_t* rgba) const {
  for (std::int32_t x = 0; x < count; ++x, linear += 4, rgba += 4) {
    const std::int32_t share = linear[3];
    if (share == one) {
      rgba[0] = code_of_[static_cast<std::size_t>(linear[0])];
      rgba[1] = code_of_[static_cast<std::size_t>(linear[1])];
      rgba[2] = code_of_[static_cast<std::size_t>(linear[2])];
      rgba[3] = 255;
      continue;
    }
    const auto alpha = static_cast<std::uint8_t>((share * 255 + one / 2) / one);
    for (int channel = 0; channel < 3; ++channel) {
      const std::int32_t value = alpha == 0 ? 0 : std::min(one, (linear[channel] * one + share / 2) / share);
      rgba[channel] = scaled_by_alpha(code_of_[static_cast<std::size_t>(value)], alpha);
    }
    rgba[3] = alpha;
  }
}

}  // namespace storycard::image
