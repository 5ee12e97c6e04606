#include "image/color_profile.h"

#include <algorithm>

#include "image/byte_order.h"
#include "image/linear_light.h"

namespace storycard::image {
namespace {

constexpr int matrix_bits = 14;
constexpr std::size_t header_bytes = 128;
constexpr std::size_t most_tags = 256;

using Curve = std::array<double, 256>;
using Matrix = std::array<std::array<double, 3>, 3>;  // [column][row]: columns are the primaries

// sRGB's own primaries as every sRGB profile has them: adapted to D50, rounded to 1/65536.
constexpr Matrix srgb_primaries = {
    {{0.436066, 0.222488, 0.013916}, {0.385147, 0.716873, 0.097076}, {0.143066, 0.060608, 0.714096}}};
constexpr Matrix display_p3_primaries = {
    {{0.515121, 0.241196, -0.001053}, {0.291977, 0.692245, 0.041885}, {0.157104, 0.066574, 0.784073}}};

// Powers by plain arithmetic: libm's are not the same everywhere. For 0 < x <= 1 and gammas of some 0.1 to 10.
double natural_logarithm(double x) {
  constexpr double of_two = 0.69314718055994530942;
  double halvings = 0;
  for (; x < 0.75; x *= 2) ++halvings;
  const double t = (x - 1) / (x + 1);
  double power = t;
  double sum = 0;
  for (int n = 1; n < 30; n += 2, power *= t * t) sum += power / n;
  return 2 * sum - halvings * of_two;
}

double exponential(double y) {
  int halvings = 0;
  for (; y < -0.5 && halvings < 60; y /= 2) ++halvings;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < 16; ++n) {
    term *= y / n;
    sum += term;
  }
  for (; halvings > 0; --halvings) sum *= sum;
  return sum;
}

double power(double x, double gamma) {
  if (!(x > 1e-12)) return 0;
  return x >= 1 ? 1 : exponential(gamma * natural_logarithm(x));
}

double between_0_and_1(double value) { return value > 0 ? std::min(value, 1.0) : 0.0; }

double fixed_at(ByteView bytes, std::size_t at) {
  return double(static_cast<std::int32_t>(u32_at(bytes, at, ByteOrder::big))) / 65536;
}

// ICC.1, 10.6: nothing, one gamma, or samples from 0 to 1.
std::optional<Curve> sampled_curve(ByteView tag) {
  if (!holds(tag, 8, 4)) return std::nullopt;
  const std::size_t count = u32_at(tag, 8, ByteOrder::big);
  if (count > 65536 || !holds(tag, 12, 2 * count)) return std::nullopt;
  const auto sample = [&](std::size_t index) { return double(u16_at(tag, 12 + 2 * index, ByteOrder::big)); };
  Curve curve{};
  for (std::size_t code = 0; code < curve.size(); ++code) {
    const double x = double(code) / 255;
    if (count == 0) {
      curve[code] = x;
    } else if (count == 1) {
      curve[code] = power(x, sample(0) / 256);
    } else {
      const double place = x * double(count - 1);
      const auto below = std::min(static_cast<std::size_t>(place), count - 2);
      const double part = place - double(below);
      curve[code] = (sample(below) * (1 - part) + sample(below + 1) * part) / 65535;
    }
  }
  return curve;
}

// ICC.1, 10.18: (ax + b)^g + e from d on, cx + f below; simpler kinds leave some out.
std::optional<Curve> parametric_curve(ByteView tag) {
  constexpr std::size_t parameters_of[] = {1, 3, 4, 5, 7};
  if (!holds(tag, 8, 4)) return std::nullopt;
  const std::size_t kind = u16_at(tag, 8, ByteOrder::big);
  if (kind > 4 || !holds(tag, 12, 4 * parameters_of[kind])) return std::nullopt;
  const auto parameter = [&](std::size_t index) { return fixed_at(tag, 12 + 4 * index); };
  const double g = parameter(0);
  if (!(g > 0.05 && g < 20)) return std::nullopt;
  double a = 1, b = 0, c = 0, d = 0, e = 0, f = 0;
  if (kind >= 1) a = parameter(1), b = parameter(2);
  if (kind == 1 || kind == 2) d = a != 0 ? -b / a : 0;
  if (kind == 2) e = f = parameter(3);
  if (kind >= 3) c = parameter(3), d = parameter(4);
  if (kind == 4) e = parameter(5), f = parameter(6);
  Curve curve{};
  for (std::size_t code = 0; code < curve.size(); ++code) {
    const double x = double(code) / 255;
    curve[code] = between_0_and_1(x >= d ? power(a * x + b, g) + e : c * x + f);
  }
  return curve;
}

class Profile {
 public:
  explicit Profile(ByteView bytes) : bytes_(bytes) {}

