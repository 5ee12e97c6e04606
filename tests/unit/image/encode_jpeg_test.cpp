#include "base/deflate.h"
#include "image/byte_order.h"
#include "image/decode.h"
#include "image/encode.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using photo_files::most_different;

namespace {

Bytes encoded(const Bitmap& bitmap, int quality) {
  auto file = encode_jpeg(bitmap, {quality, {}});
  REQUIRE(file);
  return *std::move(file);
}

Bitmap decoded(const Bytes& file) {
  auto photo = decode_photo(file, {});
  REQUIRE(photo);
  CHECK(photo->removed_metadata.empty());
  return photo->upright;
}

}  // namespace

TEST_CASE("encode_jpeg: a smooth picture comes back nearly the same, the better the quality the nearer") {
  const Bitmap smooth = photo_files::gradient({203, 77});
  CHECK(most_different(decoded(encoded(smooth, 100)), smooth) <= 3);
  CHECK(most_different(decoded(encoded(smooth, 90)), smooth) <= 8);
  CHECK(encoded(photo_files::noisy({200, 200}), 40).size() < encoded(photo_files::noisy({200, 200}), 90).size());
}

TEST_CASE("encode_jpeg: colours keep their full size") {
  const Bytes file = encoded(photo_files::gradient({64, 64}), 90);
  bool has_frame = false;
  for (std::size_t at = 0; at + 17 < file.size() && !has_frame; ++at) {
    if (file[at] != 0xFF || file[at + 1] != 0xC0) continue;
    has_frame = true;
    for (const std::size_t component : {0u, 1u, 2u}) CHECK(file[at + 11 + 3 * component] == 0x11);
  }
  CHECK(has_frame);
}

TEST_CASE("encode_jpeg: nothing in the file but JFIF's header and the picture") {
  const Bytes file = encoded(photo_files::noisy({40, 30}), 90);
  std::size_t at = 2;
  while (file[at + 1] != 0xDA) {
    const std::uint8_t marker = file[at + 1];
    CAPTURE(int(marker));
    const bool table_or_frame = marker == 0xDB || marker == 0xC4 || marker == 0xC0;
    CHECK((table_or_frame || (marker == 0xE0 && u16_at(file, at + 2, ByteOrder::big) == 16)));
    at += 2 + std::size_t(u16_at(file, at + 2, ByteOrder::big));
  }
}

TEST_CASE("encode_jpeg: the alt text is one segment, and the picture the same") {
  const Bitmap bitmap = photo_files::noisy({40, 30});
  const auto file = encode_jpeg(bitmap, {90, "A card: “Hello”"});
  REQUIRE(file);
  const std::string text(file->begin(), file->end());
  const std::size_t at = text.find(std::string("http://ns.adobe.com/xap/1.0/\0<?xpacket", 38));
  REQUIRE(at == 24);  // right after JFIF's header
  CHECK((*file)[20] == 0xFF);
  CHECK((*file)[21] == 0xE1);
  CHECK(text.find("A card: “Hello”") != std::string::npos);
  CHECK(decode_photo(*file, {})->upright == decoded(encoded(bitmap, 90)));
}

TEST_CASE("encode_jpeg: clear pixels are white") {
  const Bitmap white = decoded(encoded(Bitmap::filled({16, 16}, {0, 0, 0, 0}), 95));
  CHECK(most_different(white, Bitmap::filled({16, 16}, {255, 255, 255, 255})) <= 1);
  const Bitmap pink = decoded(encoded(Bitmap::filled({16, 16}, {255, 0, 0, 128}), 95));
  CHECK(most_different(pink, Bitmap::filled({16, 16}, {255, 127, 127, 255})) <= 3);
}

TEST_CASE("encode_jpeg: a side that JPEG cannot have is refused") {
  const auto file = encode_jpeg(Bitmap::filled({65501, 1}, {0, 0, 0, 255}), {});
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::too_large);
}

TEST_CASE("encode_jpeg: the same bytes on every machine") {
  CHECK(crc32(encoded(photo_files::gradient({200, 150}), 90)) == 2619636081u);
}
