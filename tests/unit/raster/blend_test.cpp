#include "raster/blend.h"

#include <cmath>

#include "pixels.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::raster;

namespace {

// The definition, in real numbers: rounded once, to the nearest.
int over_exactly(double source, double alpha, double below) {
  return static_cast<int>(std::floor(source * alpha / 255 + below * (255 - alpha) / 255 + 0.5));
}

}  // namespace

TEST_CASE("divided_by_255: the nearest whole number for every product of two bytes") {
  for (std::uint32_t x = 0; x <= 65025; ++x) {
    if (divided_by_255(x) != static_cast<std::uint32_t>(std::floor(x / 255.0 + 0.5))) FAIL("wrong for ", x);
  }
}

TEST_CASE("blend_color: every mixture of colour, alpha and ground is exact") {
  for (int alpha = 0; alpha <= 255; ++alpha) {
    for (int source = 0; source <= 255; source += 5) {
      for (int below = 0; below <= 255; below += 3) {
        const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
        std::uint8_t dots[4] = {byte(below), byte(255 - below), byte(below), 255};
        blend_color(dots, 1, nullptr, {byte(source), byte(source), 0, byte(alpha)});
        const bool exact = dots[0] == over_exactly(source, alpha, below) &&
                           dots[1] == over_exactly(source, alpha, 255 - below) &&
                           dots[2] == over_exactly(0, alpha, below) && dots[3] == 255;
        if (!exact) FAIL("alpha ", alpha, " source ", source, " below ", below);
      }
    }
  }
}

TEST_CASE("blend_color: coverage weighs like alpha, a colour over itself stays itself") {
  for (int cover = 0; cover <= 255; ++cover) {
    const auto coverage = static_cast<std::uint8_t>(cover);
    std::uint8_t dots[8] = {10, 20, 30, 255, 77, 88, 99, 255};
    const std::uint8_t both[2] = {coverage, coverage};
    blend_color(dots, 2, both, {77, 88, 99, 255});
    CHECK(int{dots[0]} == over_exactly(77, cover, 10));
    CHECK(int{dots[1]} == over_exactly(88, cover, 20));
    CHECK(dots[4] == 77);
    CHECK(dots[5] == 88);
    CHECK(dots[6] == 99);
  }
}

TEST_CASE("blend_color: on nothing it leaves the premultiplied colour") {
  std::uint8_t dots[4] = {0, 0, 0, 0};
  blend_color(dots, 1, nullptr, {200, 100, 50, 128});
  CHECK(int{dots[0]} == 100);  // 200 * 128 / 255 = 100.4
  CHECK(int{dots[1]} == 50);
  CHECK(int{dots[2]} == 25);
  CHECK(int{dots[3]} == 128);
}

TEST_CASE("blend_color: uncovered pixels stay as they are, wherever they are in the run") {
  for (int hole = 0; hole < 40; ++hole) {
    std::uint8_t dots[160];
    std::uint8_t coverage[40];
    for (int i = 0; i < 160; ++i) dots[i] = 255;
    for (int i = 0; i < 40; ++i) coverage[i] = i < hole ? 0 : 255;
    blend_color(dots, 40, coverage, black);
    for (int i = 0; i < 40; ++i) CHECK(int{dots[4 * i]} == (i < hole ? 255 : 0));
  }
}

TEST_CASE("blend_pixels: premultiplied over, exact for every alpha and coverage") {
  for (int alpha = 0; alpha <= 255; alpha += 3) {
    for (int cover = 0; cover <= 255; ++cover) {
      const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
      const std::uint8_t source[4] = {byte(alpha), byte(alpha / 2), 0, byte(alpha)};
      const std::uint8_t coverage[1] = {byte(cover)};
      std::uint8_t dots[4] = {200, 100, 50, 255};
      blend_pixels(dots, 1, coverage, source);
      const auto exactly = [&](int own, int below) {
        return static_cast<int>(std::floor((own * cover * 255.0 + below * (65025.0 - alpha * cover)) / 65025 + 0.5));
      };
      const bool exact = dots[0] == exactly(source[0], 200) && dots[1] == exactly(source[1], 100) &&
                         dots[2] == exactly(0, 50) && dots[3] == 255;
      if (!exact) FAIL("alpha ", alpha, " coverage ", cover);
    }
  }
}

TEST_CASE("blend_fine: whole steps are exact at every pixel of the pattern, halves come out evenly") {
  const auto fine = [](std::uint64_t channel) {
    return FineColor{channel | channel << 16 | channel << 32 | std::uint64_t{65280} << 48};
  };
  int sum = 0;
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 2; ++x) {
      for (std::uint64_t value = 0; value <= 255; ++value) {
        std::uint8_t dots[4] = {9, 9, 9, 255};
        const FineColor whole = fine(value * 256);
        blend_fine(dots, 1, nullptr, &whole, x, y);
        CHECK(dots[0] == value);
        CHECK(dots[2] == value);
        CHECK(dots[3] == 255);
      }
      std::uint8_t dots[4] = {9, 9, 9, 255};
      const FineColor half = fine(100 * 256 + 128);
      blend_fine(dots, 1, nullptr, &half, x, y);
      sum += dots[1];
    }
  }
  CHECK(sum == 402);  // two of 100, two of 101
}

TEST_CASE("blend_fine: a translucent colour is within a step of the exact mixture and never spills over") {
  for (std::uint64_t alpha = 0; alpha <= 255; alpha += 5) {
    for (int below = 0; below <= 255; ++below) {
      for (int cover = 0; cover <= 255; cover += 15) {
        const FineColor color{alpha * 256 | alpha * 256 << 48};  // red, premultiplied
        const auto coverage = static_cast<std::uint8_t>(cover);
        const auto byte = static_cast<std::uint8_t>(below);
        std::uint8_t dots[4] = {byte, byte, byte, 255};
        blend_fine(dots, 1, &coverage, &color, cover, below);
        const double weight = static_cast<double>(alpha) * cover / 255;
        const bool near = std::fabs(dots[0] - (weight + below * (255 - weight) / 255)) < 1 &&
                          std::fabs(dots[1] - below * (255 - weight) / 255) < 1 && dots[3] == 255;
        if (!near) FAIL("alpha ", alpha, " below ", below, " coverage ", cover);
      }
    }
  }
}
