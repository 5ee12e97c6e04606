#include "image/color_profile.h"

#include <cstdlib>

#include "profile_maker.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

struct Pixel {
  int r, g, b;
};

std::ostream& operator<<(std::ostream& out, const Pixel& p) { return out << p.r << ' ' << p.g << ' ' << p.b; }

Pixel converted(const ToSrgb& conversion, Pixel from) {
  std::uint8_t rgba[4] = {static_cast<std::uint8_t>(from.r), static_cast<std::uint8_t>(from.g),
                          static_cast<std::uint8_t>(from.b), 77};
  conversion.convert(rgba, 1);
  CHECK(rgba[3] == 77);
  return {rgba[0], rgba[1], rgba[2]};
}

bool near(Pixel a, Pixel b) { return std::abs(a.r - b.r) <= 1 && std::abs(a.g - b.g) <= 1 && std::abs(a.b - b.b) <= 1; }

// What a colour in the profile's space is in sRGB, by doubles and libm: the long way.
Pixel expected(const double (&primaries)[3][3], double gamma, Pixel from) {
  const auto light = [gamma](int code) {
    const double x = code / 255.0;
    if (gamma > 0) return std::pow(x, gamma);
    return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
  };
  const double rgb[3] = {light(from.r), light(from.g), light(from.b)};
  double xyz[3] = {};
  for (int k = 0; k < 3; ++k) {
    for (int c = 0; c < 3; ++c) xyz[k] += primaries[c][k] * rgb[c];
  }
  constexpr double to_srgb[3][3] = {
      {3.1341359, -1.6173863, -0.4906623}, {-0.9787956, 1.9162544, 0.0334427}, {0.0719557, -0.2289768, 1.4053860}};
  int codes[3];
  for (int row = 0; row < 3; ++row) {
    double value = 0;
    for (int k = 0; k < 3; ++k) value += to_srgb[row][k] * xyz[k];
    value = value < 0 ? 0 : value > 1 ? 1 : value;
    const double code = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
    codes[row] = static_cast<int>(std::lround(code * 255));
  }
  return {codes[0], codes[1], codes[2]};
}

void check_against_doubles(const Bytes& profile, const double (&primaries)[3][3], double gamma) {
  const auto conversion = to_srgb(profile, false);
  REQUIRE(conversion);
  for (int r = 0; r < 256; r += 51) {
    for (int g = 0; g < 256; g += 15) {
      for (int b = 0; b < 256; b += 85) {
        const Pixel got = converted(*conversion, {r, g, b});
        const Pixel want = expected(primaries, gamma, {r, g, b});
        CAPTURE(got);
        CAPTURE(want);
        CHECK(near(got, want));
      }
    }
  }
  const Pixel white = converted(*conversion, {255, 255, 255});
  CHECK((white.r == 255 && white.g == 255 && white.b == 255));
}

}  // namespace

TEST_CASE("to_srgb: sRGB's own profile changes nothing, however its curve is written") {
  CHECK_FALSE(to_srgb(profile_maker::srgb(), false));
  std::vector<unsigned> table;
  for (int i = 0; i < 1024; ++i) {
    const double x = i / 1023.0;
    table.push_back(
        static_cast<unsigned>(std::lround(65535 * (x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4)))));
  }
  CHECK_FALSE(to_srgb(
      profile_maker::rgb(profile_maker::xyz(0.43607, 0.22249, 0.01392), profile_maker::xyz(0.38515, 0.71687, 0.09708),
                         profile_maker::xyz(0.14307, 0.06061, 0.7141), profile_maker::samples(table)),
      false));
}

TEST_CASE("to_srgb: Display P3, Adobe RGB and ProPhoto come out as a long calculation says") {
  check_against_doubles(
      profile_maker::display_p3(),
      {{0.515121, 0.241196, -0.001053}, {0.291977, 0.692245, 0.041885}, {0.157104, 0.066574, 0.784073}}, 0);
  check_against_doubles(
      profile_maker::adobe_rgb(),
      {{0.609741, 0.311111, 0.019470}, {0.205276, 0.625671, 0.060867}, {0.149185, 0.063217, 0.744568}}, 2.19921875);
  check_against_doubles(profile_maker::prophoto(),
                        {{0.797668, 0.288040, 0}, {0.135193, 0.711884, 0}, {0.031342, 0.000092, 0.824905}}, 1.8);
}

TEST_CASE("to_srgb: grey stays grey in Display P3, each code value itself") {
  const auto conversion = to_srgb(profile_maker::display_p3(), false);
  REQUIRE(conversion);
  for (int code = 0; code < 256; ++code) {
    const Pixel got = converted(*conversion, {code, code, code});
    CHECK((got.r == code && got.g == code && got.b == code));
  }
}

TEST_CASE("to_srgb: a curve for grey is for photos in grey alone") {
  const Bytes profile = profile_maker::profile("GRAY", {{"kTRC", profile_maker::gamma(1.0)}});
  CHECK_FALSE(to_srgb(profile, false));
  const auto conversion = to_srgb(profile, true);
  REQUIRE(conversion);
  CHECK(near(converted(*conversion, {55, 55, 55}), {128, 128, 128}));
}

TEST_CASE("to_srgb: every kind of parametric curve") {
  const auto grey_128 = [](const Bytes& curve) {
    const auto conversion = to_srgb(profile_maker::profile("GRAY", {{"kTRC", curve}}), true);
    REQUIRE(conversion);
    return converted(*conversion, {128, 128, 128}).r;
  };
  using profile_maker::parametric;
  CHECK(grey_128(parametric(0, {1.8})) == 146);  // 0.289 of light
  CHECK(grey_128(parametric(1, {1.8, 1, 0})) == 146);
  CHECK(grey_128(parametric(2, {1.8, 1, 0, 0})) == 146);
  CHECK(grey_128(parametric(3, {1.8, 1, 0, 0.5, 0.1})) == 146);
  CHECK(grey_128(parametric(4, {1.8, 1, 0, 0.5, 0.1, 0, 0})) == 146);
  CHECK(grey_128(parametric(3, {1.8, 1, 0, 0.25, 0.9})) == 99);  // on the straight part: 0.1255
}

TEST_CASE("to_srgb: other kinds, nonsense and damage count as sRGB") {
  CHECK_FALSE(to_srgb({}, false));
  CHECK_FALSE(to_srgb(profile_maker::profile("CMYK", {}), false));
  CHECK_FALSE(to_srgb(profile_maker::profile("RGB ", {{"A2B0", Bytes(40)}}), false));
  const Bytes zero = profile_maker::xyz(0, 0, 0);
  CHECK(to_srgb(profile_maker::rgb(zero, zero, zero, profile_maker::gamma(2.2)), false));  // black, but no crash
  const Bytes huge = profile_maker::xyz(30000, -30000, 30000);
  CHECK_FALSE(to_srgb(profile_maker::rgb(huge, huge, huge, profile_maker::gamma(2.2)), false));

  const Bytes whole = profile_maker::prophoto();
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(to_srgb(ByteView(whole).first(length), false));
  photo_files::Noise noise(9);
  for (int round = 0; round < 3000; ++round) {
    Bytes damaged = whole;
    for (int change = 0; change < 4; ++change) {
      damaged[noise.below(static_cast<std::uint32_t>(damaged.size()))] = static_cast<std::uint8_t>(noise.below(256));
    }
    const auto conversion = to_srgb(damaged, round % 2 == 0);
    if (conversion) CHECK(converted(*conversion, {round % 256, 200, 30}).r <= 255);
  }
}
