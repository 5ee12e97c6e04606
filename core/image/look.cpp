#include "image/look.h"

#include <algorithm>
#include <array>

#include "image/lanes.h"
#include "image/linear_light.h"
#include "image/premultiplied.h"

namespace storycard::image {
namespace {

// What becomes of code values 0 to 1, in this order: `lift` raises the middle, `contrast` bends it to an S, `black` and
// `white` are where the ends go.
struct Tone {
  double black = 0, white = 1;
  double lift = 0, contrast = 0;

  double of(double code) const {
    const double lifted = code * (1 + lift) / (1 + lift * code);
    const double bent = lifted + contrast * (lifted * lifted * (3 - 2 * lifted) - lifted);
    return black + (white - black) * bent;
  }
};

using Mix = std::array<std::array<double, 3>, 3>;  // light out by light in

struct Recipe {
  Mix mix;
  std::array<Tone, 3> tones;
};

// Luminance of sRGB's primaries (ITU-R BT.709): greys are as bright as the colours were, so nobody's skin grows darker or
// lighter than it is.
constexpr std::array<double, 3> luminance{0.2126, 0.7152, 0.0722};

// 1 keeps colours, 0 leaves greys of their luminance.
Mix saturated(double share) {
  Mix mix{};
  for (std::size_t out = 0; out < 3; ++out) {
    for (std::size_t in = 0; in < 3; ++in) mix[out][in] = luminance[in] * (1 - share) + (out == in ? share : 0);
  }
  return mix;
}

// Light of another colour falls on the scene: white becomes `white`, whose largest part is 1, so nothing is cut off.
Mix lit_by(std::array<double, 3> white, double saturation) {
  Mix mix = saturated(saturation);
  for (std::size_t out = 0; out < 3; ++out) {
    for (double& part : mix[out]) part *= white[out];
  }
  return mix;
}

Recipe recipe_of(Look look, const Duotone& duotone) {
  switch (look) {
    case Look::none: break;
    case Look::warm: {
      const Tone tone{0, 1, 0.10, 0.10};
      return {lit_by({1, 0.96, 0.84}, 1.02), {tone, tone, tone}};
    }
    case Look::cool: {
      const Tone tone{0, 1, 0.12, 0.08};
      return {lit_by({0.87, 0.96, 1}, 0.94), {tone, tone, tone}};
    }
    case Look::mono: {
      const Tone tone{0.015, 0.99, 0.10, 0.22};
      return {saturated(0), {tone, tone, tone}};
    }
    case Look::duotone: {
      const auto tone = [](std::uint8_t dark, std::uint8_t light) { return Tone{dark / 255.0, light / 255.0, 0.12, 0.25}; };
      return {saturated(0),
              {tone(duotone.dark.red, duotone.light.red), tone(duotone.dark.green, duotone.light.green),
               tone(duotone.dark.blue, duotone.light.blue)}};
    }
    case Look::faded:
      return {saturated(0.80), {Tone{0.125, 0.975, 0.06, 0}, Tone{0.105, 0.96, 0.06, 0}, Tone{0.115, 0.93, 0.06, 0}}};
  }
  return {saturated(1), {}};
}

// A recipe as integers.
class Tables {
 public:
  explicit Tables(const Recipe& recipe) : codes_(std::size_t(3 * stride)) {
    for (std::size_t in = 0; in < 3; ++in) {
      for (std::size_t out = 0; out < 3; ++out) fill_parts(recipe.mix[out][in], in, out);
    }
    for (std::size_t channel = 0; channel < 3; ++channel) {
      fill_codes(recipe.tones[channel], codes_.data() + std::ptrdiff_t(channel) * stride);
    }
  }

  // Two opaque pixels, which may be one and the same.
  void recolor(std::uint8_t* one, std::uint8_t* other) const {
    std::int16_t light[8];
    lanes::store(light, lanes::rounded(light_of(one), light_of(other)));
    // All reads before the first write: a byte that is written might be one of the table for all the compiler knows.
    const std::uint8_t* const codes = codes_.data();
    const std::uint8_t red = codes[light[0]], green = codes[stride + light[1]], blue = codes[2 * stride + light[2]];
    const std::uint8_t red2 = codes[light[4]], green2 = codes[stride + light[5]], blue2 = codes[2 * stride + light[6]];
    one[0] = red;
    one[1] = green;
    one[2] = blue;
    other[0] = red2;
    other[1] = green2;
    other[2] = blue2;
  }

 private:
  static constexpr std::ptrdiff_t stride = LinearLight::one + 1;

  // What a channel's light gives to each of the three; the fourth makes a whole vector.
  using Parts = std::array<std::int32_t, 4>;

  lanes::Four light_of(const std::uint8_t* rgb) const {
    const lanes::Four red = lanes::load_four(parts_[0][rgb[0]].data());
    const lanes::Four green = lanes::load_four(parts_[1][rgb[1]].data());
    return lanes::add(lanes::add(red, green), lanes::load_four(parts_[2][rgb[2]].data()));
  }

  void fill_parts(double share, std::size_t in, std::size_t out) {
    const double part = share * (1 << lanes::weight_bits);
    const auto weight = static_cast<std::int32_t>(part < 0 ? part - 0.5 : part + 0.5);
    for (std::size_t code = 0; code < 256; ++code) parts_[in][code][out] = weight * light_at_half_code(2 * code);
  }

  // Between half codes light and code go straight enough. Fixed point, 32 bits after it.
  static void fill_codes(const Tone& tone, std::uint8_t* codes) {
    const auto fixed = [&](std::size_t half) {
      const double code = std::min(std::max(tone.of(double(half) / 510), 0.0), 1.0);
      return static_cast<std::int64_t>((code * 255 + 0.5) * 4294967296.0);
    };
    std::int64_t below = fixed(0);
    for (std::size_t half = 0; half < 510; ++half) {
      const std::int64_t above = fixed(half + 1);
      const std::int32_t from = light_at_half_code(half), until = light_at_half_code(half + 1);
      const std::int64_t step = (above - below) / (until - from);
      std::int64_t value = below;
      for (std::int32_t light = from; light < until; ++light, value += step) {
        codes[light] = static_cast<std::uint8_t>(value >> 32);
      }
      below = above;
    }
    codes[LinearLight::one] = static_cast<std::uint8_t>(below >> 32);
  }

  std::array<std::array<Parts, 256>, 3> parts_{};  // by channel and code
  Bytes codes_;                                    // by channel and light
};

void recolor_translucent(const Tables& tables, std::uint8_t* rgba) {
  std::uint8_t rgb[3];
  for (int channel = 0; channel < 3; ++channel) rgb[channel] = straight(rgba[channel], rgba[3]);
  tables.recolor(rgb, rgb);
  for (int channel = 0; channel < 3; ++channel) rgba[channel] = scaled_by_alpha(rgb[channel], rgba[3]);
}

}  // namespace

void apply_look(Look look, const Duotone& duotone, Bitmap& bitmap) {
  if (look == Look::none || bitmap.empty()) return;
  const Tables tables(recipe_of(look, duotone));
  std::uint8_t* pixel = bitmap.rgba.data();
  std::uint8_t* const end = pixel + bitmap.rgba.size();
  while (pixel != end) {
    if (end - pixel >= 8 && pixel[3] == 255 && pixel[7] == 255) {
      tables.recolor(pixel, pixel + 4);
      pixel += 8;
      continue;
    }
    if (pixel[3] != 0) recolor_translucent(tables, pixel);
    pixel += 4;
  }
}

}  // namespace storycard::image
