#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/deflate.h"
#include "image/byte_order.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/png_picture.h"
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

struct Kind {
  PngColors colors;
  int bits;
  friend bool operator==(const Kind&, const Kind&) = default;
};
Kind kind_of(const Bytes& file) { return {static_cast<PngColors>(file[25]), file[24]}; }

// Exactly so many opaque colours, none of them grey, in patches.
Bitmap of_colors(PixelSize size, std::uint32_t colors) {
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 255});
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    const std::uint32_t color = static_cast<std::uint32_t>(at / 12) % colors;
    bitmap.rgba[at] = static_cast<std::uint8_t>(color);
    bitmap.rgba[at + 1] = static_cast<std::uint8_t>(color / 256 + 7);
    bitmap.rgba[at + 2] = 250;
  }
  return bitmap;
}

// Whole steps from black to white.
Bitmap grey(PixelSize size, std::uint32_t step) {
  photo_files::Noise noise(step);
  Bitmap bitmap = Bitmap::filled(size, {0, 0, 0, 255});
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    const auto value = static_cast<std::uint8_t>(noise.below(255 / step + 1) * step);
    for (std::size_t i = 0; i < 3; ++i) bitmap.rgba[at + i] = value;
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
  CHECK(kind_of(encode_png(photo_files::noisy({200, 200}))) == Kind{PngColors::rgb, 8});
  CHECK(kind_of(encode_png(translucent({200, 200}))) == Kind{PngColors::rgba, 8});
}

TEST_CASE("encode_png: few colours are a palette of as few bits as hold them, and come back to the bit") {
  const std::pair<std::uint32_t, int> wanted[] = {{2, 1}, {3, 2}, {4, 2}, {5, 4}, {16, 4}, {17, 8}, {256, 8}};
  for (const std::pair<std::uint32_t, int>& one : wanted) {
    for (const std::int32_t width : {131, 160}) {
      const Bitmap bitmap = of_colors({width, 130}, one.first);
      CAPTURE(one.first);
      CHECK(kind_of(encode_png(bitmap)) == Kind{PngColors::palette, one.second});
      CHECK(decoded(encode_png(bitmap)) == bitmap);
    }
  }
  CHECK(kind_of(encode_png(of_colors({131, 130}, 257))) == Kind{PngColors::rgb, 8});
}

TEST_CASE("encode_png: a palette with colours that are not opaque comes back to the bit, tRNS no longer than they are many") {
  Bitmap bitmap = of_colors({140, 140}, 40);
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    if (bitmap.rgba[at] % 4 != 0) continue;
    const auto alpha = static_cast<std::uint8_t>(bitmap.rgba[at] % 3 * 100);
    for (std::size_t i = 0; i < 3; ++i) bitmap.rgba[at + i] = scaled_by_alpha(bitmap.rgba[at + i], alpha);
    bitmap.rgba[at + 3] = alpha;
  }
  const Bytes file = encode_png(bitmap);
  CHECK(kind_of(file) == Kind{PngColors::palette, 8});
  CHECK(chunk_types(file) == std::vector<std::string>{"IHDR", "sRGB", "PLTE", "tRNS", "IDAT", "IEND"});
  CHECK(decoded(file) == bitmap);
  std::set<std::vector<std::uint8_t>> clear;
  for (std::size_t at = 0; at < bitmap.rgba.size(); at += 4) {
    if (bitmap.rgba[at + 3] != 255) clear.insert({bitmap.rgba.begin() + long(at), bitmap.rgba.begin() + long(at) + 4});
  }
  const std::size_t plte = 8 + 25 + 13;
  const std::size_t trns = plte + 12 + u32_at(file, plte, ByteOrder::big);
  CHECK(u32_at(file, trns, ByteOrder::big) == clear.size());
}

