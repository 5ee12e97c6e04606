#include "raster/blend.h"

#include <cstring>

namespace storycard::raster {
namespace {

// Two channels of a pixel at a time, each in 16 bits. No sum of products below exceeds 65025, so none spills over.
constexpr std::uint32_t low_channels = 0x00ff00ff;

std::uint32_t load(const std::uint8_t* bytes) {
  std::uint32_t pixel;
  std::memcpy(&pixel, bytes, 4);
  return pixel;
}

void store(std::uint8_t* bytes, std::uint32_t pixel) { std::memcpy(bytes, &pixel, 4); }

// divided_by_255 of both halves.
std::uint32_t pair_divided_by_255(std::uint32_t pair) {
  pair += 0x00800080;
  return ((pair + ((pair >> 8) & low_channels)) >> 8) & low_channels;
}

// (a * weight + b * (255 - weight)) / 255, channel by channel.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t weight) {
  const std::uint32_t rest = 255 - weight;
  const std::uint32_t even = pair_divided_by_255((a & low_channels) * weight + (b & low_channels) * rest);
  const std::uint32_t odd = pair_divided_by_255((a >> 8 & low_channels) * weight + (b >> 8 & low_channels) * rest);
  return even | odd << 8;
}

// source + below * (255 - alpha) / 255.
std::uint32_t over(std::uint32_t source, std::uint32_t below, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  const std::uint32_t even = pair_divided_by_255((below & low_channels) * rest);
  const std::uint32_t odd = pair_divided_by_255((below >> 8 & low_channels) * rest);
  return source + (even | odd << 8);
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

}  // namespace

void blend_color(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, Color color) {
  // Straight channels and a full fourth one: mixing by the alpha then premultiplies and covers in one rounding.
  const std::uint8_t bytes[4] = {color.red, color.green, color.blue, 255};
  const std::uint32_t solid = load(bytes);
  if (coverage == nullptr) {
    for (std::int32_t i = 0; i < count; ++i) {
      store(pixels + 4 * i, color.alpha == 255 ? solid : mixed(solid, load(pixels + 4 * i), color.alpha));
    }
    return;
  }
  for (std::int32_t i = 0; i < count; ++i) {
    if (coverage[i] == 0) {
      i += uncovered(coverage + i, count - i) - 1;
      continue;
    }
    const std::uint32_t weight = divided_by_255(std::uint32_t(color.alpha) * coverage[i]);
    store(pixels + 4 * i, weight == 255 ? solid : mixed(solid, load(pixels + 4 * i), weight));
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
      store(pixels, mixed(load(source), load(pixels), cover));
    } else {
      const std::uint32_t rest = 65025 - alpha * cover;
      for (int channel = 0; channel < 4; ++channel) {
        pixels[channel] = rounded_to_byte(source[channel] * cover * 255 + pixels[channel] * rest);
      }
    }
  }
}

void blend_fine(std::uint8_t* pixels, std::int32_t count, const std::uint8_t* coverage, const FineColor* source) {
  const auto covered = [](std::uint32_t fine, std::uint32_t cover) { return (fine * cover + 127) / 255; };
  for (std::int32_t i = 0; i < count; ++i, pixels += 4) {
    const std::uint32_t cover = coverage == nullptr ? 255 : coverage[i];
    if (cover == 0) continue;
    const FineColor& fine = source[i];
    const std::uint32_t rest = 65025 - covered(fine.alpha, cover);
    pixels[0] = rounded_to_byte(covered(fine.red, cover) * 255 + pixels[0] * rest);
    pixels[1] = rounded_to_byte(covered(fine.green, cover) * 255 + pixels[1] * rest);
    pixels[2] = rounded_to_byte(covered(fine.blue, cover) * 255 + pixels[2] * rest);
    pixels[3] = rounded_to_byte(covered(fine.alpha, cover) * 255 + pixels[3] * rest);
  }
}

}  // namespace storycard::raster
