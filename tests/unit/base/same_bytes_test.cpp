#include <cstring>
#include <string>

#include "base/arc.h"
#include "base/color.h"
#include "base/deflate.h"
#include "base/geometry.h"
#include "base/json.h"

#include <doctest/doctest.h>

// "Same bytes everywhere": what pixels are made from, down to the last bit, as every compiler and machine must have it.
// A changed number here is a changed card. Change it only on purpose.

using namespace storycard;

namespace {

void append(Bytes& bytes, float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof(bits));
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
}

std::string checksum(const Bytes& bytes) {
  std::string hex;
  for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(crc32(bytes) >> shift) & 0xF];
  return hex;
}

std::string checksum(const Path& path) {
  Bytes bytes;
  for (const PathStep& step : path.steps) {
    bytes.push_back(static_cast<std::uint8_t>(step.kind));
    for (const Point point : {step.control1, step.control2, step.to}) {
      append(bytes, point.x);
      append(bytes, point.y);
    }
  }
  return checksum(bytes);
}

}  // namespace

TEST_CASE("same bytes: sines and cosines") {
  Bytes bytes;
  for (int i = -20'000; i < 20'000; ++i) {
    const SinCos angle = sin_cos(static_cast<float>(i) * 0.0371f);
    append(bytes, angle.sin);
    append(bytes, angle.cos);
  }
  CHECK(checksum(bytes) == "f6cf57ee");
}

TEST_CASE("same bytes: arcs, curves and strokes") {
  const Path path = *read_path("M10.3 20.7a33 17 31 1 0 40.1 22.3q5 60 44 18c30-80 7 90-60 31z");
  CHECK(checksum(path) == "8eb5f024");
  CHECK(checksum(flattened(path, 0.03f)) == "57fec9c0");
  CHECK(checksum(stroked(path, 6.6f, LineCap::round)) == "28b77e30");
  CHECK(checksum(arc_path({3, 4}, 77.7f, 12.3f, 311.1f)) == "e7cb5212");
}

TEST_CASE("same bytes: luminances") {
  Bytes bytes;
  for (int i = 0; i < 256; ++i) {
    const auto value = static_cast<std::uint8_t>(i);
    append(bytes, relative_luminance({value, static_cast<std::uint8_t>(255 - i), 77}));
    append(bytes, contrast_ratio({value, 0, value}, {200, value, 9}));
  }
  CHECK(checksum(bytes) == "5b3e83ac");
}

TEST_CASE("same bytes: compressed data at every level") {
  Bytes source;
  std::uint32_t state = 3;
  for (int i = 0; i < 200'000; ++i) {
    state = state * 1664525u + 1013904223u;
    source.push_back(static_cast<std::uint8_t>(i % 1000 < 700 ? i / 97 : state >> 28));
  }
  Bytes all;
  for (int level = 1; level <= 12; ++level) {
    const Bytes packed = compress_zlib(source, level);
    all.insert(all.end(), packed.begin(), packed.end());
  }
  CHECK(checksum(all) == "6facb6a1");
}

TEST_CASE("same bytes: numbers as text") {
  std::string text;
  for (int i = 1; i < 5000; ++i) {
    const float value = static_cast<float>(i) / 977.0f;
    text += number_text(decimal_of(value)) + number_text(static_cast<double>(value) / 3);
  }
  CHECK(checksum(Bytes(text.begin(), text.end())) == "dcb6a68e");
}
