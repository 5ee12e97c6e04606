#include "base/color.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hex.h"

namespace storycard {
namespace {

// x to the power of 2.4 for x in 0..1, by Newton's method for the fifth root: pow differs between machines.
constexpr double power_2_4(double x) {
  const double square = x * x;
  double root = 1;  // converges downwards to the fifth root of x * x
  for (int i = 0; i < 40; ++i) root -= (root - square / (root * root * root * root)) / 5;
  return square * root;
}

// sRGB's transfer function (IEC 61966-2-1), worked out while compiling.
constexpr std::array<double, 256> make_linear_light() {
  std::array<double, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double value = static_cast<double>(i) / 255;
    table[i] = value <= 0.04045 ? value / 12.92 : power_2_4((value + 0.055) / 1.055);
  }
  return table;
}

constexpr std::array<double, 256> linear_light = make_linear_light();

Error not_a_color(std::string_view text) {
  constexpr std::size_t shown_max = 40;
  std::string detail = "expected a colour such as \"#1B7F5C\", found ";
  detail += text.size() > shown_max ? "a longer text" : "\"" + std::string(text) + "\"";
  return {ErrorCode::wrong_type, "", detail};
}

}  // namespace

Result<Color> read_color(std::string_view text) {
  const std::size_t digits = text.empty() ? 0 : text.size() - 1;
  if (digits != 3 && digits != 6 && digits != 8) return not_a_color(text);
  if (text[0] != '#') return not_a_color(text);

  std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
  const std::size_t digits_each = digits == 3 ? 1 : 2;
  for (std::size_t i = 0; i < digits / digits_each; ++i) {
    const auto high = hex_digit(text[1 + i * digits_each]);
    const auto low = hex_digit(text[i * digits_each + digits_each]);
    if (!high || !low) return not_a_color(text);
    channels[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Color{channels[0], channels[1], channels[2], channels[3]};
}

float relative_luminance(Color color) {
  return static_cast<float>(0.2126 * linear_light[color.red] + 0.7152 * linear_light[color.green] +
                            0.0722 * linear_light[color.blue]);
}

float contrast_ratio(Color a, Color b) {
  const float light = relative_luminance(a);
  const float dark = relative_luminance(b);
  return (std::max(light, dark) + 0.05f) / (std::min(light, dark) + 0.05f);
}

}  // namespace storycard
