#include "render/photo_cache.h"

#include <cstdlib>

#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

PhotoFile fixture(const char* name) {
  return *open_photo(tests::source_bytes(std::string("tests/fixtures/photos/") + name));
}

}  // namespace

TEST_CASE("photo cache: the same view of the same photo is not cut twice") {
  PhotoCache cache(decode_photo, 32u << 20);
  const PhotoFile photo = fixture("rgb.png");
  const SlotView view{{40, 40}, {}, {}, {}};
  const auto first = cache.slot_pixels(photo, view);
  const auto second = cache.slot_pixels(photo, view);
  REQUIRE(first);
  CHECK(first->get() == second->get());
}

TEST_CASE("photo cache: what it gives never depends on what it held before") {
  const PhotoFile photo = fixture("orientation_6.jpg");
  const SlotView small{{10, 12}, {}, {}, {}};
  const SlotView large{{300, 320}, {{0.4f, 0.4f}, 1.5f, 10, true}, {}, {}};
  PhotoCache fresh(decode_photo, 32u << 20);
  const image::Bitmap alone = **fresh.slot_pixels(photo, small);
  PhotoCache used(decode_photo, 32u << 20);
  REQUIRE(used.slot_pixels(photo, large));
  for (int i = 1; i < 40; ++i) REQUIRE(used.slot_pixels(photo, {{i, 20}, {}, {}, {}}));
  CHECK(**used.slot_pixels(photo, small) == alone);
}

TEST_CASE("photo cache: a cover makes another view") {
  PhotoCache cache(decode_photo, 32u << 20);
  const PhotoFile photo = fixture("rgb.png");
  SlotView view{{40, 40}, {}, {}, {}};
  const auto bare = cache.slot_pixels(photo, view);
  view.covers.emplace_back();
  view.covers[0].box = {0, 0, 1, 1};
  view.cover_colors = {{1, 2, 3, 255}};
  const auto covered = cache.slot_pixels(photo, view);
  CHECK_FALSE(**bare == **covered);
}

TEST_CASE("photo cache: a broken file is an error each time") {
  PhotoCache cache(decode_photo, 32u << 20);
  const auto photo = std::make_shared<const Photo>(Photo{{image::FileKind::jpeg, {90, 60}, 1, {}}, Bytes{0xFF, 0xD8, 0xFF}});
  CHECK_FALSE(cache.slot_pixels(photo, {{40, 40}, {}, {}, {}}));
  CHECK_FALSE(cache.slot_pixels(photo, {{40, 40}, {}, {}, {}}));
}

TEST_CASE("photo cache: a photo that is moved about lies where it will lie, within half a px") {
  const PhotoFile photo = fixture("orientation_6.jpg");
  for (const float turn : {0.0f, 7.0f}) {
    PhotoCache cache(decode_photo, 32u << 20);
    const auto at = [&](Point center) { return SlotView{{36, 30}, {center, 1.3f, turn, false}, {}, {}}; };
    REQUIRE(cache.moving_pixels(photo, at({0.5f, 0.5f})));
    for (const Point center : {Point{0.5f, 0.5f}, Point{0.1f, 0.9f}, Point{0.62f, 0.44f}, Point{1, 0}}) {
      const auto moving = cache.moving_pixels(photo, at(center)), resting = cache.slot_pixels(photo, at(center));
      REQUIRE(moving);
      REQUIRE(resting);
      REQUIRE((*moving)->size == (*resting)->size);
      double difference = 0;
      for (std::size_t i = 0; i < (*moving)->rgba.size(); ++i) {
        difference += std::abs(int{(*moving)->rgba[i]} - int{(*resting)->rgba[i]});
      }
      CHECK(difference / static_cast<double>((*moving)->rgba.size()) < 8);
    }
  }
}

TEST_CASE("photo cache: a photo that stays where it is stays the very same picture") {
  PhotoCache cache(decode_photo, 32u << 20);
  const PhotoFile photo = fixture("orientation_6.jpg");
  const SlotView view{{36, 30}, {{0.5f, 0.5f}, 1.3f, 0, false}, {}, {}};
  const auto first = cache.moving_pixels(photo, view);
  REQUIRE(first);
  for (int i = 0; i < 3; ++i) CHECK(cache.moving_pixels(photo, view)->get() == first->get());
}

TEST_CASE("photo cache: moving a photo cuts it once, and leaves what is exact as it is") {
  const PhotoFile photo = fixture("orientation_6.jpg");
  int decoded = 0;
  PhotoCache cache([&](const PhotoFile& file, const image::DecodeOptions& options) {
    ++decoded;
    return decode_photo(file, options);
  }, 0);
  const auto at = [&](float x) { return SlotView{{36, 30}, {{x, 0.5f}, 1.3f, 0, false}, {}, {}}; };
  for (int i = 0; i < 20; ++i) REQUIRE(cache.moving_pixels(photo, at(0.4f + 0.01f * static_cast<float>(i))));
  CHECK(decoded <= 2);
  PhotoCache fresh(decode_photo, 32u << 20);
  CHECK(**cache.slot_pixels(photo, at(0.47f)) == **fresh.slot_pixels(photo, at(0.47f)));
}
