#include "raster/ink.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

std::vector<FineColor> row_of(const InkRow& ink, std::int32_t y, std::size_t count) {
  std::vector<FineColor> colors(count);
  ink.colors_of(0, y, colors);
  return colors;
}

std::uint32_t red_of(FineColor color) { return static_cast<std::uint32_t>(color.channels & 0xffff); }
std::uint32_t alpha_of(FineColor color) { return static_cast<std::uint32_t>(color.channels >> 48); }

constexpr Color red{255, 0, 0, 255};
constexpr Color blue{0, 0, 255, 255};

}  // namespace

TEST_CASE("turn_of: eighths are exact, and all else is atan2 to nine digits") {
  CHECK(turn_of(1, 0) == 0);
  CHECK(turn_of(0, 1) == 0.25);
  CHECK(turn_of(-1, 0) == 0.5);
  CHECK(turn_of(0, -1) == 0.75);
  CHECK(turn_of(0, 0) == 0);
  for (int degree = 0; degree < 360; ++degree) {
    const double angle = degree * 3.14159265358979323846 / 180;
    CHECK(turn_of(std::cos(angle) * 7, std::sin(angle) * 7) == doctest::Approx(degree / 360.0).epsilon(1e-9));
  }
}

TEST_CASE("ink: stops beyond 0 and 1, and out of order, lie where they say") {
  // From x = 0 to 10 px; the stops at -1 and 2 make the ramp reach from -10 to 20.
  const font::LinearInk ink{{0, 0}, {10, 0}, {{{2, blue}, {-1, red}}, font::Extend::pad}, {}};
  const auto colors = row_of(InkRow(ink, {}), 0, 30);
  CHECK(red_of(colors[5]) == doctest::Approx(65280 * (1 - 15.5 / 30)).epsilon(0.01));
  CHECK(red_of(colors[19]) < 65280 / 20);
  CHECK(red_of(colors[25]) == 0);
}

TEST_CASE("ink: stops all in one place are an edge") {
  const font::LinearInk ink{{0, 0}, {10, 0}, {{{0.5f, red}, {0.5f, blue}}, font::Extend::pad}, {}};
  const auto colors = row_of(InkRow(ink, {}), 0, 10);
  CHECK(red_of(colors[4]) == 65280);
  CHECK(red_of(colors[5]) == 0);
}

TEST_CASE("ink: a gradient without stops, without length or made flat is clear") {
  const font::ColorLine line{{{0, red}, {1, blue}}, font::Extend::repeat};
  const auto clear = [](const InkRow& ink) {
    for (const FineColor color : row_of(ink, 3, 20)) {
      if (alpha_of(color) != 0) return false;
    }
    return true;
  };
  CHECK(clear(InkRow(font::LinearInk{{0, 0}, {10, 0}, {}, {}}, {})));
  CHECK(clear(InkRow(font::LinearInk{{5, 5}, {5, 5}, line, {}}, {})));
  CHECK(clear(InkRow(font::LinearInk{{0, 0}, {10, 0}, line, {0, 0, 0, 1, 0, 0}}, {})));
  CHECK(clear(InkRow(font::RadialInk{{5, 5}, 3, {5, 5}, 3, line, {}}, {})));
  CHECK(clear(InkRow(font::SweepInk{{5, 5}, 0.25f, 0.25f, line, {}}, {})));
  CHECK_FALSE(clear(InkRow(font::LinearInk{{0, 0}, {10, 0}, line, {}}, {})));
}

TEST_CASE("ink: of two circles, the one drawn last counts, and no circle is smaller than a point") {
  // Growing from a point at (0, 5) to radius 5 at (10, 5): a cone to the right, of which nothing lies to the left.
  const font::RadialInk ink{{4, 5}, 0, {14, 5}, 5, {{{0, red}, {1, blue}}, font::Extend::pad}, {}};
  const auto colors = row_of(InkRow(ink, {}), 4, 20);
  CHECK(alpha_of(colors[1]) == 0);
  CHECK(red_of(colors[5]) == doctest::Approx(65280 * (1 - 0.2816)).epsilon(0.002));
  CHECK(red_of(colors[19]) == 0);
  CHECK(alpha_of(colors[19]) == 65280);
}
