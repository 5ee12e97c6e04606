#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "image/bitmap.h"

// The fixtures of tests/fixtures/photos and small pictures made on the spot.
namespace photo_files {

using storycard::Bytes;
using storycard::ByteView;
using storycard::PixelSize;
using storycard::image::Bitmap;

inline Bytes fixture(const std::string& name) {
  std::ifstream file(std::string(STORYCARD_SOURCE_DIR) + "/tests/fixtures/photos/" + name, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

inline Bytes bytes_of(std::string_view text) { return Bytes(text.begin(), text.end()); }

inline void append(Bytes& bytes, ByteView more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

// Repeatable noise.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % limit;
  }

 private:
  std::uint32_t state_;
};

// Opaque, every pixel another colour than its neighbours.
inline Bitmap noisy(PixelSize size, std::uint32_t seed = 1) {
  Noise noise(seed);
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 255});
  for (std::size_t at = 0; at < bitmap.rgba.size(); ++at) {
    if (at % 4 != 3) bitmap.rgba[at] = static_cast<std::uint8_t>(noise.below(256));
  }
  return bitmap;
}

// Opaque and smooth, so that JPEG and resampling change it little.
inline Bitmap gradient(PixelSize size) {
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 255});
  for (std::int32_t y = 0; y < size.height; ++y) {
    for (std::int32_t x = 0; x < size.width; ++x) {
      std::uint8_t* pixel = bitmap.row(y) + 4 * x;
      pixel[0] = static_cast<std::uint8_t>(40 + 160 * x / size.width);
      pixel[1] = static_cast<std::uint8_t>(220 - 160 * y / size.height);
      pixel[2] = static_cast<std::uint8_t>(60 + 80 * x / size.width + 80 * y / size.height);
    }
  }
  return bitmap;
}

inline Bitmap part_of(const Bitmap& whole, storycard::PixelBox window) {
  Bitmap part{window.size(), {}};
  for (std::int32_t y = window.y; y < window.bottom(); ++y) {
    append(part.rgba, {whole.row(y) + 4 * window.x, std::size_t(4) * std::size_t(window.width)});
  }
  return part;
}

inline int most_different(const Bitmap& a, const Bitmap& b) {
  if (a.size != b.size) return 256;
  int most = 0;
  for (std::size_t at = 0; at < a.rgba.size(); ++at) {
    const int difference = int(a.rgba[at]) - int(b.rgba[at]);
    most = std::max(most, difference < 0 ? -difference : difference);
  }
  return most;
}

}  // namespace photo_files
