#include <cmath>
#include <limits>

#include "base/limits.h"
#include "pixels.h"
#include "raster/outline.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

// The same numbers on every machine.
class Dice {
 public:
  // -1 to 1
  float roll() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<float>(static_cast<std::int32_t>(state_ >> 32)) / 2147483648.0f;
  }
  Point point(float reach) { return {roll() * reach, roll() * reach}; }

 private:
  std::uint64_t state_ = 1;
};

Path scribble(Dice& dice, std::size_t steps, float reach) {
  Path path;
  for (std::size_t i = 0; i < steps; ++i) {
    const float kind = dice.roll();
    if (kind < -0.98f) path.move_to(dice.point(reach));
    else if (kind < -0.96f) path.close();
    else if (kind < 0) path.line_to(dice.point(reach));
    else if (kind < 0.5f) path.quad_to(dice.point(reach), dice.point(reach));
    else path.cubic_to(dice.point(reach), dice.point(reach), dice.point(reach));
  }
  return path;
}

}  // namespace

TEST_CASE("hostile paths: a number that is none draws nothing") {
  const image::Bitmap blank = image::Bitmap::filled({20, 20}, white);
  for (const float bad : {not_a_number, infinity, -infinity}) {
    for (int where = 0; where < 6; ++where) {
      Path path;
      path.move_to({2, 2});
      path.cubic_to({10, where == 0 ? bad : 1}, {where == 1 ? bad : 12, 3}, {18, where == 2 ? bad : 4});
      path.quad_to({where == 3 ? bad : 15, 15}, {10, where == 4 ? bad : 18});
      path.line_to({where == 5 ? bad : 2, 18});
      CHECK(drawn({20, 20}, white, {paint::FillPath{path, black}}) == blank);
    }
  }
}

TEST_CASE("hostile paths: coordinates beyond all measure still fill what they surround") {
  for (const float far : {1e6f, 1e9f, 1e30f, 3.4e38f}) {
    CAPTURE(far);
    const image::Bitmap filled = image::Bitmap::filled({20, 20}, black);
    CHECK(drawn({20, 20}, white, {paint::FillPath{rectangle_path({-far / 2, -far / 2, far, far}), black}}) == filled);
    CHECK(drawn({20, 20}, white, {paint::FillPath{ellipse_path({-far / 2, -far / 2, far, far}), black}}) == filled);
    CHECK(coverage_of(ellipse_path({far, far, far, far}), {0, 0, 20, 20}).alpha.empty());
    CHECK(coverage_of(rectangle_path({1, 1, 5, 5}), {-far, -far, far, far}).alpha.empty());
  }
}

TEST_CASE("hostile paths: curves make a bounded number of lines, whatever their size and number") {
  Dice dice;
  for (const std::size_t steps : {1u, 100u, 20000u, 100000u}) {
    for (const float reach : {1.0f, 500.0f, 1e30f}) {
      Outline outline;
      flatten(scribble(dice, steps, reach), {0, 0, 1080, 1080}, outline);
      CAPTURE(steps);
      CAPTURE(reach);
      // Each line may be cut at four edges.
      CHECK(outline.size() <= 5 * (limits::path_steps * 20 + 260 + 4 * steps));
      for (const OutlineVertex& vertex : outline) {
        const bool inside = vertex.x >= 0 && vertex.x <= 1080 && vertex.y >= 0 && vertex.y <= 1080;
        if (!inside) FAIL("a corner at ", vertex.x, " ", vertex.y);
      }
    }
  }
}

TEST_CASE("hostile paths: twenty thousand steps all over the card are drawn") {
  Dice dice;
  const image::Bitmap card = drawn({1080, 1080}, white, {paint::FillPath{scribble(dice, 20000, 2000), black}});
  CHECK(card.size == PixelSize{1080, 1080});
  CHECK(pixel(card, 540, 540).alpha == 255);
}

TEST_CASE("hostile paths: scribbles of every size stay inside the card and the bounds") {
  Dice dice;
  for (int round = 0; round < 400; ++round) {
    const float reach = std::exp2(dice.roll() * 20);
    const Path path = scribble(dice, 12, reach);
    const Rect bounds{dice.roll() * 30, dice.roll() * 30, 20 + dice.roll() * 19, 20 + dice.roll() * 19};
    const Coverage coverage = coverage_of(path, bounds);
    if (coverage.alpha.empty()) continue;
    CHECK(static_cast<float>(coverage.x) >= std::floor(bounds.x));
    CHECK(static_cast<float>(coverage.y) >= std::floor(bounds.y));
    CHECK(static_cast<float>(coverage.x + coverage.size.width) <= std::ceil(bounds.right()));
    CHECK(static_cast<float>(coverage.y + coverage.size.height) <= std::ceil(bounds.bottom()));
    CHECK(coverage.alpha.size() == static_cast<std::size_t>(coverage.size.width * coverage.size.height));
  }
}

TEST_CASE("hostile paints and shadows: any numbers at all are drawn without harm") {
  const Path everywhere = rectangle_path({0, 0, 30, 30});
  const std::vector<GradientStop> stops{{not_a_number, red}, {-5, black}, {infinity, white}};
  for (const float bad : {not_a_number, infinity, -infinity, 1e30f, -1e30f, 1e-30f, 0.0f, 0.004f, -3.0f}) {
    CAPTURE(bad);
    const std::vector<paint::Command> commands{
        paint::FillPath{everywhere, LinearGradient{{bad, 0}, {10, 20}, stops}},
        paint::FillPath{everywhere, LinearGradient{{0, 0}, {bad, bad}, stops}},
        paint::FillPath{everywhere, RadialGradient{{bad, 3}, 5, stops}},
        paint::FillPath{everywhere, RadialGradient{{3, 3}, bad, stops}},
        paint::Shadow{rectangle_path({3, 3, bad, 10}), 2, red},
        paint::Shadow{rectangle_path({bad, 3, 10, 10}), 2, red},
        paint::Shadow{rounded_rectangle_path({3, 3, 10, 10}, bad), 2, red},
        paint::Shadow{rectangle_path({3, 3, 10, 10}), bad, red},
    };
    for (const paint::Command& command : commands) {
      const image::Bitmap card = drawn({30, 30}, white, {command});
      for (int i = 0; i < 30; ++i) CHECK(pixel(card, i, i).alpha == 255);
    }
  }
}

TEST_CASE("pixels_around: a rectangle with a side that is nowhere holds no pixel") {
  CHECK(pixels_around(Rect{1.5f, 2, 3, 4}) == PixelBounds{1, 2, 5, 6});
  for (const Rect& rect : {Rect{not_a_number, 0, 5, 5}, Rect{0, -infinity, 5, 5}, Rect{0, 0, infinity, 5},
                           Rect{0, 0, 5, not_a_number}}) {
    CHECK(pixels_around(rect).empty());
  }
}
