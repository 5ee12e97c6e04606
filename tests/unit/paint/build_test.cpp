#include "paint/build.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::paint;
using Outline = toolkit::PhotoLayer::Outline;

namespace {

DrawImage drawn(const compose::PlacedPhoto& photo, float scale) {
  compose::Composition composition{{200, 100}, {255, 255, 255, 255}, {photo}, {}};
  const CardPaint card = build(composition, scale, [](const PhotoSlot& slot) {
    return std::make_shared<const image::Bitmap>(image::Bitmap::filled(slot.size, {9, 9, 9, 255}));
  });
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
