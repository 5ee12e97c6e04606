#include "raster/composite.h"

#include <array>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;
using font::Composite;

namespace {

using Pixel = std::array<std::uint8_t, 4>;

Pixel laid(Pixel source, Pixel below, Composite mode, std::uint8_t coverage = 255) {
  composite(below.data(), 1, &coverage, source.data(), mode);
  return below;
}

constexpr Pixel none{0, 0, 0, 0};
constexpr Pixel red{255, 0, 0, 255};
constexpr Pixel blue{0, 0, 255, 255};
constexpr Pixel half_red{128, 0, 0, 128};

}  // namespace

TEST_CASE("composite: Porter and Duff's modes of two opaque colours, and of one with nothing") {
  CHECK(laid(red, blue, Composite::clear) == none);
  CHECK(laid(red, blue, Composite::source) == red);
  CHECK(laid(red, blue, Composite::destination) == blue);
  CHECK(laid(red, blue, Composite::source_over) == red);
  CHECK(laid(red, blue, Composite::destination_over) == blue);
  CHECK(laid(red, blue, Composite::source_in) == red);
  CHECK(laid(red, none, Composite::source_in) == none);
  CHECK(laid(none, blue, Composite::source_in) == none);
  CHECK(laid(red, half_red, Composite::source_in) == half_red);
  CHECK(laid(half_red, blue, Composite::destination_in) == Pixel{0, 0, 128, 128});
  CHECK(laid(red, blue, Composite::source_out) == none);
  CHECK(laid(red, none, Composite::source_out) == red);
  CHECK(laid(red, blue, Composite::destination_out) == none);
  CHECK(laid(red, none, Composite::source_atop) == none);
  CHECK(laid(half_red, blue, Composite::source_atop) == Pixel{128, 0, 127, 255});
  CHECK(laid(none, blue, Composite::destination_atop) == none);
  CHECK(laid(red, blue, Composite::exclusive_or) == none);
  CHECK(laid(half_red, half_red, Composite::plus) == Pixel{255, 0, 0, 255});
}

TEST_CASE("composite: blend modes mix where both are, and are source over where one is alone") {
  for (int number = static_cast<int>(Composite::screen); number <= static_cast<int>(Composite::luminosity); ++number) {
    CAPTURE(number);
    const auto mode = static_cast<Composite>(number);
    CHECK(laid(red, none, mode) == red);
    CHECK(laid(none, blue, mode) == blue);
  }
  constexpr Pixel grey{128, 128, 128, 255};
  constexpr Pixel light{192, 192, 192, 255};
  CHECK(laid(grey, light, Composite::multiply) == Pixel{96, 96, 96, 255});
  CHECK(laid(grey, light, Composite::screen) == Pixel{224, 224, 224, 255});
  CHECK(laid(grey, light, Composite::darken) == grey);
  CHECK(laid(grey, light, Composite::lighten) == light);
  CHECK(laid(grey, light, Composite::difference) == Pixel{64, 64, 64, 255});
  CHECK(laid(light, grey, Composite::hard_light) == laid(grey, light, Composite::overlay));
  CHECK(laid(light, grey, Composite::soft_light) == Pixel{155, 155, 155, 255});
  CHECK(laid(red, grey, Composite::luminosity)[0] == 77);  // 0.3 of red
  CHECK(laid(grey, red, Composite::saturation)[0] == 77);
  CHECK(laid(red, grey, Composite::color) != grey);
}

TEST_CASE("composite: coverage is the share of the change") {
  CHECK(laid(red, blue, Composite::source, 0) == blue);
  CHECK(laid(red, blue, Composite::clear, 128) == Pixel{0, 0, 127, 127});
  CHECK(laid(red, blue, Composite::source, 51) == Pixel{51, 0, 204, 255});
}
