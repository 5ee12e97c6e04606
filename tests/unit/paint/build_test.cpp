#include "paint/build.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::paint;
using Outline = toolkit::Outline::Kind;

namespace {

DrawImage drawn(const compose::PlacedPhoto& photo, float scale) {
  compose::Composition composition{{200, 100}, {255, 255, 255, 255}, {photo}, {}};
  const CardPaint card = build(composition, scale, {[](const PhotoSlot& slot) {
    const PixelSize size = slot.turned ? slot.turned->pixels : slot.size;
    return std::make_shared<const image::Bitmap>(image::Bitmap::filled(size, {9, 9, 9, 255}));
  }, {}});
  REQUIRE(card.ground.commands.size() == 1);
  return std::get<DrawImage>(card.ground.commands.front());
}

}  // namespace

TEST_CASE("paint: a photo without an outline of its own is drawn whole, on whole pixels") {
  const DrawImage image = drawn({0, {10.4f, 20.4f, 50, 30}, Outline::rectangle, 0, {}}, 1);
  CHECK(image.clip.empty());
  CHECK(image.x == 10);
  CHECK(image.bitmap->size == PixelSize{50, 30});
}

TEST_CASE("paint: a photo's path is the clip, at the picture's scale") {
  const Path path = rectangle_path({20, 30, 10, 10});
  CHECK(drawn({0, {10, 20, 50, 30}, Outline::path, 0, path}, 2).clip == rectangle_path({40, 60, 20, 20}));
}

TEST_CASE("paint: rounded corners have their radius at the picture's scale, and straight edges lie on whole pixels") {
  const DrawImage image = drawn({0, {10.3f, 20.3f, 50, 30}, Outline::rectangle, 4, {}}, 2);
  CHECK(image.clip == rounded_rectangle_path({21, 41, 100, 60}, 8));
  CHECK(image.x == 21);
  CHECK(image.bitmap->size == PixelSize{100, 60});
}

TEST_CASE("paint: art is its shadow, its fill and its stroke, in this order and at the picture's scale") {
  const Path path = rectangle_path({10, 20, 30, 40});
  constexpr Color fill{1, 2, 3, 255}, line{4, 5, 6, 255}, dark{0, 0, 0, 90};
  compose::PlacedArt art{path, fill, compose::Stroke{line, 3}, compose::SoftShadow{dark, 8, 5}};
  const CardPaint card = build({{200, 100}, {255, 255, 255, 255}, {art}, {}}, 2, {});
  const Path twice = rectangle_path({20, 40, 60, 80});
  CHECK(card.ground.commands == std::vector<Command>{Shadow{rectangle_path({20, 50, 60, 80}), 16, dark}, FillPath{twice, fill},
                                                     FillPath{stroked(twice, 6, LineCap::butt), line}});
}

TEST_CASE("paint: a scrim is known by its commands and by bounds that hold both ends of its curves' handles") {
  Path path;
  path.move_to({10, 10});
  path.cubic_to({-5, 40}, {90, 70}, {20, 20});
  const compose::PlacedArt plain{path, Color{1, 2, 3, 255}, {}, {}};
  compose::PlacedArt scrim = plain;
  scrim.as_needed = true;
  const compose::PlacedArt nothing{path, {}, {}, {}, true};
  const CardPaint card = build({{200, 100}, {255, 255, 255, 255}, {plain, scrim, nothing}, {}}, 1, {});
  REQUIRE(card.scrims.size() == 1);
  CHECK(card.scrims[0].first == 1);
  CHECK(card.scrims[0].count == 1);
  CHECK(card.scrims[0].bounds == Rect{-5, 10, 95, 60});
}