  bool is(std::string_view color_space) const {
    return holds(bytes_, 0, header_bytes + 4) && starts_with(bytes_.subspan(36), "acsp") &&
           starts_with(bytes_.subspan(16), color_space) && starts_with(bytes_.subspan(20), "XYZ ");
  }

  ByteView tag(std::string_view name) const {
    const std::size_t count = std::min<std::size_t>(u32_at(bytes_, header_bytes, ByteOrder::big), most_tags);
    for (std::size_t at = header_bytes + 4, index = 0; index < count && holds(bytes_, at, 12); ++index, at += 12) {
      if (!starts_with(bytes_.subspan(at), name)) continue;
      const std::size_t offset = u32_at(bytes_, at + 4, ByteOrder::big);
      const std::size_t size = u32_at(bytes_, at + 8, ByteOrder::big);
      return holds(bytes_, offset, size) ? bytes_.subspan(offset, size) : ByteView();
    }
    return {};
  }

  std::optional<Curve> curve(std::string_view name) const {
    const ByteView bytes = tag(name);
    if (starts_with(bytes, "curv")) return sampled_curve(bytes);
    if (starts_with(bytes, "para")) return parametric_curve(bytes);
    return std::nullopt;
  }

  std::optional<std::array<double, 3>> color(std::string_view name) const {
    const ByteView bytes = tag(name);
    if (!starts_with(bytes, "XYZ ") || !holds(bytes, 8, 12)) return std::nullopt;
    return std::array<double, 3>{fixed_at(bytes, 8), fixed_at(bytes, 12), fixed_at(bytes, 16)};
  }

 private:
  ByteView bytes_;
};

// Cramer's rule; nothing where the columns lie in one plane.
std::optional<Matrix> inverse(const Matrix& m) {
  const auto minor = [&m](std::size_t column, std::size_t row) {
    const std::size_t c1 = (column + 1) % 3, c2 = (column + 2) % 3, r1 = (row + 1) % 3, r2 = (row + 2) % 3;
    return m[c1][r1] * m[c2][r2] - m[c1][r2] * m[c2][r1];
  };
  const double determinant = m[0][0] * minor(0, 0) + m[0][1] * minor(0, 1) + m[0][2] * minor(0, 2);
  if (!(determinant > 1e-4 || determinant < -1e-4)) return std::nullopt;
  Matrix result{};
  for (std::size_t column = 0; column < 3; ++column) {
    for (std::size_t row = 0; row < 3; ++row) result[row][column] = minor(column, row) / determinant;
  }
  return result;
}

// The light of sRGB's code values, as LinearLight has it.
std::array<std::int32_t, 256> srgb_light() {
  const LinearLight srgb;
  std::array<std::int32_t, 256> light{};
  for (std::size_t code = 0; code < light.size(); ++code) {
    const auto c = static_cast<std::uint8_t>(code);
    const std::uint8_t pixel[4] = {c, c, c, 255};
    std::int16_t linear[4];
    srgb.read_row(pixel, 1, linear);
    light[code] = linear[0];
  }
  return light;
}

Bytes srgb_codes() {
  const LinearLight srgb;
  Bytes codes(std::size_t(LinearLight::one) + 1);
  for (std::size_t value = 0; value < codes.size(); ++value) {
    const auto v = static_cast<std::int16_t>(value);
    const std::int16_t linear[4] = {v, v, v, static_cast<std::int16_t>(LinearLight::one)};
    std::uint8_t pixel[4];
    srgb.write_row(linear, 1, pixel);
    codes[value] = pixel[0];
  }
  return codes;
}

}  // namespace

