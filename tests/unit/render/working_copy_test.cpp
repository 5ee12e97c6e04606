#include "render/working_copy.h"

#include <algorithm>
#include <string_view>

#include "base/limits.h"
#include "image/encode.h"
#include "render/photo_cache.h"
#include "unit/image/photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;
using photo_files::fixture;

namespace {

story::Cover cover(story::Cover::Shape shape, Rect box) {
  story::Cover cover;
  cover.shape = shape;
  cover.box = box;
  cover.points = {{box.x, box.y}, {box.right(), box.y}, {box.center().x, box.bottom()}};
  return cover;
}

WorkingCopy copy_of(ByteView file, const std::vector<story::Cover>& covers = {}) {
  auto copy = make_working_copy(file, covers);
  REQUIRE_MESSAGE(copy, (copy ? std::string() : sentence(copy.error())));
  return *std::move(copy);
}

image::Bitmap pixels_of(ByteView file) { return image::decode_photo(file, {})->upright; }

// Another picture wherever a cover's box lies; `radius` px less where that is below 0.
image::Bitmap scrambled(image::Bitmap photo, Rect box, float radius) {
  const image::Bitmap other = photo_files::noisy(photo.size, 77);
  const float width = float(photo.size.width), height = float(photo.size.height);
  for (std::int32_t y = 0; y < photo.size.height; ++y) {
    for (std::int32_t x = 0; x < photo.size.width; ++x) {
      const float right = float(x) + 0.5f, down = float(y) + 0.5f;
      const bool inside = right > box.x * width - radius && right < box.right() * width + radius &&
                          down > box.y * height - radius && down < box.bottom() * height + radius;
      if (inside) std::copy_n(other.row(y) + 4 * x, 4, photo.row(y) + 4 * x);
    }
  }
  return photo;
}

std::vector<std::string> chunks_of(const Bytes& png) {
  std::vector<std::string> names;
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t size = std::size_t(png[at]) << 24 | std::size_t(png[at + 1]) << 16 | std::size_t(png[at + 2]) << 8 | png[at + 3];
    names.emplace_back(png.begin() + std::ptrdiff_t(at) + 4, png.begin() + std::ptrdiff_t(at) + 8);
    at += 12 + size;
  }
  return names;
}

}  // namespace

TEST_CASE("working copy: a photo below the limit keeps every pixel") {
  for (const char* name : {"rgb.png", "rgba.png", "palette_alpha.png", "display_p3.png", "grey.jpg", "display_p3.jpg", "lossy_alpha.webp"}) {
    CAPTURE(name);
    const Bytes file = fixture(name);
    const WorkingCopy copy = copy_of(file);
    CHECK(pixels_of(copy.png) == pixels_of(file));
    CHECK(copy.size == pixels_of(file).size);
  }
}

TEST_CASE("working copy: it is upright, once, whatever the orientation") {
  const image::Bitmap expected = pixels_of(fixture("orientation_1.jpg"));
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const WorkingCopy copy = copy_of(fixture("orientation_" + std::to_string(orientation) + ".jpg"));
    CHECK(image::read_photo_header(copy.png)->orientation == 1);
    CHECK(copy.size == expected.size);
    CHECK(photo_files::most_different(pixels_of(copy.png), pixels_of(fixture("orientation_" + std::to_string(orientation) + ".jpg"))) == 0);
  }
}

TEST_CASE("working copy: the file tells nothing but its pixels") {
  for (const char* name : {"orientation_6.jpg", "display_p3.jpg", "srgb_profile.png", "lossy.webp", "animated.webp"}) {
    CAPTURE(name);
    const WorkingCopy copy = copy_of(fixture(name));
    CHECK(image::read_photo_header(copy.png)->receipt.empty());
    for (const std::string& chunk : chunks_of(copy.png)) {
      CAPTURE(chunk);
      const auto known = {"IHDR", "sRGB", "PLTE", "tRNS", "IDAT", "IEND"};
      CHECK(std::find(known.begin(), known.end(), chunk) != known.end());
    }
  }
}

TEST_CASE("working copy: above the limit it has as many pixels as the limit allows, in the photo's own shape") {
  for (const PixelSize size : {PixelSize{2600, 1900}, PixelSize{1500, 4100}, PixelSize{16384, 260}}) {
    CAPTURE(size.width);
    const image::Bitmap photo = photo_files::gradient(size);
    for (const bool jpeg : {false, true}) {
      const Bytes file = jpeg ? *image::encode_jpeg(photo, {90, ""}) : image::encode_png(photo);
      const WorkingCopy copy = copy_of(file);
      const std::int64_t pixels = std::int64_t{copy.size.width} * copy.size.height;
      CHECK(pixels <= limits::working_copy_pixels);
      CHECK(pixels > limits::working_copy_pixels * 98 / 100);
      CHECK(double(copy.size.width) / copy.size.height == doctest::Approx(double(size.width) / size.height).epsilon(0.01));
      const image::Bitmap kept = pixels_of(copy.png);
      CHECK(opaque(kept));
      const image::Bitmap expected = photo_files::gradient(copy.size);
      CHECK(photo_files::most_different(kept, expected) <= 6);
    }
  }
}

