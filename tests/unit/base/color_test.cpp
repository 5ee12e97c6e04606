#include "base/color.h"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

using namespace storycard;

TEST_CASE("read_color: three, six and eight digits, either case") {
  CHECK(*read_color("#fA0") == Color{255, 170, 0, 255});
  CHECK(*read_color("#1B7f5C") == Color{27, 127, 92, 255});
  CHECK(*read_color("#00000080") == Color{0, 0, 0, 128});
}

TEST_CASE("read_color: anything else is refused and shown") {
  for (const char* text :
       {"", "#", "#ff", "#ffff", "#fffff", "#fffffff", "ffffff", "red", "#ggg", "#12345 ", "#+1+1+1"}) {
    CAPTURE(text);
    const auto color = read_color(text);
    REQUIRE_FALSE(color);
    CHECK(color.error().code == ErrorCode::wrong_type);
  }
  CHECK(read_color("red").error().detail == "expected a colour such as \"#1B7F5C\", found \"red\"");
  CHECK(read_color(std::string(5000, 'x')).error().detail.size() < 100);
}

TEST_CASE("relative_luminance: follows the sRGB curve to a float's precision") {
  for (int value = 0; value < 256; ++value) {
    const double s = value / 255.0;
    const double linear = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    const auto grey = static_cast<std::uint8_t>(value);
    CHECK(relative_luminance({grey, grey, grey}) == doctest::Approx(linear).epsilon(1e-6));
  }
  CHECK(relative_luminance({255, 0, 0}) == 0.2126f);
  CHECK(relative_luminance({0, 255, 0}) == 0.7152f);
  CHECK(relative_luminance({0, 0, 255}) == 0.0722f);
}

TEST_CASE("contrast_ratio: black on white is 21, in either order; a colour on itself is 1") {
  const Color black{0, 0, 0};
  const Color white{255, 255, 255};
  CHECK(contrast_ratio(black, white) == doctest::Approx(21));
  CHECK(contrast_ratio(white, black) == contrast_ratio(black, white));
  CHECK(contrast_ratio({90, 20, 200}, {90, 20, 200}) == 1.0f);
  CHECK(contrast_ratio({0x76, 0x76, 0x76}, white) == doctest::Approx(4.54).epsilon(0.001));  // the well-known grey
}
