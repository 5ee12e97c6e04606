#include "base/deflate.h"
#include "paint/links.h"
#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

constexpr Color ink{42, 16, 51, 255}, marigold{255, 184, 28, 255}, papaya{242, 88, 62, 255}, leaf{11, 110, 84, 255},
    rice{255, 249, 241, 255};

void add(std::vector<paint::Command>& commands, const std::vector<paint::Shape>& shapes) {
  for (const paint::Shape& shape : shapes) commands.push_back(paint::FillPath{shape.path, shape.color});
}

std::shared_ptr<const image::Bitmap> photo() {
  auto bitmap = std::make_shared<image::Bitmap>(image::Bitmap::filled({200, 150}, papaya));
  for (std::int32_t y = 0; y < 150; ++y) {
    for (std::int32_t x = 0; x < 200; ++x) {
      const auto alpha = static_cast<std::uint8_t>(y < 75 ? 255 : 100 + x / 2);
      bitmap->row(y)[4 * x] = static_cast<std::uint8_t>((x * 7 + y * 3) % (alpha + 1));
      bitmap->row(y)[4 * x + 1] = static_cast<std::uint8_t>((x + y * 5) % (alpha + 1));
      bitmap->row(y)[4 * x + 2] = static_cast<std::uint8_t>((x * y) % (alpha + 1));
      bitmap->row(y)[4 * x + 3] = alpha;
    }
  }
  return bitmap;
}

// Every kind of command, of paint and of edge; higher than a band of the rasteriser.
std::vector<paint::Command> everything(const font::Face& face) {
  const std::vector<GradientStop> stops{{0, papaya}, {0.3f, marigold}, {1, {42, 16, 51, 120}}};
  std::vector<paint::Command> commands;
  commands.push_back(paint::FillPath{rectangle_path({10, 10, 480, 180}), LinearGradient{{10, 10}, {10, 190}, stops}});
  commands.push_back(paint::FillPath{ellipse_path({-60.3f, 150.7f, 300, 420}), RadialGradient{{90, 360}, 200, stops}});
  commands.push_back(paint::FillPath{rounded_rectangle_path({200.4f, 20.6f, 150, 90}, 17),
                                     LinearGradient{{200, 20}, {350, 110}, stops}});
  commands.push_back(paint::Shadow{rounded_rectangle_path({260.5f, 300.25f, 180, 130}, 14), 31, {0, 0, 0, 110}});
  commands.push_back(paint::FillPath{rounded_rectangle_path({260.5f, 296.25f, 180, 130}, 14), rice});
  commands.push_back(paint::DrawImage{photo(), 250, 150, ellipse_path({250, 150, 200, 150})});
  commands.push_back(paint::DrawImage{photo(), -30, 530, {}});
  add(commands, paint::ring({{250, 420}, 130, 130 * 0.215f, 20}, {6.5f, {papaya, marigold, leaf, ink}, rice}));
  add(commands, paint::chain({{470, -15}, {3, 61}, 42, 11}, {11.3f, {marigold, rice, papaya}, {}}));
  add(commands, paint::mark({{20, 440}, 71, {papaya, leaf}, leaf}));
  commands.push_back(paint::FillPath{paint::petals({40, 60}, 37, paint::Corner::left), marigold});
  commands.push_back(
      paint::FillPath{stroked(arc_path({330, 360}, 55, 20, 300), 9, LineCap::round), Color{11, 110, 84, 140}});
  // The first two overlap.
  commands.push_back(paint::DrawGlyphs{&face,
                                       {33.3f},
                                       {0, 0, 5, 0},
                                       {{30.1f, 250.7f}, {52.6f, 250.7f}, {85.2f, 251}, {100, 260}},
                                       {42, 16, 51, 200}});
  return commands;
}

}  // namespace

TEST_CASE("rasterize: a drawing with everything in it has the same bytes on every machine") {
  const auto face = boxes_face();
  const image::Bitmap card = drawn({500, 640}, leaf, everything(*face));
  CHECK(crc32(card.rgba) == 0xe9538cf9u);
}

TEST_CASE("rasterize: drawing in two goes is the same as in one") {
  const auto face = boxes_face();
  const std::vector<paint::Command> commands = everything(*face);
  const auto half = commands.begin() + static_cast<std::ptrdiff_t>(commands.size() / 2);
  image::Bitmap card = drawn({500, 640}, leaf, {commands.begin(), half});
  draw({half, commands.end()}, card);
  CHECK(card == drawn({500, 640}, leaf, commands));
}

TEST_CASE("rasterize: the ground fills the card, opaque or not") {
  CHECK(drawn({7, 5}, leaf, {}) == image::Bitmap::filled({7, 5}, leaf));
  CHECK(drawn({7, 5}, {200, 100, 50, 77}, {}) == image::Bitmap::filled({7, 5}, {200, 100, 50, 77}));
}
