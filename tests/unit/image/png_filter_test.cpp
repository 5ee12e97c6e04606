#include "image/png_filter.h"

#include <cstdlib>

#include "photo_files.h"

#include <doctest/doctest.h>

namespace storycard::image {
Bytes png_filtered_plain(const PngRows& rows);  // png_filter_plain.cpp
}

using namespace storycard;
using namespace storycard::image;

namespace {

// Undoes filters as PNG 3rd edition, 9.2 says it.
Bytes unfiltered(ByteView filtered, std::size_t row_bytes, std::size_t pixel_bytes) {
  Bytes rows;
  for (std::size_t at = 0; at < filtered.size(); at += row_bytes + 1) {
    const std::size_t row = rows.size();
    for (std::size_t i = 0; i < row_bytes; ++i) {
      const int a = i >= pixel_bytes ? rows[row + i - pixel_bytes] : 0;
      const int b = row > 0 ? rows[row + i - row_bytes] : 0;
      const int c = row > 0 && i >= pixel_bytes ? rows[row + i - row_bytes - pixel_bytes] : 0;
      const int p = a + b - c;
      const int pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
      const int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const int predictions[] = {0, a, b, (a + b) / 2, paeth};
      REQUIRE(filtered[at] <= 4);
      rows.push_back(static_cast<std::uint8_t>(filtered[at + 1 + i] + predictions[filtered[at]]));
    }
  }
  return rows;
}

PngRows made(std::size_t width, std::size_t height, std::size_t pixel_bytes, std::uint32_t values) {
  photo_files::Noise noise(static_cast<std::uint32_t>(width + 7 * height) + values);
  PngRows rows{Bytes(width * pixel_bytes * height), width * pixel_bytes, pixel_bytes};
  for (std::uint8_t& byte : rows.bytes) byte = static_cast<std::uint8_t>(noise.below(values) * 37);
  return rows;
}

}  // namespace

TEST_CASE("png_filtered: what the standard's way back makes of it is the picture, whatever its width") {
  for (const std::size_t pixel_bytes : {1u, 3u, 4u}) {
    for (const std::size_t width : {1u, 2u, 5u, 15u, 16u, 17u, 33u, 100u}) {
      for (const std::uint32_t values : {1u, 2u, 256u}) {
        const PngRows rows = made(width, 9, pixel_bytes, values);
        const Bytes filtered = png_filtered(rows);
        REQUIRE(filtered.size() == (rows.row_bytes + 1) * 9);
        CHECK(unfiltered(filtered, rows.row_bytes, pixel_bytes) == rows.bytes);
        CHECK(png_filtered_plain(rows) == filtered);
      }
    }
  }
}

TEST_CASE("png_filtered: Paeth's choice for every left, above and corner of a few") {
  // Rows of pairs: corner and above over left and a zero, so that each triple is met.
  const int values[] = {0, 1, 2, 3, 60, 100, 127, 128, 129, 200, 253, 254, 255};
  PngRows rows{{}, 0, 1};
  Bytes second;
  for (const int corner : values) {
    for (const int above : values) {
      for (const int left : values) {
        rows.bytes.insert(rows.bytes.end(), {static_cast<std::uint8_t>(corner), static_cast<std::uint8_t>(above)});
        second.insert(second.end(), {static_cast<std::uint8_t>(left), static_cast<std::uint8_t>((above + left) / 2)});
      }
    }
  }
  rows.row_bytes = rows.bytes.size();
  rows.bytes.insert(rows.bytes.end(), second.begin(), second.end());
  const Bytes filtered = png_filtered(rows);
  CHECK(filtered[rows.row_bytes + 1] == 4);
  CHECK(unfiltered(filtered, rows.row_bytes, 1) == rows.bytes);
  CHECK(png_filtered_plain(rows) == filtered);
}

TEST_CASE("png_filtered: a row like the one above leaves nothing") {
  PngRows rows = made(50, 1, 3, 256);
  const Bytes row = rows.bytes;
  rows.bytes.insert(rows.bytes.end(), row.begin(), row.end());
  const Bytes filtered = png_filtered(rows);
  CHECK(Bytes(filtered.begin() + 151, filtered.end()) == [] {
    Bytes up(151);
    up[0] = 2;
    return up;
  }());
}
