#include "image/linear_light.h"

#include <cmath>

#include "image/premultiplied.h"

#include <doctest/doctest.h>

using namespace storycard;
using image::LinearLight;

TEST_CASE("LinearLight: every code value survives the way to light and back") {
  const LinearLight light;
  for (int code = 0; code < 256; ++code) {
    const auto value = static_cast<std::uint8_t>(code);
    const std::uint8_t pixel[4] = {value, value, value, 255};
    std::int16_t linear[4];
    std::uint8_t back[4];
    light.read_row(pixel, 1, linear);
    light.write_row(linear, 1, back);
    CHECK(Bytes(back, back + 4) == Bytes(pixel, pixel + 4));
    // IEC 61966-2-1, from libm, which is good enough for a test.
    const double c = code / 255.0;
    const double wanted = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    CHECK(std::abs(linear[0] - wanted * LinearLight::one) <= 0.51);
    CHECK(linear[3] == LinearLight::one);
  }
}

TEST_CASE("LinearLight: translucent pixels come back within one step") {
  const LinearLight light;
  for (int alpha = 0; alpha < 256; ++alpha) {
    for (int code = 0; code < 256; code += 5) {
      const auto a = static_cast<std::uint8_t>(alpha);
      const std::uint8_t value = image::scaled_by_alpha(static_cast<std::uint8_t>(code), a);
      const std::uint8_t pixel[4] = {value, 0, value, a};
      std::int16_t linear[4];
      std::uint8_t back[4];
      light.read_row(pixel, 1, linear);
      light.write_row(linear, 1, back);
      REQUIRE(back[3] == a);
      REQUIRE(std::abs(int(back[0]) - int(value)) <= 1);
      REQUIRE(back[1] == 0);
    }
  }
}
