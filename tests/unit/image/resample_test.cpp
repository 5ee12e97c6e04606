#include "image/resample.h"

#include <cmath>

#include "base/deflate.h"
#include "image/linear_light.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using photo_files::most_different;

namespace {

Crop turned(float degrees) {
  Crop crop;
  crop.turn_degrees = degrees;
  return crop;
}

Bitmap covered(const Bitmap& photo, PixelSize slot, const Crop& crop) {
  return resample(photo, cover_transform(photo.size, slot, crop), slot);
}

// Light, averaged over all pixels and channels, 0 to 1.
double mean_light(const Bitmap& bitmap) {
  const LinearLight light;
  std::vector<std::int16_t> row(std::size_t(4 * bitmap.size.width));
  double sum = 0;
  for (std::int32_t y = 0; y < bitmap.size.height; ++y) {
    light.read_row(bitmap.row(y), bitmap.size.width, row.data());
    for (std::size_t at = 0; at < row.size(); ++at) sum += at % 4 == 3 ? 0 : row[at];
  }
  return sum / LinearLight::one / 3 / bitmap.size.width / bitmap.size.height;
}

}  // namespace

TEST_CASE("resample: at its own size a photo stays as it is, to the bit") {
  const Bitmap photo = photo_files::noisy({37, 23});
  CHECK(resample(photo, {}, photo.size) == photo);
}

TEST_CASE("resample: mirrors and quarter turns move pixels and change none") {
  const Bitmap photo = photo_files::noisy({6, 4});
  const auto pixel = [&](std::int32_t x, std::int32_t y) {
    return Bytes(photo.row(y) + 4 * x, photo.row(y) + 4 * x + 4);
  };
  const auto at = [](const Bitmap& bitmap, std::int32_t x, std::int32_t y) {
    return Bytes(bitmap.row(y) + 4 * x, bitmap.row(y) + 4 * x + 4);
  };
  Crop flip;
  flip.flip = true;
  const Bitmap mirrored = covered(photo, {6, 4}, flip);
  const Bitmap quarter = covered(photo, {4, 6}, turned(90));
  const Bitmap half = covered(photo, {6, 4}, turned(180));
  const Bitmap three = covered(photo, {4, 6}, turned(270));
  for (std::int32_t y = 0; y < 4; ++y) {
    for (std::int32_t x = 0; x < 6; ++x) {
      REQUIRE(at(mirrored, 5 - x, y) == pixel(x, y));
      REQUIRE(at(quarter, 3 - y, x) == pixel(x, y));
      REQUIRE(at(half, 5 - x, 3 - y) == pixel(x, y));
      REQUIRE(at(three, y, 5 - x) == pixel(x, y));
    }
  }
}

TEST_CASE("resample: one colour stays that colour at every scale and turn") {
  for (const Color color :
       {Color{0, 0, 0, 255}, Color{255, 255, 255, 255}, Color{42, 16, 51, 255}, Color{1, 254, 128, 255}}) {
    const Bitmap photo = Bitmap::filled({61, 47}, color);
    for (const PixelSize slot : {PixelSize{7, 9}, PixelSize{61, 47}, PixelSize{150, 130}}) {
      const Bitmap wanted = Bitmap::filled(slot, color);
      for (const float degrees : {0.0f, 90.0f, 3.5f, 45.0f, 200.0f}) {
        CAPTURE(degrees);
        REQUIRE(covered(photo, slot, turned(degrees)) == wanted);
      }
    }
  }
}

TEST_CASE("resample: shrinking keeps the light") {
  const Bitmap photo = photo_files::noisy({480, 360});
  const double before = mean_light(photo);
  for (const PixelSize slot : {PixelSize{240, 180}, PixelSize{100, 75}, PixelSize{20, 15}, PixelSize{4, 3}}) {
    CHECK(std::abs(mean_light(covered(photo, slot, {})) - before) < 0.004);
  }
}