TEST_CASE("working copy: nothing of what a cover hides, nor of what lies within the resampling radius, has any influence") {
  const Rect box{0.3f, 0.25f, 0.3f, 0.35f};
  for (const PixelSize size : {PixelSize{300, 260}, PixelSize{2500, 2000}}) {
    const image::Bitmap photo = photo_files::noisy(size);
    // Shrunk, each px of the copy is made of two in each direction.
    const float radius = size.width > 1000 ? 2 * 1.2f : 2;
    const std::vector<story::Cover> covers = {cover(story::Cover::Shape::rect, box)};
    CAPTURE(size.width);
    const Bytes one = image::encode_png(photo), other = image::encode_png(scrambled(photo, box, radius));
    CHECK(copy_of(one, covers).png == copy_of(other, covers).png);
    CHECK_FALSE(copy_of(one).png == copy_of(other).png);
  }
  // Other shapes hide at least what lies well inside them.
  const image::Bitmap photo = photo_files::noisy({300, 260});
  const Rect inner{0.42f, 0.3f, 0.06f, 0.08f};
  for (const auto shape : {story::Cover::Shape::ellipse, story::Cover::Shape::path}) {
    const std::vector<story::Cover> covers = {cover(shape, box)};
    CHECK(copy_of(image::encode_png(photo), covers).png == copy_of(image::encode_png(scrambled(photo, inner, 0)), covers).png);
  }
}

TEST_CASE("working copy: of a JPEG, the blocks that a cover hides leave no trace outside it") {
  const PixelSize size{400, 320};
  const image::Bitmap photo = photo_files::noisy(size);
  const std::vector<story::Cover> covers = {cover(story::Cover::Shape::rect, {0.25f, 0.25f, 0.5f, 0.5f})};
  const image::Bitmap other = scrambled(photo, {0.26f, 0.275f, 0.48f, 0.45f}, 0);
  const Bytes one = *image::encode_jpeg(photo, {90, ""}), two = *image::encode_jpeg(other, {90, ""});
  CHECK(copy_of(one, covers).png == copy_of(two, covers).png);
  CHECK_FALSE(copy_of(one).png == copy_of(two).png);
}

TEST_CASE("working copy: what was transparent stays so, and what is hidden becomes so") {
  image::Bitmap photo = photo_files::noisy({120, 100});
  for (std::int32_t x = 0; x < 120; ++x) std::fill_n(photo.row(3) + 4 * x, 4, std::uint8_t(60));  // white at alpha 60
  const WorkingCopy copy = copy_of(image::encode_png(photo), {cover(story::Cover::Shape::rect, {0.4f, 0.4f, 0.2f, 0.2f})});
  const image::Bitmap kept = pixels_of(copy.png);
  CHECK(kept.row(3)[4 * 7 + 3] == 60);
  CHECK(kept.row(90)[4 * 7 + 3] == 255);
  CHECK(kept.row(50)[4 * 60 + 3] == 0);
}

TEST_CASE("working copy: a copy of a copy is the same, under the same covers") {
  const std::vector<story::Cover> covers = {cover(story::Cover::Shape::ellipse, {0.31f, 0.22f, 0.37f, 0.41f}),
                                            cover(story::Cover::Shape::path, {0.7f, 0.6f, 0.5f, 0.27f}),
                                            cover(story::Cover::Shape::rect, {-0.1f, 0.803f, 0.3f, 0.1f})};
  for (const PixelSize size : {PixelSize{333, 257}, PixelSize{2311, 1733}, PixelSize{2600, 2100}}) {
    CAPTURE(size.width);
    const image::Bitmap photo = photo_files::noisy(size);
    for (const bool jpeg : {false, true}) {
      const WorkingCopy copy = copy_of(jpeg ? *image::encode_jpeg(photo, {80, ""}) : image::encode_png(photo), covers);
      CHECK(copy_of(copy.png, covers).png == copy.png);
    }
  }
}

TEST_CASE("working copy: a card that is made of it shows its covers whole, at any size and zoom") {
  photo_files::Noise noise(11);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const bool large = round % 8 == 0;
    const PixelSize size = large ? PixelSize{2020 + 9 * round, 2010} : PixelSize{std::int32_t(60 + noise.below(500)), std::int32_t(60 + noise.below(500))};
    const auto fraction = [&](int from, int until) { return float(from + int(noise.below(std::uint32_t(until - from)))) / 100; };
    SlotView view{{std::int32_t(20 + noise.below(400)), std::int32_t(20 + noise.below(400))}, {{fraction(0, 100), fraction(0, 100)}, fraction(100, 300)}};
    for (int i = 0; i < 2; ++i) {
      view.covers.push_back(cover(story::Cover::Shape(noise.below(3)), {fraction(0, 70), fraction(0, 70), fraction(5, 40), fraction(5, 40)}));
      view.cover_colors.push_back({76, 29, 99, 255});
    }
    if (round % 3 == 0) view.crop.turn_degrees = fraction(-18000, 18000);
    const image::Bitmap photo = photo_files::gradient(size);
    const WorkingCopy copy = copy_of(round % 2 == 0 ? *image::encode_jpeg(photo, {85, ""}) : image::encode_png(photo), view.covers);
    PhotoCache cache(decode_photo, 1u << 20);
    CHECK(opaque(**cache.slot_pixels(*open_photo(copy.png), view)));
  }
}

TEST_CASE("working copy: what is no photo, or a damaged one, is an error that says so") {
  const auto code_of = [](const Bytes& file) { return make_working_copy(file, {}).error().code; };
  CHECK(code_of({}) == ErrorCode::empty_file);
  CHECK(code_of(photo_files::bytes_of("no photo at all, only words")) == ErrorCode::unknown_format);
  for (const char* name : {"truncated.jpg", "truncated.png", "bad_crc.png", "truncated_header.jpg", "zero_width.jpg"}) {
    CAPTURE(name);
    const auto copy = make_working_copy(fixture(name), {});
    REQUIRE_FALSE(copy);
    CHECK(copy.error().code == ErrorCode::broken_file);
    CHECK_FALSE(copy.error().detail.empty());
  }
  CHECK(code_of(fixture("bomb.png")) == ErrorCode::too_large);
  CHECK(code_of(fixture("huge_claim.jpg")) == ErrorCode::too_large);
}
