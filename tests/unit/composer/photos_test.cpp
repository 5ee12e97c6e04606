#include "composer/photos.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::composer;

namespace {

image::PhotoHeader header_of(PixelSize size) { return {image::FileKind::png, size, 1, {}}; }

}  // namespace

TEST_CASE("photos: pixels are wanted once, taken once, and whoever waits hears of it") {
  Photos photos;
  const render::PhotoFile photo = photos.add(4, header_of({3, 2}), image::FileKind::png);
  const image::DecodeOptions options{{3, 2}, {}};
  for (int i = 0; i < 3; ++i) {
    const auto pixels = photos.decode(photo, options);
    REQUIRE_FALSE(pixels);
    CHECK(pixels.error().code == ErrorCode::not_ready);
  }
  CHECK(photos.take_wanted() == std::vector<DecodeJob>{{4, options}});
  CHECK(photos.take_wanted().empty());
  CHECK(photos.is_waiting());
  const auto before = photos.version();
  REQUIRE(photos.pixels_for({4, options}) != nullptr);
  const auto arrived = photos.take_pixels();
  REQUIRE(arrived);
  CHECK(arrived->pixels.size == PixelSize{3, 2});
  CHECK(arrived->pixels.rgba.size() == 24);
  CHECK_FALSE(photos.take_pixels());
  CHECK(photos.version() != before);
  CHECK_FALSE(photos.is_waiting());
  CHECK(photos.pixels_for({4, options}) == nullptr);
}

TEST_CASE("photos: what failed is not asked for again, and a new photo starts afresh") {
  Photos photos;
  const render::PhotoFile photo = photos.add(1, header_of({3, 2}), image::FileKind::png);
  (void)photos.decode(photo, {});
  photos.failed({1, {}}, "too-slow");
  CHECK(photos.decode(photo, {}).error().code == ErrorCode::broken_file);
  CHECK(photos.problem_of(photo) == "too-slow");
  (void)photos.take_wanted();
  CHECK(photos.take_wanted().empty());
  const render::PhotoFile again = photos.add(2, header_of({3, 2}), image::FileKind::png);
  CHECK(photos.decode(again, {}).error().code == ErrorCode::not_ready);
  CHECK(photos.problem_of(again).empty());
}

TEST_CASE("photos: one that nobody holds is forgotten, once, and its jobs with it") {
  Photos photos;
  {
    const render::PhotoFile photo = photos.add(9, header_of({3, 2}), image::FileKind::heic);
    CHECK(photos.original_of(photo) == image::FileKind::heic);
    (void)photos.decode(photo, {});
    CHECK(photos.take_forgotten().empty());
  }
  CHECK(photos.take_forgotten() == std::vector<PhotoId>{9});
  CHECK(photos.take_forgotten().empty());
  CHECK(photos.take_wanted().empty());
  CHECK_FALSE(photos.is_waiting());
  CHECK(photos.pixels_for({9, {}}) == nullptr);
}
