#include "raster/blend.h"

#include <cstring>

namespace storycard::raster {
namespace {

// The four channels of a pixel, 16 bits for each: no product below exceeds 65025, so none spills into the next.
using Lanes = std::uint64_t;
constexpr Lanes all_lanes = 0x00ff00ff00ff00ff;
constexpr Lanes halves = 0x0080008000800080;

// A pixel is read as one number, red lowest: wasm, x86 and arm64 all have their bytes in this order.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

std::uint32_t load(const std::uint8_t* bytes) {
  std::uint32_t pixel;
  std::memcpy(&pixel, bytes, 4);
  return pixel;
}

void store(std::uint8_t* bytes, std::uint32_t pixel) { std::memcpy(bytes, &pixel, 4); }

Lanes spread(std::uint32_t pixel) { return (pixel | Lanes{pixel} << 24) & all_lanes; }
std::uint32_t gathered(Lanes lanes) { return static_cast<std::uint32_t>(lanes | lanes >> 24); }

// divided_by_255 of each lane to which a half was added.
Lanes lanes_divided_by_255(Lanes with_half) {
  return ((with_half + ((with_half >> 8) & all_lanes)) >> 8) & all_lanes;
}

// (a * weight + b * (255 - weight)) / 255, channel by channel.
std::uint32_t mixed(Lanes a, std::uint32_t b, std::uint32_t weight) {
  return gathered(lanes_divided_by_255(a * weight + spread(b) * (255 - weight) + halves));
}

// source + below * (255 - alpha) / 255.
std::uint32_t over(std::uint32_t source, std::uint32_t below, std::uint32_t alpha) {
  return source + gathered(lanes_divided_by_255(spread(below) * (255 - alpha) + halves));
}

// How many of the next pixels are wholly uncovered; most of a mask is.
std::int32_t uncovered(const std::uint8_t* coverage, std::int32_t count) {
  std::int32_t i = 0;
  for (std::uint64_t eight = 0; i + 8 <= count; i += 8) {
    std::memcpy(&eight, coverage + i, 8);
    if (eight != 0) break;
  }
  while (i < count && coverage[i] == 0) ++i;
  return i;
}

std::uint8_t rounded_to_byte(std::uint32_t times_65025) {
  return static_cast<std::uint8_t>((times_65025 + 65025 / 2) / 65025);
}

// From where a step is rounded up, in 1/256 of it: never from 0 nor 256, so that whole steps stay as they are. A finer
// pattern than 2 x 2 looks no smoother and makes the PNG of a radial gradient four times as large.
constexpr std::uint8_t thresholds[2][2] = {{32, 160}, {224, 96}};

// Two channels in 32 bits each, for products of up to 24 bits.
constexpr std::uint64_t low_16 = 0x0000ffff0000ffff;
constexpr std::uint64_t low_8 = 0x000000ff000000ff;
constexpr std::uint64_t twice = 0x0000000100000001;

// fine + below * rest / 65280, of two channels, rounded up from `threshold` on.
std::uint64_t fine_over(std::uint64_t fine, std::uint64_t below, std::uint32_t rest, std::uint32_t threshold) {
  const std::uint64_t steps_256 = ((fine * 255 + below * rest + twice * (threshold * 255)) >> 8) & low_16;
  return ((steps_256 + twice + ((steps_256 >> 8) & low_8)) >> 8) & low_8;  // steps_256 / 255
}

FineColor covered(FineColor fine, std::uint32_t cover) {
  FineColor result;
  for (int shift = 0; shift < 64; shift += 16) {
    const auto channel = static_cast<std::uint32_t>(fine.channels >> shift & 0xffff);
    result.channels |= std::uint64_t{(channel * cover + 127) / 255} << shift;
  }
  return result;
}

}  // namespace

void blend_color(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, Color color) {
  // Straight channels and a full fourth one: mixing by the alpha then premultiplies and covers in one rounding.
  const std::uint8_t bytes[4] = {color.red, color.green, color.blue, 255};
  const std::uint32_t solid = load(bytes);
  const Lanes lanes = spread(solid);
  if (coverage == nullptr && color.alpha == 255) {
    for (std::int32_t i = 0; i < count; ++i) store(pixels + 4 * i, solid);
    return;
  }
  if (coverage == nullptr) {
    for (std::int32_t i = 0; i < count; ++i) store(pixels + 4 * i, mixed(lanes, load(pixels + 4 * i), color.alpha));
    return;
  }
  for (std::int32_t i = 0; i < count; ++i) {
    if (coverage[i] == 0) {
      i += uncovered(coverage + i, count - i) - 1;
      continue;
    }
    const std::uint32_t weight = divided_by_255(std::uint32_t(color.alpha) * coverage[i]);
    store(pixels + 4 * i, weight == 255 ? solid : mixed(lanes, load(pixels + 4 * i), weight));
  }
}

void blend_pixels(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const std::uint8_t* source) {
  for (std::int32_t i = 0; i < count; ++i, pixels += 4, source += 4) {
    const std::uint32_t cover = coverage == nullptr ? 255 : coverage[i];
    const std::uint32_t alpha = source[3];
    if (cover == 0 || alpha == 0) continue;
    if (cover == 255) {
      store(pixels, alpha == 255 ? load(source) : over(load(source), load(pixels), alpha));
    } else if (alpha == 255) {
      store(pixels, mixed(spread(load(source)), load(pixels), cover));
    } else {
      const std::uint32_t rest = 65025 - alpha * cover;
      for (int channel = 0; channel < 4; ++channel) {
        pixels[channel] = rounded_to_byte(source[channel] * cover * 255 + pixels[channel] * rest);
      }
    }
  }
}

void blend_fine(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const FineColor* source,
                std::int32_t x, std::int32_t y) {
  const std::uint8_t* threshold_row = thresholds[y & 1];
  for (std::int32_t i = 0; i < count; ++i, pixels += 4) {
    const std::uint32_t cover = coverage == nullptr ? 255 : coverage[i];
    if (cover == 0 || source[i].channels == 0) continue;
    const std::uint64_t fine = cover == 255 ? source[i].channels : covered(source[i], cover).channels;
    const auto rest = static_cast<std::uint32_t>(65280 - (fine >> 48));
    const std::uint32_t threshold = threshold_row[(x + i) & 1];
    const std::uint64_t below = load(pixels);
    const std::uint64_t even = fine_over(fine & low_16, (below | below << 16) & low_8, rest, threshold);
    const std::uint64_t odd = fine_over(fine >> 16 & low_16, (below >> 8 | below << 8) & low_8, rest, threshold);
    const std::uint64_t both = even | odd << 8;
    store(pixels, static_cast<std::uint32_t>(both | both >> 16));
  }
}

}  // namespace storycard::raster
