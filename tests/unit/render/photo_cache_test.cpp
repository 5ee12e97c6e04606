#include "render/photo_cache.h"

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
