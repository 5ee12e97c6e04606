#include "raster/color_glyph.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>

#include "pixels.h"
#include "support/colors.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

constexpr Color blue{0, 0, 255, 255};
constexpr Color green{0, 255, 0, 255};

std::shared_ptr<const font::Face> colors_face() {
  std::ifstream stream(STORYCARD_SOURCE_DIR "/tests/fixtures/fonts/colors.ttf", std::ios::binary);
  REQUIRE(stream.good());
  auto face = font::Face::open(std::make_shared<const Bytes>(std::istreambuf_iterator<char>(stream),
                                                             std::istreambuf_iterator<char>()),
                               "Colors");
  REQUIRE(face);
  return *face;
}

// The glyph at 20 px: its square reaches from 10, 5 to 30, 25 of a card of 40 x 40.
image::Bitmap card_with(char name, Color ink = black, Color ground = white) {
  const auto face = colors_face();
  return drawn({40, 40}, ground, {paint::DrawColorGlyphs{face.get(), {20}, {color_fixture_glyph(name)}, {{10, 25}}, ink}});
}

int distance(Color a, Color b) {
  return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
}

}  // namespace

TEST_CASE("color glyphs: layers lie on one another, exactly on their pixels") {
  const image::Bitmap card = card_with('A');
  CHECK(pixel(card, 9, 10) == white);
  CHECK(pixel(card, 10, 5) == blue);
  CHECK(pixel(card, 19, 24) == blue);
  CHECK(pixel(card, 20, 5) == red);
  CHECK(pixel(card, 29, 24) == red);
  CHECK(pixel(card, 30, 10) == white);
  CHECK(pixel(card, 15, 25) == white);
}

TEST_CASE("color glyphs: what has no colour is drawn in the text's, and so are parts that ask for it") {
  CHECK(pixel(card_with('Z', {9, 99, 199, 255}), 20, 20) == Color{9, 99, 199, 255});
  const image::Bitmap card = card_with('B', {0, 0, 0, 255}, {255, 255, 255, 255});
  CHECK(pixel(card, 25, 20) == black);
}

TEST_CASE("color glyphs: a linear gradient runs, repeats or turns back") {
  const image::Bitmap once = card_with('C');
  CHECK(distance(pixel(once, 10, 10), {248, 0, 6, 255}) <= 4);
  CHECK(distance(pixel(once, 29, 10), {6, 0, 248, 255}) <= 4);
  CHECK(distance(pixel(once, 19, 10), {134, 0, 121, 255}) <= 4);
  // A fourth of the square is 5 px: middles at 12, 17, 22, 27.
  const image::Bitmap repeats = card_with('D');
  for (const int x : {12, 17, 22, 27}) CHECK(distance(pixel(repeats, x, 10), {127, 0, 127, 255}) <= 4);
  for (const int x : {10, 15, 20, 25}) CHECK(pixel(repeats, x, 10).red > 200);
  const image::Bitmap turns = card_with('E');
  CHECK(pixel(turns, 10, 10).red > 200);
  CHECK(pixel(turns, 15, 10).blue > 200);
  CHECK(pixel(turns, 19, 10).red > 200);
  CHECK(pixel(turns, 20, 10).red > 200);
}

TEST_CASE("color glyphs: a gradient in a space of its own follows its transform") {
  const image::Bitmap card = card_with('Q');  // halved and moved to the right half
  CHECK(pixel(card, 15, 10) == red);
  CHECK(distance(pixel(card, 24, 10), {140, 0, 115, 255}) <= 4);
  CHECK(pixel(card, 29, 10).blue > 230);
  const image::Bitmap slanted = card_with('S');  // from the upper left to the lower right, half way along
  CHECK(pixel(slanted, 15, 10) == red);
  CHECK(distance(pixel(slanted, 25, 20), {115, 0, 140, 255}) <= 4);
  CHECK(distance(pixel(slanted, 21, 24), {115, 0, 140, 255}) <= 4);
}

