#include <string>
#include <vector>

#include "base/deflate.h"
#include "image/byte_order.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/premultiplied.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;

namespace {

Bitmap decoded(const Bytes& file) {
  auto photo = decode_photo(file, {});
  REQUIRE(photo);
  CHECK(photo->removed_metadata.empty());
  return photo->upright;
}

std::vector<std::string> chunk_types(ByteView file) {
  std::vector<std::string> types;
  for (std::size_t at = 8; at + 12 <= file.size(); at += 12 + u32_at(file, at, ByteOrder::big)) {
    types.emplace_back(file.begin() + std::ptrdiff_t(at) + 4, file.begin() + std::ptrdiff_t(at) + 8);
  }
  return types;
}

Bitmap translucent(PixelSize size) {
  photo_files::Noise noise(9);
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 0});
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    const auto alpha = static_cast<std::uint8_t>(noise.below(256));
    for (std::size_t channel = 0; channel < 3; ++channel) {
      bitmap.rgba[at + channel] = scaled_by_alpha(static_cast<std::uint8_t>(noise.below(256)), alpha);
    }
    bitmap.rgba[at + 3] = alpha;
  }
  return bitmap;
}

}  // namespace

TEST_CASE("encode_png: opaque pictures come back to the bit") {
  for (const PixelSize size : {PixelSize{1, 1}, PixelSize{2, 3}, PixelSize{17, 9}, PixelSize{300, 200}}) {
    CHECK(decoded(encode_png(photo_files::noisy(size))) == photo_files::noisy(size));
    CHECK(decoded(encode_png(photo_files::gradient(size))) == photo_files::gradient(size));
  }
}

TEST_CASE("encode_png: translucent pictures come back to the bit") {
  for (const PixelSize size : {PixelSize{1, 1}, PixelSize{31, 30}}) {
    CHECK(decoded(encode_png(translucent(size))) == translucent(size));
  }
}

TEST_CASE("encode_png: RGB where all is opaque, else RGBA") {
  const std::size_t color_type_at = 8 + 8 + 9;
  CHECK(encode_png(photo_files::noisy({4, 4}))[color_type_at] == 2);
  CHECK(encode_png(translucent({4, 4}))[color_type_at] == 6);
}

TEST_CASE("encode_png: nothing in the file but the picture and its colour tag") {
  CHECK(chunk_types(encode_png(photo_files::noisy({40, 30}))) ==
        std::vector<std::string>{"IHDR", "sRGB", "IDAT", "IEND"});
}

TEST_CASE("encode_png: smooth pictures are filtered well") {
  const Bitmap smooth = photo_files::gradient({512, 512});
  CHECK(encode_png(smooth).size() < smooth.rgba.size() / 100);
}

TEST_CASE("encode_png: the same bytes on every machine") {
  CHECK(crc32(encode_png(photo_files::gradient({200, 150}))) == 3093026607u);
  CHECK(crc32(encode_png(translucent({64, 64}))) == 4131452984u);
}
