#include "image/axis_weights.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "image/lanes.h"

namespace storycard::image {
namespace {

constexpr double kernel_reach = 2;

// Catmull and Rom's cubic: passes through the samples, so a picture at its own size stays as it is.
double kernel(double distance) {
  const double x = distance < 0 ? -distance : distance;
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

// -1 is the px before the first one's edge, which shows the first again; and so on to and fro.
std::int64_t mirrored(std::int64_t index, std::int64_t length) {
  const std::int64_t period = 2 * length;
  const std::int64_t place = ((index % period) + period) % period;
  return place < length ? place : period - 1 - place;
}

// Rounds the running sum, not each weight: the total is exact and no error gathers in one place.
void quantise(const std::vector<double>& exact, std::int16_t* weights) {
  double total = 0;
  for (const double weight : exact) total += weight;
  double sum = 0;
  double before = 0;
  for (std::size_t tap = 0; tap < exact.size(); ++tap) {
    sum += exact[tap];
    const double until = std::floor(sum / total * (1 << lanes::weight_bits) + 0.5);
    weights[tap] = static_cast<std::int16_t>(until - before);
    before = until;
  }
}

}  // namespace

AxisWeights axis_weights(const AxisMap& map) {
  CHECK(map.source > 0 && map.count >= 0 && map.scale != 0);
  if (map.count == 0) return {};
  const double stretch = std::max(1.0, 1.0 / std::abs(map.scale));  // of the kernel, in source px
  const double reach = kernel_reach * stretch;
  const auto widest = static_cast<std::int64_t>(std::ceil(2 * reach));

  AxisWeights result;
  result.taps = static_cast<std::int32_t>((std::min<std::int64_t>(widest, map.source) + 1) / 2 * 2);
  result.first.resize(static_cast<std::size_t>(map.count));
  result.weights.resize(result.first.size() * std::size_t(result.taps));
  std::vector<double> exact(static_cast<std::size_t>(result.taps));
  const std::int64_t last_first = std::max(0, map.source - result.taps);
  for (std::int32_t index = 0; index < map.count; ++index) {
    const double place = (double(map.first) + double(index) + 0.5 - map.offset) / map.scale;
    const double center = std::min(std::max(place, 0.0), double(map.source));
    // Px whose middle lies strictly within reach: at reach itself the kernel is 0.
    const auto from = static_cast<std::int64_t>(std::floor(center - reach - 0.5)) + 1;
    const auto until = static_cast<std::int64_t>(std::ceil(center + reach - 0.5));
    const std::int64_t first = std::min(std::max<std::int64_t>(from, 0), last_first);
    std::fill(exact.begin(), exact.end(), 0.0);
    for (std::int64_t tap = from; tap < until; ++tap) {
      const double weight = kernel((double(tap) + 0.5 - center) / stretch);
      exact[static_cast<std::size_t>(mirrored(tap, map.source) - first)] += weight;
    }
    result.first[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(first);
    quantise(exact, result.weights.data() + std::size_t(index) * std::size_t(result.taps));
  }
  return result;
}

}  // namespace storycard::image