std::optional<ToSrgb> to_srgb_from(const RgbSpace& space) {
  const auto from_xyz = inverse(srgb_primaries);
  ToSrgb conversion;
  bool same = true;
  const std::array<std::int32_t, 256> srgb = srgb_light();
  for (std::size_t channel = 0; channel < 3; ++channel) {
    for (std::size_t code = 0; code < 256; ++code) {
      const auto light =
          static_cast<std::int32_t>(between_0_and_1(space.light[channel][code]) * LinearLight::one + 0.5);
      conversion.light_[channel][code] = light;
      // Some 1/4 of what one code value makes: no byte would change.
      const std::int32_t step = srgb[std::min<std::size_t>(code + 1, 255)] - srgb[code == 0 ? 0 : code - 1];
      if (light > srgb[code] + step / 4 + 4 || light < srgb[code] - step / 4 - 4) same = false;
    }
  }
  for (std::size_t row = 0; row < 3; ++row) {
    double sum_of_sizes = 0;
    std::int32_t sum = 0;
    for (std::size_t column = 0; column < 3; ++column) {
      double value = 0;
      for (std::size_t k = 0; k < 3; ++k) value += (*from_xyz)[k][row] * space.primaries[column][k];
      sum_of_sizes += value < 0 ? -value : value;
      if (!(sum_of_sizes < 3.9)) return std::nullopt;  // no real camera's or screen's, and its products would not fit
      const double scaled = value * (1 << matrix_bits);
      const auto entry = static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
      conversion.matrix_[3 * row + column] = entry;
      sum += entry;
      const std::int32_t identity = row == column ? 1 << matrix_bits : 0;
      if (entry > identity + 80 || entry < identity - 80) same = false;  // half a percent
    }
    // White stays white, though the profile's numbers are rounded.
    const std::int32_t off = (1 << matrix_bits) - sum;
    if (off > -200 && off < 200) conversion.matrix_[4 * row] += off;
  }
  if (same) return std::nullopt;
  conversion.code_of_ = srgb_codes();
  return conversion;
}

void ToSrgb::convert(std::uint8_t* rgba, std::size_t count) const {
  constexpr std::int32_t half = 1 << (matrix_bits - 1);
  const std::array<std::int32_t, 9> m = matrix_;
  const std::uint8_t* const code_of = code_of_.data();
  const auto code = [code_of](std::int32_t scaled) {
    return code_of[std::clamp(scaled >> matrix_bits, std::int32_t(0), LinearLight::one)];
  };
  for (std::size_t index = 0; index < count; ++index, rgba += 4) {
    const std::int32_t r = light_[0][rgba[0]];
    const std::int32_t g = light_[1][rgba[1]];
    const std::int32_t b = light_[2][rgba[2]];
    rgba[0] = code(m[0] * r + m[1] * g + m[2] * b + half);
    rgba[1] = code(m[3] * r + m[4] * g + m[5] * b + half);
    rgba[2] = code(m[6] * r + m[7] * g + m[8] * b + half);
  }
}

std::optional<ToSrgb> to_srgb(ByteView icc_profile, bool grey) {
  const Profile profile(icc_profile);
  if (profile.is("RGB ")) {
    const auto red = profile.curve("rTRC"), green = profile.curve("gTRC"), blue = profile.curve("bTRC");
    const auto red_color = profile.color("rXYZ"), green_color = profile.color("gXYZ"),
               blue_color = profile.color("bXYZ");
    if (!red || !green || !blue || !red_color || !green_color || !blue_color) return std::nullopt;
    return to_srgb_from({{*red, *green, *blue}, {*red_color, *green_color, *blue_color}});
  }
  if (grey && profile.is("GRAY")) {
    const auto curve = profile.curve("kTRC");
    if (!curve) return std::nullopt;
    return to_srgb_from({{*curve, *curve, *curve}, srgb_primaries});
  }
  return std::nullopt;
}

std::optional<ToSrgb> to_srgb_from_display_p3() {
  const std::array<std::int32_t, 256> srgb = srgb_light();
  RgbSpace space{{}, display_p3_primaries};
  for (std::size_t code = 0; code < 256; ++code) {
    for (Curve& curve : space.light) curve[code] = double(srgb[code]) / LinearLight::one;
  }
  return to_srgb_from(space);
}

}  // namespace storycard::image
