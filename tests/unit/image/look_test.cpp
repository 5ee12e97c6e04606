#include "image/look.h"

#include <algorithm>
#include <cmath>

#include "image/premultiplied.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

constexpr Look every_look[] = {Look::warm, Look::cool, Look::mono, Look::duotone, Look::faded};
constexpr Duotone fig{{0x2A, 0x10, 0x33, 255}, {0xFF, 0xF9, 0xF1, 255}};

Color looked(Color color, Look look) {
  Bitmap pixel = Bitmap::filled({1, 1}, color);
  apply_look(look, fig, pixel);
  return {pixel.rgba[0], pixel.rgba[1], pixel.rgba[2], pixel.rgba[3]};
}

Color grey(int code) {
  const auto value = static_cast<std::uint8_t>(code);
  return {value, value, value, 255};
}

// Skin from light to dark: ten tones that stand for all (Monk's scale).
constexpr Color skin[] = {{0xF6, 0xED, 0xE4, 255}, {0xF3, 0xE7, 0xDB, 255}, {0xEA, 0xDA, 0xBA, 255}, {0xD7, 0xBD, 0x96, 255},
                          {0xA0, 0x7E, 0x56, 255}, {0x82, 0x5C, 0x43, 255}, {0x60, 0x41, 0x34, 255}, {0x3A, 0x31, 0x2A, 255},
                          {0x29, 0x24, 0x20, 255}};

// L* of CIE 1976: equal steps look equal.
double lightness(Color color) { return 116 * std::cbrt(double(relative_luminance(color))) - 16; }

Bitmap noise(PixelSize size, std::uint32_t seed) {
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 0});
  for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) {
    const auto next = [&] { return static_cast<std::uint8_t>((seed = seed * 1664525u + 1013904223u) >> 24); };
    const std::uint8_t kind = next();
    const std::uint8_t alpha = kind < 100 ? 255 : kind < 140 ? 0 : next();
    for (std::size_t channel = 0; channel < 3; ++channel) bitmap.rgba[i + channel] = scaled_by_alpha(next(), alpha);
    bitmap.rgba[i + 3] = alpha;
  }
  return bitmap;
}

}  // namespace

TEST_CASE("looks: none leaves every byte as it is") {
  const Bitmap before = noise({7, 5}, 1);
  Bitmap after = before;
  apply_look(Look::none, fig, after);
  CHECK(after == before);
}

TEST_CASE("looks: mono makes greys as bright as the colours were, and keeps their order") {
  for (const Color color : {Color{255, 0, 0, 255}, Color{0, 128, 255, 255}, skin[3], skin[6], skin[8]}) {
    const Color now = looked(color, Look::mono);
    CHECK(now.red == now.green);
    CHECK(now.green == now.blue);
    CHECK(std::abs(lightness(now) - lightness(color)) < 6);
  }
}

TEST_CASE("looks: duotone turns black into the dark colour, white into the light one, and greys never back") {
  CHECK(looked(grey(0), Look::duotone) == fig.dark);
  CHECK(looked(grey(255), Look::duotone) == fig.light);
  Color before = fig.dark;
  for (int code = 1; code < 256; ++code) {
    const Color now = looked(grey(code), Look::duotone);
    REQUIRE(now.red >= before.red);
    REQUIRE(now.green >= before.green);
    REQUIRE(now.blue >= before.blue);
    before = now;
  }
}

TEST_CASE("looks: brighter never becomes darker, and no grey is skipped by more than a few steps") {
  for (const Look look : every_look) {
    Color before = looked(grey(0), look);
    for (int code = 1; code < 256; ++code) {
      const Color now = looked(grey(code), look);
      REQUIRE(now.green >= before.green);
      REQUIRE(now.green - before.green <= 3);
      before = now;
    }
  }
}

TEST_CASE("looks: skin of every shade keeps its lightness, its place among the others, and its warmth") {
  for (const Look look : every_look) {
    CAPTURE(static_cast<int>(look));
    for (std::size_t i = 0; i < std::size(skin); ++i) {
      CAPTURE(i);
      const Color now = looked(skin[i], look);
      CHECK(std::abs(lightness(now) - lightness(skin[i])) < 12);
      if (i > 0) {
        const double step = lightness(skin[i - 1]) - lightness(skin[i]);
        const double step_now = lightness(looked(skin[i - 1], look)) - lightness(now);
        CHECK(step_now > 0.65 * step);
        CHECK(step_now < 1.35 * step);
      }
      if (look != Look::warm && look != Look::cool && look != Look::faded) continue;
      // Never ashen, never green: red leads and blue is last.
      if (look == Look::cool && i < 2) continue;  // nearly white: takes the light's colour
      CHECK(now.red >= now.green);
      CHECK(now.green >= now.blue);
      CHECK((now.red - now.blue) * 2 >= skin[i].red - skin[i].blue);
    }
  }
}

TEST_CASE("looks: warm light makes grey warmer, cool light cooler, and neither cuts off highlights") {
  const Color warm = looked(grey(160), Look::warm), cool = looked(grey(160), Look::cool);
  CHECK(warm.red > warm.blue + 8);
  CHECK(cool.blue > cool.red + 6);
  for (const Look look : {Look::warm, Look::cool}) {
    CHECK(std::abs(int(looked(grey(160), look).green) - 160) < 8);
    CHECK(looked({255, 255, 250, 255}, look) != looked({250, 250, 245, 255}, look));
  }
}

TEST_CASE("looks: faded opens the blacks and holds back the whites") {
  CHECK(looked(grey(0), Look::faded).green > 20);
  CHECK(looked(grey(255), Look::faded).blue < 245);
}

TEST_CASE("looks: alpha stays, and what shows through takes the look in its share") {
  for (const Look look : every_look) {
    CHECK(looked({0, 0, 0, 0}, look) == Color{0, 0, 0, 0});
    const Color whole = looked({200, 120, 40, 255}, look);
    Bitmap pixel = Bitmap::filled({1, 1}, {0, 0, 0, 0});
    pixel.rgba = {100, 60, 20, 128};  // the same at half alpha
    apply_look(look, fig, pixel);
    CHECK(pixel.rgba[3] == 128);
    CHECK(std::abs(pixel.rgba[0] - whole.red * 128 / 255) <= 1);
    CHECK(std::abs(pixel.rgba[2] - whole.blue * 128 / 255) <= 1);
    CHECK(std::max({pixel.rgba[0], pixel.rgba[1], pixel.rgba[2]}) <= 128);
  }
}

TEST_CASE("looks: a pixel's look depends on that pixel alone") {
  const Bitmap picture = noise({31, 9}, 7);
  for (const Look look : every_look) {
    Bitmap whole = picture;
    apply_look(look, fig, whole);
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
      Bitmap one{{1, 1}, Bytes(picture.rgba.begin() + std::ptrdiff_t(i), picture.rgba.begin() + std::ptrdiff_t(i) + 4)};
      apply_look(look, fig, one);
      REQUIRE(std::equal(one.rgba.begin(), one.rgba.end(), whole.rgba.begin() + std::ptrdiff_t(i)));
    }
  }
}

TEST_CASE("looks: the same bytes on every machine") {
  std::uint32_t sum = 2166136261u;
  for (const Look look : every_look) {
    Bitmap picture = noise({256, 64}, 3);
    apply_look(look, fig, picture);
    for (const std::uint8_t byte : picture.rgba) sum = (sum ^ byte) * 16777619u;
  }
  CHECK(sum == 1299687647u);
}