TEST_CASE("paint: a code is its dark modules on a white plate, each on whole pixels of the card") {
  const auto code = compose::make_qr_code("https://example.org");
  REQUIRE(code != nullptr);
  constexpr Color ink{1, 2, 3, 255};
  const float side = static_cast<float>(code->side + 8) * 3;
  const compose::PlacedQr qr{code, {10, 20, side, side}, 3, 0, ink};
  const CardPaint card = build({{400, 400}, {255, 255, 255, 255}, {qr}, {}}, 2, {});
  const Path modules = transformed(compose::dark_modules(*code, {22, 32}, 3), scaling(2, 2));
  CHECK(card.ground.commands ==
        std::vector<Command>{FillPath{rectangle_path({20, 40, 2 * side, 2 * side}), Color{255, 255, 255, 255}},
                             FillPath{modules, ink}});
}

TEST_CASE("paint: a group's clip is at the picture's scale, its opacity in steps of 255") {
  compose::Composition composition{{200, 100}, {255, 255, 255, 255}, {}, {}};
  composition.items = {compose::BeginGroup{rectangle_path({1, 2, 3, 4}), 0.5f, Blend::screen}, compose::EndGroup{}};
  CHECK(build(composition, 2, {}).ground.commands ==
        std::vector<Command>{BeginGroup{rectangle_path({2, 4, 6, 8}), 128, Blend::screen}, EndGroup{}});
}

TEST_CASE("paint: a turned photo's bitmap is what it touches of the card, its outline turned about the slot's middle") {
  compose::PlacedPhoto photo{0, {10, 20, 60, 40}, Outline::rectangle, 0, {}};
  photo.turn_degrees = 90;
  const DrawImage image = drawn(photo, 1);
  CHECK(image.x == 20);
  CHECK(image.y == 10);
  CHECK(image.bitmap->size == PixelSize{40, 60});
  CHECK(image.clip == transformed(rectangle_path({10, 20, 60, 40}), rotation(90, {40, 40})));
  photo.box.x = -40;  // half of it beyond the edge
  photo.turn_degrees = 45;
  const DrawImage cut = drawn(photo, 1);
  CHECK(cut.x == 0);
  CHECK(cut.bitmap->size == PixelSize{26, 72});
}

TEST_CASE("paint: a slot's px come to lie about the middle of its box, however it is turned") {
  compose::PlacedPhoto photo{0, {10, 20, 60, 40}, Outline::ellipse, 0, {}};
  photo.turn_degrees = 30;
  std::optional<TurnedSlot> turned;
  PixelSize size;
  build({{200, 100}, {255, 255, 255, 255}, {photo}, {}}, 2, {[&](const PhotoSlot& slot) {
    turned = slot.turned;
    size = slot.size;
    return SharedPixels();
  }, {}});
  REQUIRE(turned);
  CHECK(size == PixelSize{122, 82});
  const Point corner = apply(turned->from_slot, {0, 0}), opposite = apply(turned->from_slot, {122, 82});
  const Point middle = (corner + opposite) * 0.5f;
  const Point other = apply(turned->from_slot, {122, 0}) - corner;
  CHECK(other.x * other.x + other.y * other.y == doctest::Approx(122.0 * 122));
  CHECK(other.y == doctest::Approx(61));  // the sine of 30 degrees: clockwise
  CHECK(middle.x == doctest::Approx(80 - std::floor(80 - 51.9615 - 20)));
}

TEST_CASE("paint: links of a count are so many, in the middle of their box, turned about it") {
  compose::PlacedLinks links{toolkit::LinksLayer::Along::row, {0, 0, 100, 20}, 3, 5, 8, 2, 0, {{1, 2, 3, 255}}, {}, false};
  const auto shapes = [&] { return build({{200, 100}, {255, 255, 255, 255}, {links}, {}}, 1, {}).ground.commands; };
  const std::vector<Command> row = shapes();
  CHECK(row.size() == 3 + 2 * 2);  // three rings; where two meet, each is once drawn again
  links.turn_degrees = 90;
  const std::vector<Command> turned = shapes();
  REQUIRE(turned.size() == row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    CHECK(std::get<FillPath>(turned[i]).path == transformed(std::get<FillPath>(row[i]).path, rotation(90, {50, 10})));
  }
}
