#include "render/photo_cache.h"

#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

PhotoFile fixture(const char* name) {
  return std::make_shared<const Bytes>(tests::source_bytes(std::string("tests/fixtures/photos/") + name));
}

}  // namespace

TEST_CASE("photo cache: the same view of the same photo is not cut twice") {
  PhotoCache cache;
  const PhotoFile photo = fixture("rgb.png");
  const SlotView view{{40, 40}, {}, {}, {}};
  const auto first = slot_pixels(cache, photo, view);
  const auto second = slot_pixels(cache, photo, view);
  REQUIRE(first);
  CHECK(first->bitmap.get() == second->bitmap.get());
}

TEST_CASE("photo cache: what it gives never depends on what it held before") {
  const PhotoFile photo = fixture("orientation_6.jpg");
  const SlotView small{{10, 12}, {}, {}, {}};
  const SlotView large{{300, 320}, {{0.4f, 0.4f}, 1.5f, 10, true}, {}, {}};
  PhotoCache fresh;
  const image::Bitmap alone = *slot_pixels(fresh, photo, small)->bitmap;
  PhotoCache used;
  REQUIRE(slot_pixels(used, photo, large));
  for (int i = 1; i < 40; ++i) REQUIRE(slot_pixels(used, photo, {{i, 20}, {}, {}, {}}));
  CHECK(*slot_pixels(used, photo, small)->bitmap == alone);
}

TEST_CASE("photo cache: a cover makes another view") {
  PhotoCache cache;
  const PhotoFile photo = fixture("rgb.png");
  SlotView view{{40, 40}, {}, {}, {}};
  const auto bare = slot_pixels(cache, photo, view);
  view.covers.emplace_back();
  view.covers[0].box = {0, 0, 1, 1};
  view.cover_colors = {{1, 2, 3, 255}};
  const auto covered = slot_pixels(cache, photo, view);
  CHECK_FALSE(*bare->bitmap == *covered->bitmap);
}

TEST_CASE("photo cache: a broken file is an error each time") {
  PhotoCache cache;
  const PhotoFile photo = fixture("truncated.jpg");
  CHECK_FALSE(slot_pixels(cache, photo, {{40, 40}, {}, {}, {}}));
  CHECK_FALSE(slot_pixels(cache, photo, {{40, 40}, {}, {}, {}}));
}