TEST_CASE("resample: black and white stripes mix as light does, not as code values") {
  Bitmap stripes = Bitmap::filled({400, 400}, {0, 0, 0, 255});
  for (std::int32_t y = 0; y < 400; y += 2) std::fill(stripes.row(y), stripes.row(y) + 1600, std::uint8_t(255));
  for (const float degrees : {0.0f, 10.0f}) {
    const Bitmap grey = covered(stripes, {40, 40}, turned(degrees));
    CHECK(std::abs(int(grey.row(20)[80]) - 188) <= 2);  // half the light
  }
}

TEST_CASE("resample: a smooth photo keeps its shape at every size") {
  const Bitmap photo = photo_files::gradient({640, 480});
  for (const PixelSize slot : {PixelSize{64, 48}, PixelSize{320, 240}, PixelSize{1000, 750}}) {
    CHECK(most_different(covered(photo, slot, {}), photo_files::gradient(slot)) <= 4);
  }
}

TEST_CASE("resample: a small turn differs little from none") {
  const Bitmap photo = photo_files::gradient({600, 600});
  const Bitmap still = covered(photo, {300, 300}, {});
  const Bitmap turned_a_little = covered(photo, {300, 300}, turned(0.01f));
  CHECK(most_different(still, turned_a_little) <= 2);
}

TEST_CASE("resample: a turn puts things where the transform says") {
  Bitmap photo = Bitmap::filled({400, 300}, {255, 255, 255, 255});
  for (std::int32_t y = 95; y < 105; ++y) {
    for (std::int32_t x = 245; x < 255; ++x) photo.row(y)[4 * x + 1] = 0;  // a dot without green, around 250, 100
  }
  for (const float degrees : {17.0f, 120.0f, 301.0f}) {
    const Transform t = cover_transform(photo.size, {500, 500}, turned(degrees));
    const Bitmap drawn = resample(photo, t, {500, 500});
    double x_sum = 0, y_sum = 0, weight = 0;
    for (std::int32_t y = 0; y < 500; ++y) {
      for (std::int32_t x = 0; x < 500; ++x) {
        const double dark = 255 - drawn.row(y)[4 * x + 1];
        x_sum += dark * (x + 0.5);
        y_sum += dark * (y + 0.5);
        weight += dark;
      }
    }
    const Point wanted = apply(t, {250, 100});
    REQUIRE(weight > 0);
    CHECK(std::abs(x_sum / weight - double(wanted.x)) < 0.05);
    CHECK(std::abs(y_sum / weight - double(wanted.y)) < 0.05);
  }
}

TEST_CASE("resample: tiles of a turned photo meet without a seam") {
  const Bitmap photo = photo_files::gradient({900, 900});
  const Bitmap drawn = covered(photo, {600, 600}, turned(33));
  for (std::int32_t y = 1; y < 599; ++y) {
    for (const std::int32_t x : {256, 512}) {
      for (std::int32_t channel = 0; channel < 3; ++channel) {
        const int before = drawn.row(y)[4 * (x - 1) + channel];
        const int after = drawn.row(y)[4 * x + channel];
        REQUIRE(std::abs(before - after) <= 2);
      }
    }
  }
}

TEST_CASE("resample: a covered slot is opaque whatever the crop") {
  photo_files::Noise noise(5);
  for (int round = 0; round < 600; ++round) {
    const PixelSize size{std::int32_t(1 + noise.below(90)), std::int32_t(1 + noise.below(90))};
    const PixelSize slot{std::int32_t(1 + noise.below(70)), std::int32_t(1 + noise.below(70))};
    Crop crop;
    crop.center = {float(noise.below(1001)) / 1000, float(noise.below(1001)) / 1000};
    crop.zoom = 1 + float(noise.below(3000)) / 1000;
    crop.turn_degrees = round % 3 == 0 ? 0 : float(noise.below(36000)) / 100;
    crop.flip = noise.below(2) == 0;
    CAPTURE(round);
    REQUIRE(opaque(covered(photo_files::noisy(size, std::uint32_t(round)), slot, crop)));
  }
}

