#include <string>

#include "base/deflate.h"
#include "image/decode.h"
#include "image/encode.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using photo_files::append;
using photo_files::bytes_of;
using photo_files::fixture;

namespace {

Bytes cut(const Bytes& file, std::size_t length) {
  return Bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
}

Bytes big_endian(std::uint32_t value) {
  Bytes bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  return bytes;
}

Bytes chunk(const char* type, const Bytes& body) {
  Bytes checked = bytes_of(type);
  append(checked, body);
  Bytes whole = big_endian(static_cast<std::uint32_t>(body.size()));
  append(whole, checked);
  append(whole, big_endian(crc32(checked)));
  return whole;
}

Bytes png_of(std::uint32_t width, std::uint32_t height, const Bytes& pixels, const Bytes& extra = {}) {
  Bytes header = big_endian(width);
  append(header, big_endian(height));
  append(header, Bytes{8, 2, 0, 0, 0});
  Bytes file = bytes_of("\x89PNG\r\n\x1A\n");
  append(file, chunk("IHDR", header));
  append(file, extra);
  append(file, chunk("IDAT", pixels));
  append(file, chunk("IEND", {}));
  return file;
}

// 2 x 1, red and green, no compression worth the name.
const Bytes gif = {'G', 'I',  'F', '8', '9', 'a', 2, 0, 1, 0, 0x80, 0, 0, 255,  0,    0, 0,   255,
                   0,   0x2C, 0,   0,   0,   0,   2, 0, 1, 0, 0,    2, 2, 0x44, 0x0A, 0, 0x3B};

// 2 x 1, blue and white, 24 bits, rows padded to four bytes.
Bytes bmp() {
  Bytes file = {'B', 'M', 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0};
  file.resize(54);
  append(file, Bytes{255, 0, 0, 255, 255, 255, 0, 0});
  return file;
}

}  // namespace

TEST_CASE("decode_photo: a JPEG cut short anywhere is refused") {
  for (const char* name : {"orientation_6.jpg", "progressive.jpg", "restart_markers.jpg"}) {
    CAPTURE(name);
    const Bytes whole = fixture(name);
    REQUIRE(whole.size() > 1000);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      CAPTURE(length);
      const auto photo = decode_photo(cut(whole, length), {});
      REQUIRE_FALSE(photo);
      if (length >= 16) REQUIRE(photo.error().code == ErrorCode::broken_file);
    }
  }
}

TEST_CASE("decode_photo: the broken fixtures are refused in plain words") {
  const auto error_of = [](const char* name) {
    CAPTURE(name);
    const auto photo = decode_photo(fixture(name), {});
    REQUIRE_FALSE(photo);
    return photo.error();
  };
  CHECK(error_of("truncated.jpg").code == ErrorCode::broken_file);
  CHECK(error_of("truncated.jpg").detail == "the JPEG is cut short");
  CHECK(error_of("truncated_header.jpg").detail == "the JPEG is cut short");
  CHECK(error_of("zero_width.jpg").code == ErrorCode::broken_file);
  CHECK(error_of("truncated.png").detail == "the PNG is cut short");
  CHECK(error_of("bad_crc.png").code == ErrorCode::broken_file);
}

TEST_CASE("decode_photo: a palette that is too short gives the same answer each time") {
  const auto first = decode_photo(fixture("palette_short.png"), {});
  const auto second = decode_photo(fixture("palette_short.png"), {});
  REQUIRE(bool(first) == bool(second));
  if (first) CHECK(first->upright == second->upright);
}

TEST_CASE("decode_photo: a JPEG with a hole in its picture is refused") {
  Bytes file = *encode_jpeg(photo_files::noisy({160, 120}), {90});
  // A restart marker that nobody announced, in the middle of the coded pixels.
  const std::size_t middle = file.size() / 2;
  file[middle] = 0xFF;
  file[middle + 1] = 0xD3;
  const auto photo = decode_photo(file, {});
  REQUIRE_FALSE(photo);
  CHECK(photo.error().code == ErrorCode::broken_file);
}

TEST_CASE("decode_photo: a PNG cut short anywhere is refused") {
  const Bytes whole = fixture("rgba.png");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(decode_photo(cut(whole, length), {}));
  }
}

TEST_CASE("decode_photo: a PNG whose pixels are too few or damaged is refused") {
  const Bytes row = {0, 1, 2, 3, 4, 5, 6};
  CHECK(decode_photo(png_of(2, 1, compress_zlib(row, 6)), {}));
  CHECK_FALSE(decode_photo(png_of(2, 2, compress_zlib(row, 6)), {}));
  CHECK_FALSE(decode_photo(png_of(2, 1, bytes_of("not a zlib stream at all")), {}));
  Bytes wrong_sum = png_of(2, 1, compress_zlib(row, 6));
  wrong_sum[wrong_sum.size() - 20] ^= 1;  // within IDAT
  const auto photo = decode_photo(wrong_sum, {});
  REQUIRE_FALSE(photo);
  CHECK(photo.error().detail == "a part of the PNG is damaged");
}

TEST_CASE("decode_photo: a PNG with a second header is refused, whatever that says") {
  const Bytes pixels = compress_zlib(Bytes{0, 1, 2, 3, 4, 5, 6}, 6);
  for (const Bytes& header : {Bytes{0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0}, Bytes{0, 0, 0, 0, 0, 0, 0, 169, 1, 3, 0, 0, 1}, Bytes{1}, Bytes{}}) {
    const auto photo = decode_photo(png_of(2, 1, pixels, chunk("IHDR", header)), {});
    REQUIRE_FALSE(photo);
    CHECK(photo.error().detail == "the PNG has a second header");
  }
}

