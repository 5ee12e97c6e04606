#include "image/pixel_deflate.h"

#include "base/deflate.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

Bytes packed(ByteView rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  Bytes file{1, 2, 3};
  deflate_pixels(rows, row_bytes, pixel_bytes, file);
  REQUIRE(Bytes(file.begin(), file.begin() + 3) == Bytes{1, 2, 3});  // what was there stays
  file.erase(file.begin(), file.begin() + 3);
  return file;
}

void check_round_trip(ByteView rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  const auto back = decompress_zlib(packed(rows, row_bytes, pixel_bytes), rows.size());
  REQUIRE(back);
  CHECK(*back == Bytes(rows.begin(), rows.end()));
}

Bytes noise(std::size_t size, std::uint32_t values, std::uint32_t seed = 5) {
  photo_files::Noise random(seed);
  Bytes bytes(size);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.below(values));
  return bytes;
}

}  // namespace

TEST_CASE("deflate_pixels: every small size comes back") {
  for (std::size_t row_bytes = 2; row_bytes < 30; ++row_bytes) {
    for (std::size_t rows = 1; rows < 9; ++rows) {
      check_round_trip(Bytes(row_bytes * rows, 0), row_bytes, 3);
      check_round_trip(noise(row_bytes * rows, 2), row_bytes, 3);
      check_round_trip(noise(row_bytes * rows, 256), row_bytes, 4);
    }
  }
}

TEST_CASE("deflate_pixels: runs of every length around those that deflate can say at once") {
  for (std::size_t size = 250; size < 540; ++size) check_round_trip(Bytes(size, 9), size, 3);
}

TEST_CASE("deflate_pixels: repetitions at every distance up to the window's end and beyond") {
  const Bytes picture = noise(64, 256);
  for (const std::size_t distance : {64u, 65u, 257u, 258u, 1025u, 32'766u, 32'767u, 32'768u, 32'769u, 32'770u, 65'535u,
                                     65'536u, 65'537u, 70'000u}) {
    Bytes rows = noise(distance, 256, 77);
    std::copy(picture.begin(), picture.end(), rows.begin());
    rows.insert(rows.end(), picture.begin(), picture.end());
    rows.insert(rows.begin(), 0);  // a filter type: the picture begins at a pixel
    check_round_trip(rows, rows.size(), 1);
    const std::size_t without = packed(ByteView(rows).first(rows.size() - 64), rows.size() - 64, 1).size();
    const bool found = packed(rows, rows.size(), 1).size() < without + 40;
    CHECK(found == (distance <= 32'768));
  }
}

TEST_CASE("deflate_pixels: many blocks, rows longer than a block, matches over several rows") {
  check_round_trip(noise(400'000, 256), 4000, 3);
  check_round_trip(noise(400'000, 3), 100, 4);
  check_round_trip(noise(300'000, 200), 300'000, 3);
  Bytes mixed = noise(200'000, 256);
  std::fill(mixed.begin() + 50'000, mixed.begin() + 120'000, std::uint8_t{0});
  check_round_trip(mixed, 1000, 3);
  check_round_trip(Bytes(10'000'000, 1), 1000, 3);
}

TEST_CASE("deflate_pixels: repetition shrinks to little, noise hardly grows") {
  CHECK(packed(Bytes(1'000'000, 0), 1000, 3).size() < 3000);
  CHECK(packed(noise(1'000'000, 256), 1000, 3).size() < 1'006'000);
}

TEST_CASE("deflate_pixels: frequencies that would make the longest codes") {
  Bytes skewed;
  std::size_t count = 1;
  for (std::uint8_t value = 0; value < 24; ++value, count = count * 8 / 5 + 1) skewed.insert(skewed.end(), count, value);
  photo_files::Noise random(11);
  for (std::size_t at = skewed.size() - 1; at > 0; --at) {
    std::swap(skewed[at], skewed[random.below(static_cast<std::uint32_t>(at + 1))]);
  }
  check_round_trip(skewed, skewed.size(), 3);
}