TEST_CASE("resample: the thinnest strip of a photo covers too") {
  const Bitmap strip = photo_files::noisy({5000, 2});
  for (const float degrees : {0.0f, 90.0f, 1.0f, 61.0f}) {
    for (const float x : {0.0f, 0.31f, 1.0f}) {
      Crop crop = turned(degrees);
      crop.center.x = x;
      REQUIRE(opaque(covered(strip, {700, 900}, crop)));
    }
  }
}

TEST_CASE("resample: where the photo does not reach, the slot stays clear; its edge is soft") {
  const Bitmap photo = Bitmap::filled({10, 10}, {200, 100, 50, 255});
  const Bitmap placed = resample(photo, {1, 0, 0, 1, 2.5f, 3}, {20, 20});
  CHECK(Bytes(placed.row(5) + 4, placed.row(5) + 8) == Bytes{0, 0, 0, 0});
  CHECK(Bytes(placed.row(5) + 8, placed.row(5) + 12) == Bytes{100, 50, 25, 128});  // px 2: half of it
  CHECK(Bytes(placed.row(5) + 12, placed.row(5) + 16) == Bytes{200, 100, 50, 255});
  CHECK(Bytes(placed.row(2) + 20, placed.row(2) + 24) == Bytes{0, 0, 0, 0});
  const Bitmap leaning = resample(photo, then(rotation(20, {5, 5}), translation(5, 5)), {20, 20});
  CHECK(Bytes(leaning.row(0), leaning.row(0) + 4) == Bytes{0, 0, 0, 0});
  CHECK(Bytes(leaning.row(10) + 40, leaning.row(10) + 44) == Bytes{200, 100, 50, 255});
}

TEST_CASE("resample: clear pixels lend their colour to nobody") {
  Bitmap photo = Bitmap::filled({40, 40}, {0, 0, 0, 0});
  for (std::int32_t y = 0; y < 40; ++y) {
    for (std::int32_t x = 20; x < 40; ++x) std::fill(photo.row(y) + 4 * x, photo.row(y) + 4 * x + 4, std::uint8_t(255));
  }
  const Bitmap drawn = resample(photo, scaling(0.3f, 0.3f), {12, 12});
  for (std::size_t at = 0; at < drawn.rgba.size(); at += 4)
    REQUIRE(drawn.rgba[at] == drawn.rgba[at + 3]);  // white, premultiplied
}

TEST_CASE("resample: transforms that cannot be undone or lie far off give a clear slot") {
  const Bitmap photo = photo_files::noisy({20, 20});
  const Bitmap clear = Bitmap::filled({9, 9}, {0, 0, 0, 0});
  CHECK(resample(photo, {0, 0, 0, 0, 0, 0}, {9, 9}) == clear);
  CHECK(resample(photo, {std::nanf(""), 0, 0, 1, 0, 0}, {9, 9}) == clear);
  CHECK(resample(photo, {1, 0, 0, 1, 1e30f, 0}, {9, 9}) == clear);
  CHECK(resample(photo, {1, 0.5f, -0.5f, 1, -1e30f, 1e30f}, {9, 9}) == clear);
  CHECK(resample(photo, {1e-5f, 0, 0, 1e-5f, 4, 4}, {9, 9}) == clear);
  CHECK(resample({}, {}, {9, 9}) == clear);
  CHECK(resample(photo, {}, {0, 0}).empty());
}

TEST_CASE("resample: the same bytes on every machine") {
  // Taken once: SSE2 and wasm, with its SIMD and without, all gave these.
  const Bitmap photo = photo_files::noisy({301, 227});
  CHECK(crc32(covered(photo, {120, 150}, {}).rgba) == 425437099u);
  CHECK(crc32(covered(photo, {400, 300}, {}).rgba) == 4291504449u);
  CHECK(crc32(covered(photo, {120, 150}, turned(12.5f)).rgba) == 254886865u);
  CHECK(crc32(covered(photo, {400, 300}, turned(-77)).rgba) == 774884702u);
}