TEST_CASE("color glyphs: a radial gradient, and one between two circles that leaves what neither reaches") {
  const image::Bitmap round = card_with('F');
  CHECK(distance(pixel(round, 19, 14), red) <= 40);
  CHECK(distance(pixel(round, 10, 14), blue) <= 40);
  CHECK(pixel(round, 10, 5) == blue);
  const image::Bitmap cone = card_with('V');
  CHECK(pixel(cone, 11, 14).red > 190);
  CHECK(distance(pixel(cone, 29, 14), pixel(cone, 10, 14)) > 60);
  CHECK(pixel(cone, 10, 5) == white);
}

TEST_CASE("color glyphs: a sweep goes round counterclockwise from the right") {
  const image::Bitmap card = card_with('G');
  CHECK(pixel(card, 20, 7) == red);  // the upper half is the first half turn
  CHECK(pixel(card, 12, 12) == red);
  CHECK(pixel(card, 20, 22) == blue);
  CHECK(pixel(card, 12, 17) == blue);
}

TEST_CASE("color glyphs: a group comes upon its parent in its mode, and looks at nothing below") {
  const image::Bitmap half = card_with('H');  // red at half strength over green
  CHECK(distance(pixel(half, 20, 15), {128, 127, 0, 255}) <= 3);
  const image::Bitmap multiplied = card_with('I', black, blue);  // green times red is black, whatever the card is
  CHECK(pixel(multiplied, 15, 15) == black);
  CHECK(pixel(multiplied, 25, 15) == red);
  CHECK(pixel(multiplied, 35, 15) == blue);
  CHECK(pixel(card_with('R'), 15, 15) == green);
}

TEST_CASE("color glyphs: clips within clips leave what is in all of them") {
  const image::Bitmap card = card_with('P');  // the left half of the lower half
  CHECK(pixel(card, 15, 20) == red);
  CHECK(pixel(card, 15, 10) == white);
  CHECK(pixel(card, 25, 20) == white);
}

TEST_CASE("color glyphs: the same glyph cut by the card's edge or by a band has the same pixels") {
  const auto face = colors_face();
  for (const char name : {'F', 'G', 'H', 'V'}) {
    CAPTURE(name);
    const auto at = [&](PixelSize size, Point origin) {
      return drawn(size, white, {paint::DrawColorGlyphs{face.get(), {500}, {color_fixture_glyph(name)}, {origin}, black}});
    };
    const image::Bitmap whole = at({520, 520}, {10, 510});
    const image::Bitmap part = at({100, 100}, {-190, 310});  // 200 px to the left and up
    bool same = true;
    for (int y = 0; y < 100; ++y) {
      for (int x = 0; x < 100; ++x) same = same && pixel(part, x, y) == pixel(whole, x + 200, y + 200);
    }
    CHECK(same);
  }
}

TEST_CASE("color glyphs: what is far away, without size or clear draws nothing and takes no time") {
  const auto face = colors_face();
  const image::Bitmap blank = image::Bitmap::filled({40, 40}, white);
  const auto draw_at = [&](float size, Point origin, char name) {
    return drawn({40, 40}, white, {paint::DrawColorGlyphs{face.get(), {size}, {color_fixture_glyph(name)}, {origin}, black}});
  };
  const float infinity = std::numeric_limits<float>::infinity();
  CHECK(draw_at(0, {10, 25}, 'C') == blank);
  CHECK(draw_at(20, {infinity, 25}, 'C') == blank);
  CHECK(draw_at(20, {1e9f, 25}, 'F') == blank);
  CHECK(draw_at(std::numeric_limits<float>::quiet_NaN(), {10, 25}, 'F') == blank);
  CHECK(draw_at(20, {10, 25}, 'U') == blank);
  CHECK(draw_at(1e6f, {-4e5f, 5e5f}, 'A') != blank);
}
