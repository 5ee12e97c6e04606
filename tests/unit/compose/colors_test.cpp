#include "compose/colors.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

toolkit::Pack two_themes() {
  toolkit::Pack pack;
  pack.colors = {{"ground", {1, 1, 1, 255}}, {"ink", {2, 2, 2, 255}}};
  pack.themes = {{"own", {}, {{"ground", {3, 3, 3, 255}}, {"words", {4, 4, 4, 255}}}}, {"other", {}, {{"ground", {5, 5, 5, 255}}}}};
  return pack;
}

}  // namespace

TEST_CASE("colors: the chosen theme first, then the frame's own, then the pack") {
  const toolkit::Pack pack = two_themes();
  toolkit::Frame frame;
  frame.themes = {"own", "other"};
  frame.own_theme = "own";
  Colors colors(pack, frame, toolkit::find_theme(pack, "other"));
  CHECK(colors.of({"ground", 1}) == Color{5, 5, 5, 255});
  CHECK(colors.of({"words", 1}) == Color{4, 4, 4, 255});
  CHECK(colors.of({"ink", 1}) == Color{2, 2, 2, 255});
  CHECK(colors.of({"#0A0B0C", 1}) == Color{10, 11, 12, 255});
  CHECK(colors.of({"ink", 0.5f}).alpha == 128);
  CHECK(colors.unknown().empty());
  colors.of({"rose", 1});
  CHECK(colors.unknown() == "rose");
}

TEST_CASE("gradient: stops counted from an anchor move with it; those in per cent stay with the box") {
  const toolkit::Pack pack = two_themes();
  Colors colors(pack, {}, nullptr);
  toolkit::Gradient gradient;
  gradient.anchor = "words";
  gradient.stops = {{{-10, 0}, {"ink", 0}}, {{0, 1}, {"ink", 1}}};
  const auto at = [&](float anchor) {
    const GradientPlace place{{0, 0, 100, 1000}, anchor, 10, false};
    return std::get<LinearGradient>(resolved(gradient, place, colors));
  };
  CHECK(at(500).from.y == doctest::Approx(400));
  CHECK(at(700).from.y == doctest::Approx(600));
  CHECK(at(500).to.y == doctest::Approx(1000));
}

TEST_CASE("gradient: across runs from the start edge, which is the right one when mirrored") {
  const toolkit::Pack pack = two_themes();
  Colors colors(pack, {}, nullptr);
  toolkit::Gradient gradient;
  gradient.axis = toolkit::Axis::across;
  gradient.stops = {{{0, 0}, {"ink", 1}}, {{0, 0.5f}, {"ink", 0}}};
  const auto run = [&](bool mirrored) {
    const GradientPlace place{{200, 0, 100, 50}, 0, 10, mirrored};
    return std::get<LinearGradient>(resolved(gradient, place, colors));
  };
  CHECK(run(false).from.x == doctest::Approx(200));
  CHECK(run(false).to.x == doctest::Approx(250));
  CHECK(run(true).from.x == doctest::Approx(300));
  CHECK(run(true).to.x == doctest::Approx(250));
}
