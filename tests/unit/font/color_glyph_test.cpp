#include "font/color_glyph.h"

#include "fixture_fonts.h"
#include "support/colors.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::font;

namespace {

constexpr Color ink{10, 20, 30, 200};

ColorGlyph glyph(char name) {
  const auto face = open_fixture("colors.ttf");
  return color_glyph(*face, color_fixture_glyph(name), ink);
}

// One letter a step: b(ox), p(ath), f(ill), u(nclip), [ and ] around a group.
std::string shape_of(const ColorGlyph& glyph) {
  std::string shape;
  for (const ColorStep& step : glyph.steps) shape += "pbuf[]"[step.index()];
  return shape;
}

template <typename T>
T only(const ColorGlyph& glyph) {
  const T* found = nullptr;
  for (const ColorStep& step : glyph.steps) {
    const Fill* fill = std::get_if<Fill>(&step);
    const T* ink_here = fill == nullptr ? nullptr : std::get_if<T>(&fill->ink);
    if (ink_here == nullptr) continue;
    REQUIRE(found == nullptr);
    found = ink_here;
  }
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("color glyph: plain faces have none, and plain glyphs of a coloured face are empty") {
  CHECK_FALSE(has_color_glyphs(*open_fixture("ems.ttf")));
  CHECK(color_glyph(*open_fixture("ems.ttf"), 5, ink).empty());
  CHECK(has_color_glyphs(*open_fixture("colors.ttf")));
  CHECK(glyph('Z').empty());
  CHECK(color_glyph(*open_fixture("colors.ttf"), 4'000'000, ink).empty());
}

TEST_CASE("color glyph: version 0 is a list of shapes, each with its colour") {
  const ColorGlyph layered = glyph('A');
  CHECK(shape_of(layered) == "pfupfu");
  CHECK(std::get<Color>(std::get<Fill>(layered.steps[1]).ink) == Color{255, 0, 0, 255});
  CHECK(std::get<Color>(std::get<Fill>(layered.steps[4]).ink) == Color{0, 0, 255, 255});
}

TEST_CASE("color glyph: the font's word for the text's colour takes it, alpha too") {
  const ColorGlyph inked = glyph('B');
  CHECK(shape_of(inked) == "bpfupfuu");
  CHECK(std::get<Color>(std::get<Fill>(inked.steps[2]).ink) == ink);
  CHECK(std::get<Color>(std::get<Fill>(inked.steps[5]).ink) == Color{10, 20, 30, 100});
}

TEST_CASE("color glyph: gradients keep their stops, their extend and their space") {
  const auto plain = only<LinearInk>(glyph('C'));
  CHECK(plain.from == Point{0, 0});
  CHECK(plain.to == Point{1000, 0});
  CHECK(plain.line.extend == Extend::pad);
  REQUIRE(plain.line.stops.size() == 2);
  CHECK(plain.line.stops[0].at == 0);
  CHECK(plain.line.stops[0].color == Color{255, 0, 0, 255});
  CHECK(plain.line.stops[1].at == 1);
  CHECK(plain.line.stops[1].color == Color{0, 0, 255, 255});
  CHECK(plain.place == Transform{});
  CHECK(only<LinearInk>(glyph('D')).line.extend == Extend::repeat);
  CHECK(only<LinearInk>(glyph('E')).line.extend == Extend::reflect);
  CHECK(only<LinearInk>(glyph('Q')).place == Transform{0.5f, 0, 0, 0.5f, 500, 0});
  // The third point slants the colours: the end is where they would be if it did not.
  CHECK(only<LinearInk>(glyph('S')).to == Point{500, -500});
  const auto circles = only<RadialInk>(glyph('V'));
  CHECK(circles.from_radius == 100);
  CHECK(circles.to == Point{1000, 500});
  const auto sweep = only<SweepInk>(glyph('G'));
  CHECK(sweep.from_turn == doctest::Approx(0));
  CHECK(sweep.to_turn == doctest::Approx(1));
  CHECK(sweep.line.stops.size() == 4);
}

TEST_CASE("color glyph: only groups that something looks into are kept") {
  // The half-strong layer: its backdrop, then the source with its mode; both in a group, apart from the layer below.
  CHECK(shape_of(glyph('H')) == "bpfu[f[pfu]]u");
  // A composite at the root must not look at the card.
  CHECK(shape_of(glyph('I')) == "[bpfu[pfu]u]");
  const ColorGlyph multiplied = glyph('I');
  CHECK(std::get<EndGroup>(multiplied.steps[9]).mode == Composite::multiply);
  // Source over alone needs no group at all.
  CHECK(shape_of(glyph('R')) == "bpfupfuu");
}

TEST_CASE("color glyph: turned and slanted shapes come out to the last bit, without libm") {
  const Path turned = std::get<ClipPath>(glyph('J').steps[1]).path;
  // The left half turned a quarter counterclockwise is the lower half.
  const float bits = 1.0f / 8192;
  REQUIRE(turned.steps.size() >= 4);
  CHECK(turned.steps[0].to.x == doctest::Approx(1000).epsilon(bits));
  CHECK(turned.steps[0].to.y == doctest::Approx(0).epsilon(bits));
  const Path slanted = std::get<ClipPath>(glyph('K').steps[1]).path;
  CHECK(slanted.steps[1].to.x == doctest::Approx(1000).epsilon(bits));
  CHECK(slanted.steps[1].to.y == doctest::Approx(1000).epsilon(bits));
}

TEST_CASE("color glyph: a glyph made of itself ends, and is drawn as far as it goes") {
  CHECK(shape_of(glyph('L')) == "bpfupfuu");
}

TEST_CASE("color glyph: too deep, too many and too far are bounded") {
  CHECK(glyph('N').steps.size() < 10);  // HarfBuzz goes 64 deep
  CHECK(glyph('O').steps.size() <= 20'000);
  CHECK_FALSE(glyph('W').empty());  // 64 groups within one another, and one more
  CHECK(glyph('X').empty());
  CHECK(glyph('T').empty());  // twelve layers of pixels within one another
  CHECK_FALSE(glyph('U').empty());
}

TEST_CASE("color glyph: bytes changed at random are drawn somehow or not at all") {
  const Bytes good = font_file("colors.ttf");
  std::uint64_t state = 7;
  const auto random = [&state] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state >> 33);
  };
  std::size_t drawn = 0;
  for (int round = 0; round < 400; ++round) {
    Bytes bad = good;
    for (int i = 0; i < 6; ++i) bad[200 + random() % (bad.size() - 200)] = static_cast<std::uint8_t>(random());
    const auto face = Face::open(std::make_shared<const Bytes>(std::move(bad)), "Broken");
    if (!face) continue;
    for (GlyphId id = 0; id < 36; ++id) drawn += color_glyph(**face, id, ink).empty() ? 0 : 1;
  }
  CHECK(drawn > 1000);
}
