#include <cstring>

#include "image/png_file.h"

namespace storycard::image {
namespace {

unsigned sum(unsigned a, unsigned b) { return (a + b) & 255; }

int distance(int a, int b) { return a < b ? b - a : a - b; }

// Whichever of left, above and their corner is nearest to left + above - corner.
std::uint8_t paeth(int left, int above, int corner) {
  const int to_left = distance(above, corner);
  const int to_above = distance(left, corner);
  const int to_corner = distance(left + above, 2 * corner);
  if (to_left <= to_above && to_left <= to_corner) return static_cast<std::uint8_t>(left);
  return static_cast<std::uint8_t>(to_above <= to_corner ? above : corner);
}

template <std::size_t pixel_bytes>
void unfilter_known(unsigned filter, std::uint8_t* row, const std::uint8_t* above, std::size_t bytes) {
  if (filter == 2) {
    for (std::size_t i = 0; i < bytes; ++i) row[i] = static_cast<std::uint8_t>(sum(row[i], above[i]));
    return;
  }
  std::uint8_t left[pixel_bytes] = {};
  std::uint8_t corner[pixel_bytes] = {};
  for (std::size_t at = 0; at < bytes; at += pixel_bytes) {
    for (std::size_t i = 0; i < pixel_bytes; ++i) {
      const unsigned up = above[at + i];
      const unsigned guess = filter == 1   ? left[i]
                             : filter == 3 ? (left[i] + up) / 2
                                           : paeth(left[i], static_cast<int>(up), corner[i]);
      left[i] = row[at + i] = static_cast<std::uint8_t>(sum(row[at + i], guess));
      corner[i] = static_cast<std::uint8_t>(up);
    }
  }
}

unsigned sample_at(const std::uint8_t* row, std::size_t at) { return unsigned(row[2 * at]) << 8 | row[2 * at + 1]; }

}  // namespace

bool unfilter(unsigned filter, std::uint8_t* row, const std::uint8_t* above, std::size_t bytes,
              std::size_t pixel_bytes) {
  if (filter == 0) return true;
  if (filter > 4) return false;
  switch (pixel_bytes) {
    case 1: unfilter_known<1>(filter, row, above, bytes); break;
    case 2: unfilter_known<2>(filter, row, above, bytes); break;
    case 3: unfilter_known<3>(filter, row, above, bytes); break;
    case 4: unfilter_known<4>(filter, row, above, bytes); break;
    case 6: unfilter_known<6>(filter, row, above, bytes); break;
    default: unfilter_known<8>(filter, row, above, bytes); break;
  }
  return true;
}

PngPixels::PngPixels(const PngLayout& layout, ByteView palette, ByteView transparency) : layout_(layout) {
  // A number past the palette's end is no colour: opaque black.
  for (std::size_t at = 0; at < colors_.size(); ++at) colors_[at] = at % 4 == 3 ? 255 : 0;
  if (layout.color_type == 3) {
    for (std::size_t i = 0; i < 256 && holds(palette, 3 * i, 3); ++i) std::memcpy(&colors_[4 * i], &palette[3 * i], 3);
    for (std::size_t i = 0; i < 256 && i < transparency.size(); ++i) colors_[4 * i + 3] = transparency[i];
  } else if (layout.color_type == 0 && layout.depth <= 8) {
    const unsigned most = (1u << layout.depth) - 1;
    for (unsigned value = 0; value <= most; ++value)
      std::memset(&colors_[4 * value], static_cast<int>(value * 255 / most), 3);
    if (holds(transparency, 0, 2)) {
      const unsigned key = u16_at(transparency, 0, ByteOrder::big) & most;
      colors_[4 * key + 3] = 0;
    }
  } else if (layout.color_type == 0 || layout.color_type == 2) {
    has_key_ = holds(transparency, 0, 2 * layout.samples());
    for (std::size_t i = 0; has_key_ && i < layout.samples(); ++i) {
      key_[i] = u16_at(transparency, 2 * i, ByteOrder::big) & (layout.depth == 8 ? 255u : 65535u);
    }
  }
}

void PngPixels::to_rgba(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const {
  if (layout_.depth == 16) return sixteen_bits(row, count, rgba);
  if (layout_.color_type == 0 || layout_.color_type == 3) return few_bits(row, count, rgba);
  eight_bits(row, count, rgba);
}

void PngPixels::few_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const {
  const unsigned depth = layout_.depth;
  const unsigned most = (1u << depth) - 1;
  for (std::size_t x = 0; x < std::size_t(count); ++x) {
    const std::size_t bit = x * depth;
    const unsigned value = (unsigned(row[bit / 8]) >> (8 - depth - bit % 8)) & most;
    std::memcpy(rgba + 4 * x, &colors_[4 * value], 4);
  }
}

void PngPixels::eight_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const {
  const auto pixels = static_cast<std::size_t>(count);
  if (layout_.color_type == 6) {
    std::memcpy(rgba, row, 4 * pixels);
    return;
  }
  if (layout_.color_type == 4) {
    for (std::size_t x = 0; x < pixels; ++x, rgba += 4) {
      rgba[0] = rgba[1] = rgba[2] = row[2 * x];
      rgba[3] = row[2 * x + 1];
    }
    return;
  }
  for (std::size_t x = 0; x < pixels; ++x, row += 3, rgba += 4) {
    rgba[0] = row[0];
    rgba[1] = row[1];
    rgba[2] = row[2];
    rgba[3] = has_key_ && row[0] == key_[0] && row[1] == key_[1] && row[2] == key_[2] ? 0 : 255;
  }
}

void PngPixels::sixteen_bits(const std::uint8_t* row, std::int32_t count, std::uint8_t* rgba) const {
  const unsigned samples = layout_.samples();
  const bool color = samples >= 3;
  const bool alpha = samples == 2 || samples == 4;
  for (std::size_t x = 0; x < std::size_t(count); ++x, row += 2 * samples, rgba += 4) {
    for (unsigned channel = 0; channel < 3; ++channel) rgba[channel] = row[color ? 2 * channel : 0];
    bool clear = has_key_;
    for (unsigned i = 0; clear && i < samples; ++i) clear = sample_at(row, i) == key_[i];
    rgba[3] = alpha ? row[2 * (samples - 1)] : clear ? 0 : 255;
  }
}

}  // namespace storycard::image
