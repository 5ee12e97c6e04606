#include <cmath>
#include <cstdlib>

#include "base/limits.h"
#include "font/color_glyph.h"
#include "pixels.h"
#include "raster/composite.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;
using paint::Blend;

namespace {

constexpr Color leaf{11, 110, 84, 255}, marigold{255, 184, 28, 255};

std::vector<paint::Command> grouped(const paint::BeginGroup& group, std::vector<paint::Command> inside) {
  inside.insert(inside.begin(), group);
  inside.push_back(paint::EndGroup{});
  return inside;
}

std::vector<paint::Command> two_discs() {
  return {paint::FillPath{ellipse_path({5, 5, 40, 40}), red}, paint::FillPath{ellipse_path({25, 5, 40, 40}), marigold}};
}

int most_different(const image::Bitmap& a, const image::Bitmap& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  int most = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) most = std::max(most, std::abs(int(a.rgba[i]) - int(b.rgba[i])));
  return most;
}

}  // namespace

TEST_CASE("group: what overlaps inside it does not show through when all of it is half seen") {
  const image::Bitmap card = drawn({70, 50}, white, grouped({{}, 128}, two_discs()));
  CHECK(pixel(card, 35, 25) == pixel(card, 55, 25));  // in both discs, and in the upper alone
  CHECK(pixel(card, 15, 25) == Color{255, 127, 127, 255});
  CHECK(pixel(card, 2, 2) == white);
}

TEST_CASE("group: a clip cuts it as it would cut a picture") {
  const Path clip = ellipse_path({10.3f, 8.2f, 33, 29});
  const image::Bitmap card =
      drawn({70, 50}, white, grouped({clip}, {paint::FillPath{rectangle_path({-9, -9, 99, 99}), leaf}}));
  CHECK(most_different(card, drawn({70, 50}, white, {paint::FillPath{clip, leaf}})) <= 1);
}

TEST_CASE("group: a clip on whole pixels gives those pixels, and changes none of them") {
  const image::Bitmap whole = drawn({70, 50}, white, two_discs());
  const image::Bitmap card = drawn({70, 50}, white, grouped({rectangle_path({12, 7, 30, 22})}, two_discs()));
  for (std::int32_t y = 0; y < 50; ++y) {
    for (std::int32_t x = 0; x < 70; ++x) {
      const bool inside = x >= 12 && x < 42 && y >= 7 && y < 29;
      const Color expected = inside ? pixel(whole, x, y) : white;
      CHECK(std::abs(pixel(card, x, y).green - expected.green) <= 1);  // a cut path's edge is rounded otherwise
    }
  }
}

TEST_CASE("group: seen whole and unclipped it is as if it were none") {
  CHECK(drawn({70, 50}, leaf, grouped({}, two_discs())) == drawn({70, 50}, leaf, two_discs()));
}

TEST_CASE("group: blend modes mix with what is below, not with what is inside") {
  const auto blended = [](Blend mode, Color below, Color above) {
    return pixel(drawn({9, 9}, below, grouped({{}, 255, mode}, {paint::FillPath{rectangle_path({0, 0, 9, 9}), white},
                                                                paint::FillPath{rectangle_path({0, 0, 9, 9}), above}})),
                 4, 4);
  };
  // By hand from Compositing and Blending 1, section 10.
  CHECK(blended(Blend::normal, leaf, marigold) == marigold);
  CHECK(blended(Blend::multiply, leaf, marigold) == Color{11, 79, 9, 255});
  CHECK(blended(Blend::screen, leaf, marigold) == Color{255, 215, 103, 255});
  CHECK(blended(Blend::overlay, leaf, marigold) == Color{22, 159, 18, 255});
  CHECK(blended(Blend::soft_light, leaf, marigold) == Color{39, 135, 40, 255});
}

