#include "image/axis_weights.h"

#include <cstdlib>
#include <numeric>
#include <vector>

#include "image/lanes.h"

#include <doctest/doctest.h>

using namespace storycard::image;

namespace {

constexpr int whole = 1 << lanes::weight_bits;

int total(const AxisWeights& weights, std::int32_t index) {
  return std::accumulate(weights.of(index), weights.of(index) + weights.taps, 0);
}

}  // namespace

TEST_CASE("axis_weights: the weights of every px add up to one, at any scale and offset") {
  for (const std::int32_t source : {1, 2, 3, 5, 64, 1000}) {
    for (const double scale : {0.01, 0.3, 0.999, 1.0, 1.7, 20.0, -0.4, -3.0}) {
      const AxisWeights weights = axis_weights({source, scale, 0.37, -3, 40});
      CHECK(weights.taps % 2 == 0);
      for (std::int32_t index = 0; index < weights.count(); ++index) REQUIRE(total(weights, index) == whole);
    }
  }
}

TEST_CASE("axis_weights: px past the source's end have no weight") {
  for (const std::int32_t source : {1, 3, 5, 7, 31}) {
    for (const double scale : {0.1, 0.5, 1.0, 2.5}) {
      const AxisWeights weights = axis_weights({source, scale, 0, 0, 12});
      for (std::int32_t index = 0; index < weights.count(); ++index) {
        REQUIRE(weights.first[std::size_t(index)] >= 0);
        for (std::int32_t tap = 0; tap < weights.taps; ++tap) {
          if (weights.first[std::size_t(index)] + tap >= source) REQUIRE(weights.of(index)[tap] == 0);
        }
      }
    }
  }
}

TEST_CASE("axis_weights: at its own size each px is itself") {
  const AxisWeights weights = axis_weights({9, 1, 0, 0, 9});
  for (std::int32_t index = 0; index < 9; ++index) {
    for (std::int32_t tap = 0; tap < weights.taps; ++tap) {
      CHECK(weights.of(index)[tap] == (weights.first[std::size_t(index)] + tap == index ? whole : 0));
    }
  }
}

TEST_CASE("axis_weights: shrinking counts every source px alike") {
  const std::int32_t source = 120;
  const AxisWeights weights = axis_weights({source, 1.0 / 6, 0, 0, 20});
  std::vector<int> share(source);
  for (std::int32_t index = 0; index < 20; ++index) {
    for (std::int32_t tap = 0; tap < weights.taps; ++tap) {
      const std::int32_t at = weights.first[std::size_t(index)] + tap;
      if (at < source) share[std::size_t(at)] += weights.of(index)[tap];
    }
  }
  for (const int each : share) CHECK(std::abs(each - whole / 6) <= whole / 300);
}