TEST_CASE("decode_photo: pixels that would unpack to far more than the header says are never unpacked") {
  const Bytes bomb = compress_zlib(Bytes(std::size_t(64) << 20, 0), 1);
  const auto photo = decode_photo(png_of(2, 1, bomb), {});
  REQUIRE(photo);
  CHECK(photo->upright.rgba == Bytes{0, 0, 0, 255, 0, 0, 0, 255});
  Bytes texts = chunk("zTXt", bytes_of(std::string_view("Comment\0\0", 9)));
  photo_files::append(texts, chunk("iCCP", bytes_of(std::string_view("bomb\0\0", 6))));
  CHECK(decode_photo(png_of(2, 1, compress_zlib(Bytes{0, 1, 2, 3, 4, 5, 6}, 6), texts), {}));
}

TEST_CASE("decode_photo: a colour profile that unpacks to no end is read only so far") {
  Bytes profile = bytes_of(std::string_view("bomb\0\0", 6));
  photo_files::append(profile, compress_zlib(Bytes(std::size_t(256) << 20, 0), 1));
  CHECK(decode_photo(png_of(2, 1, compress_zlib(Bytes{0, 1, 2, 3, 4, 5, 6}, 6), chunk("iCCP", profile)), {}));
}

TEST_CASE("decode_photo: a damaged EXIF chunk in a PNG is passed over, a sound one turns it") {
  const Bytes turn = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
  const Bytes pixels = compress_zlib(Bytes{0, 1, 2, 3, 4, 5, 6}, 6);
  Bytes exif = chunk("eXIf", turn);
  const auto turned = decode_photo(png_of(2, 1, pixels, exif), {});
  REQUIRE(turned);
  CHECK(turned->upright == Bitmap{{1, 2}, {1, 2, 3, 255, 4, 5, 6, 255}});
  exif.back() ^= 1;
  const auto as_stored = decode_photo(png_of(2, 1, pixels, exif), {});
  REQUIRE(as_stored);
  CHECK(as_stored->upright == Bitmap{{2, 1}, {1, 2, 3, 255, 4, 5, 6, 255}});
}

TEST_CASE("decode_photo: a PNG's texts and time are on the receipt") {
  Bytes extra = chunk("tEXt", bytes_of("Comment\x01 at home"));
  append(extra, chunk("tIME", Bytes(7)));
  const auto photo = decode_photo(png_of(2, 1, compress_zlib(Bytes{0, 1, 2, 3, 4, 5, 6}, 6), extra), {});
  REQUIRE(photo);
  CHECK(photo->removed_metadata == std::vector<std::string>{"time of the last change", "comments"});
}

TEST_CASE("decode_photo: a GIF's first frame, and no GIF that is cut within it") {
  const auto photo = decode_photo(gif, {});
  REQUIRE(photo);
  CHECK(photo->upright == Bitmap{{2, 1}, {255, 0, 0, 255, 0, 255, 0, 255}});
  for (std::size_t length = 0; length + 1 < gif.size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(decode_photo(cut(gif, length), {}));
  }
}

TEST_CASE("decode_photo: a WebP cut short anywhere, or damaged, is refused or read, never more") {
  for (const char* name : {"lossy.webp", "lossless.webp", "lossy_alpha.webp", "animated.webp"}) {
    CAPTURE(name);
    const Bytes whole = fixture(name);
    for (std::size_t length = 0; length < whole.size(); ++length) REQUIRE_FALSE(decode_photo(cut(whole, length), {}));
    photo_files::Noise noise(11);
    for (int round = 0; round < 400; ++round) {
      Bytes damaged = whole;
      for (int change = 0; change < 3; ++change) {
        damaged[12 + noise.below(static_cast<std::uint32_t>(damaged.size() - 12))] =
            static_cast<std::uint8_t>(noise.below(256));
      }
      const auto photo = decode_photo(damaged, {});
      if (photo)
        REQUIRE(photo->upright.rgba.size() ==
                std::size_t(4) * std::size_t(photo->upright.size.width) * std::size_t(photo->upright.size.height));
    }
  }
}

TEST_CASE("decode_photo: a BMP, and no BMP that is cut short") {
  const auto photo = decode_photo(bmp(), {});
  REQUIRE(photo);
  CHECK(photo->upright == Bitmap{{2, 1}, {0, 0, 255, 255, 255, 255, 255, 255}});
  for (std::size_t length = 0; length < bmp().size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(decode_photo(cut(bmp(), length), {}));
  }
}

TEST_CASE("decode_photo: random damage gives a picture or an error, never a crash") {
  photo_files::Noise noise(3);
  for (const char* name : {"orientation_6.jpg", "progressive.jpg", "grey.jpg", "rgb16.png", "palette_alpha.png"}) {
    const Bytes whole = fixture(name);
    for (int round = 0; round < 300; ++round) {
      Bytes damaged = whole;
      for (int change = 0; change < 3; ++change) {
        damaged[noise.below(static_cast<std::uint32_t>(damaged.size()))] = static_cast<std::uint8_t>(noise.below(256));
      }
      const auto photo = decode_photo(damaged, {.wanted = {40, 40}});
      if (!photo) REQUIRE_FALSE(photo.error().detail.empty());
    }
  }
}