TEST_CASE("encode_png: grey pictures are grey, in as few bits as hold them, and come back to the bit") {
  for (const int bits : {1, 2, 4, 8}) {
    for (const std::int32_t width : {1, 7, 201}) {
      const Bitmap bitmap = grey({width, 140}, 255u / ((1u << bits) - 1));
      CHECK(kind_of(encode_png(bitmap)) == Kind{PngColors::grey, bits});
      CHECK(decoded(encode_png(bitmap)) == bitmap);
    }
  }
  // Two greys that are neither black nor white: a palette needs one bit.
  Bitmap two = Bitmap::filled({150, 150}, {40, 40, 40, 255});
  for (std::size_t i = 0; i < 3; ++i) two.rgba[400 + i] = 90;
  CHECK(kind_of(encode_png(two)) == Kind{PngColors::palette, 1});
  CHECK(decoded(encode_png(two)) == two);
}

TEST_CASE("encode_png: one more colour, or one that is nearly grey, is not lost at the picture's end") {
  Bitmap bitmap = grey({200, 200}, 1);
  *(bitmap.rgba.end() - 2) ^= 1;
  CHECK(decoded(encode_png(bitmap)) == bitmap);
  Bitmap many = of_colors({200, 200}, 256);
  many.rgba[many.rgba.size() - 4] = 255;
  many.rgba[many.rgba.size() - 3] = 255;
  CHECK(decoded(encode_png(many)) == many);
}

TEST_CASE("encode_png: a small picture is stored the smaller way") {
  // Sixteen pixels of sixteen colours: a palette of them is longer than they are.
  CHECK(kind_of(encode_png(photo_files::noisy({4, 4}))) == Kind{PngColors::rgb, 8});
  CHECK(kind_of(encode_png(of_colors({64, 64}, 4))) == Kind{PngColors::palette, 2});
}

TEST_CASE("encode_png: photos in one tone or two are filtered, flat cards in few colours are not") {
  Bitmap tone = photo_files::gradient({300, 300});
  for (std::size_t at = 0; at < tone.rgba.size(); at += 4) {
    tone.rgba[at + 1] = static_cast<std::uint8_t>(tone.rgba[at] / 2 + tone.rgba[at + 2] / 8);
    tone.rgba[at + 2] = tone.rgba[at + 1];
    tone.rgba[at] = static_cast<std::uint8_t>(255 - tone.rgba[at + 1]);
  }
  CHECK(kind_of(encode_png(tone)).colors == PngColors::palette);
  CHECK(decoded(encode_png(tone)) == tone);
}

TEST_CASE("encode_png: nothing in the file but the picture and its colour tag") {
  CHECK(chunk_types(encode_png(photo_files::noisy({40, 30}))) ==
        std::vector<std::string>{"IHDR", "sRGB", "IDAT", "IEND"});
  CHECK(chunk_types(encode_png(grey({400, 300}, 85))) == std::vector<std::string>{"IHDR", "sRGB", "IDAT", "IEND"});
}

TEST_CASE("encode_png: the alt text is one more chunk, and the picture the same") {
  const Bitmap bitmap = photo_files::noisy({40, 30});
  PngOptions options;
  options.alt_text = "A card: “Hello”";
  const Bytes file = encode_png(bitmap, options);
  CHECK(chunk_types(file) == std::vector<std::string>{"IHDR", "sRGB", "iTXt", "IDAT", "IEND"});
  const std::string text(file.begin(), file.end());
  CHECK(text.find(std::string("XML:com.adobe.xmp\0\0\0\0\0<?xpacket", 31)) != std::string::npos);
  CHECK(text.find("A card: “Hello”") != std::string::npos);
  CHECK(decode_photo(file, {})->upright == bitmap);
}

TEST_CASE("encode_png: smooth pictures are filtered well") {
  const Bitmap smooth = photo_files::gradient({512, 512});
  CHECK(encode_png(smooth).size() < smooth.rgba.size() / 100);
}

TEST_CASE("encode_png: the same bytes on every machine") {
  CHECK(crc32(encode_png(photo_files::gradient({200, 150}))) == 2795936379u);
  CHECK(crc32(encode_png(translucent({64, 64}))) == 1690194896u);
}