TEST_CASE("group: on opaque pixels the quick blending is the exact one, rounded") {
  using Mode = font::Composite;
  // One pixel that is not opaque goes the exact way; its colour is what an opaque one has, to a step of 255.
  for (const Mode mode : {Mode::multiply, Mode::screen, Mode::overlay, Mode::soft_light}) {
    int most = 0;
    for (int below = 0; below < 256; below += 3) {
      for (int alpha = 1; alpha < 256; alpha += 6) {
        for (int source = 0; source <= alpha; source += 5) {
          const auto b = static_cast<std::uint8_t>(below), a = static_cast<std::uint8_t>(alpha);
          const auto s = static_cast<std::uint8_t>(source);
          const std::uint8_t above[4] = {s, s, s, a}, cover[1] = {200};
          std::uint8_t pixel[4] = {b, b, b, 255};
          composite(pixel, 1, cover, above, mode);
          const double cb = below / 255.0, ca = alpha / 255.0, cs = std::min(1.0, source / double(alpha));
          double mixed = 0;
          if (mode == Mode::multiply) mixed = cb * cs;
          if (mode == Mode::screen) mixed = cb + cs - cb * cs;
          if (mode == Mode::overlay) mixed = cb <= 0.5 ? 2 * cb * cs : 1 - 2 * (1 - cb) * (1 - cs);
          const double lit = cb <= 0.25 ? ((16 * cb - 12) * cb + 4) * cb : std::sqrt(cb);
          if (mode == Mode::soft_light) mixed = cs <= 0.5 ? cb - (1 - 2 * cs) * cb * (1 - cb) : cb + (2 * cs - 1) * (lit - cb);
          const double expected = (cb + (mixed - cb) * ca * 200 / 255) * 255;
          most = std::max(most, static_cast<int>(std::floor(std::fabs(expected - pixel[0]) * 100)));
          REQUIRE(pixel[3] == 255);
        }
      }
    }
    CHECK(most <= 51);  // hundredths of a step: rounded once
  }
}

TEST_CASE("group: one in another is laid upon it alone") {
  const paint::Command ground = paint::FillPath{rectangle_path({0, 0, 20, 20}), marigold};
  std::vector<paint::Command> inner = grouped({{}, 255, Blend::multiply}, {paint::FillPath{rectangle_path({0, 0, 20, 20}), leaf}});
  // Multiplied with nothing, leaf stays leaf, whatever lies under the outer group.
  CHECK(pixel(drawn({20, 20}, white, grouped({{}, 254}, inner)), 5, 5) ==
        pixel(drawn({20, 20}, white, grouped({{}, 254}, {paint::FillPath{rectangle_path({0, 0, 20, 20}), leaf}})), 5, 5));
  inner.insert(inner.begin(), ground);
  CHECK(pixel(drawn({20, 20}, red, grouped({{}, 254}, inner)), 5, 5).green == 79);
}

TEST_CASE("group: a larger one than its bands of rows has no seams, a shadow's included") {
  const std::vector<paint::Command> inside{paint::Shadow{ellipse_path({20, 40, 60, 520}), 20, black},
                                           paint::FillPath{rectangle_path({30, 0, 10, 600}), red}};
  const image::Bitmap grouped_card = drawn({100, 600}, white, grouped({{}, 254}, inside));
  CHECK(most_different(grouped_card, drawn({100, 600}, white, inside)) <= 2);
}

TEST_CASE("group: ends too many, too few or nothing inside do no harm") {
  const std::vector<paint::Command> discs = two_discs();
  std::vector<paint::Command> commands{paint::EndGroup{}, paint::BeginGroup{{}, 128}, paint::EndGroup{}, paint::EndGroup{}};
  CHECK(drawn({70, 50}, leaf, commands) == drawn({70, 50}, leaf, {}));
  commands = discs;
  commands.insert(commands.begin(), paint::BeginGroup{{}, 128});
  CHECK(drawn({70, 50}, leaf, commands) == drawn({70, 50}, leaf, grouped({{}, 128}, discs)));
  CHECK(drawn({70, 50}, leaf, grouped({rectangle_path({200, 200, 9, 9})}, discs)) == drawn({70, 50}, leaf, {}));
}

TEST_CASE("group: ten thousand within one another neither overflow nor take long") {
  std::vector<paint::Command> commands(10'000, paint::BeginGroup{ellipse_path({0, 0, 70, 50}), 200});
  commands.push_back(paint::FillPath{rectangle_path({0, 0, 70, 50}), red});
  CHECK(drawn({70, 50}, leaf, commands) == drawn({70, 50}, leaf, {}));
  commands.assign(limits::group_depth, paint::BeginGroup{{}, 254});
  commands.push_back(paint::FillPath{rectangle_path({0, 0, 70, 50}), red});
  CHECK(pixel(drawn({70, 50}, leaf, commands), 30, 20).red > 200);
}
