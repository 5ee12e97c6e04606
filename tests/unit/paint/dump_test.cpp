#include <limits>

#include "paint/display_list.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::paint;

namespace {

std::string line_of(Command command) {
  DisplayList list;
  list.commands.push_back(std::move(command));
  const std::string text = dump(list);
  return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("dump: the card comes first") {
  DisplayList list;
  list.size = {1080, 1350};
  list.ground = {255, 184, 28, 255};
  CHECK(dump(list) == "card 1080x1350 #ffb81c\n");
}

TEST_CASE("dump: a fill with its colour and its outline") {
  Path path;
  path.move_to({0, 0.5f});
  path.line_to({10, -2.25f});
  path.quad_to({1, 2}, {3, 4});
  path.cubic_to({1, 2}, {3, 4}, {5, 6});
  path.close();
  CHECK(line_of(FillPath{path, Color{11, 110, 84, 128}}) ==
        "fill #0b6e5480 M0,0.5 L10,-2.25 Q1,2 3,4 C1,2 3,4 5,6 Z\n");
}

TEST_CASE("dump: gradients with their stops") {
  const std::vector<GradientStop> stops{{0, {255, 0, 0, 255}}, {0.25f, {0, 0, 0, 0}}};
  CHECK(line_of(FillPath{{}, LinearGradient{{0, 1}, {2, 3}, stops}}) == "fill linear(0,1 2,3 0:#ff0000 0.25:#00000000)\n");
  CHECK(line_of(FillPath{{}, RadialGradient{{0, 1}, 9.5f, stops}}) == "fill radial(0,1 9.5 0:#ff0000 0.25:#00000000)\n");
}

TEST_CASE("dump: glyphs with their origins") {
  CHECK(line_of(DrawColorGlyphs{nullptr, 46_px, {7}, {{64, 512}}, {0, 0, 0, 255}}) ==
        "color glyphs \"\" 46 #000000 7@64,512\n");
  CHECK(line_of(DrawGlyphs{nullptr, 46_px, {7, 12}, {{64, 512.125f}, {80.5f, 512.125f}}, {0, 0, 0, 255}}) ==
        "glyphs \"\" 46 #000000 7@64,512.125 12@80.5,512.125\n");
}

TEST_CASE("dump: an image by its size and a sum of its pixels") {
  const auto white = std::make_shared<const image::Bitmap>(image::Bitmap::filled({2, 1}, {255, 255, 255, 255}));
  const auto black = std::make_shared<const image::Bitmap>(image::Bitmap::filled({2, 1}, {0, 0, 0, 255}));
  const std::string line = line_of(DrawImage{white, -3, 40, {}});
  CHECK(line == "image -3,40 2x1 pixels 2144df1c\n");
  CHECK(line_of(DrawImage{black, -3, 40, {}}) != line);
  CHECK(line_of(DrawImage{nullptr, 0, 0, rectangle_path({0, 0, 1, 2})}) ==
        "image 0,0 clip M0,0 L1,0 L1,2 L0,2 Z\n");
}

TEST_CASE("dump: a shadow") {
  CHECK(line_of(Shadow{rectangle_path({1, 2, 30, 40}), 24, {15, 44, 81, 71}}) ==
        "shadow blur 24 #0f2c5147 M1,2 L31,2 L31,42 L1,42 Z\n");
  CHECK(line_of(BeginGroup{}) == "group opacity 255 normal\n");
  CHECK(line_of(BeginGroup{rectangle_path({1, 2, 3, 4}), 40, Blend::soft_light}) ==
        "group opacity 40 soft-light clip M1,2 L4,2 L4,6 L1,6 Z\n");
  CHECK(line_of(EndGroup{}) == "end\n");
}

TEST_CASE("dump: numbers to three decimals, no minus before a zero, and words for what is no number") {
  const auto number = [](float value) {
    Path path;
    path.move_to({value, 0});
    const std::string line = line_of(FillPath{path, Color{0, 0, 0, 255}});
    return line.substr(14, line.size() - 14 - 3);
  };
  CHECK(number(0.0005f) == "0.001");
  CHECK(number(-0.0004f) == "0");
  CHECK(number(1.0006f) == "1.001");
  CHECK(number(0.05f) == "0.05");
  CHECK(number(-12.5f) == "-12.5");
  CHECK(number(1048576) == "1048576");
  CHECK(number(1e30f) == "huge");
  CHECK(number(-std::numeric_limits<float>::infinity()) == "-huge");
  CHECK(number(std::numeric_limits<float>::quiet_NaN()) == "nan");
}
