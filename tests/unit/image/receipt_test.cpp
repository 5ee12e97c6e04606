#include <string>
#include <string_view>

#include "base/deflate.h"
#include "image/decode.h"
#include "photo_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using namespace std::literals;
using photo_files::append;
using photo_files::bytes_of;
using photo_files::fixture;

namespace {

using Told = std::vector<ReceiptEntry>;

Told receipt_of(ByteView file) {
  const auto header = read_photo_header(file);
  REQUIRE(header);
  return header->receipt;
}

// A JPEG that tells nothing, with one segment more behind its first marker.
Bytes jpeg_with(std::uint8_t marker, std::string_view body) {
  const Bytes plain = fixture("grey.jpg");
  const std::size_t size = body.size() + 2;
  Bytes file = {0xFF, 0xD8, 0xFF, marker, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size & 255)};
  append(file, bytes_of(body));
  append(file, ByteView(plain).subspan(2));
  return file;
}

// A PNG that tells nothing, with one chunk more behind its header.
Bytes png_with(std::string_view type, std::string_view body) {
  const Bytes plain = fixture("rgb.png");
  const std::size_t header = 8 + 12 + 13;
  const auto big_endian = [](std::size_t value) {
    return Bytes{static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
                 static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
  };
  Bytes file(plain.begin(), plain.begin() + header);
  const Bytes checked = bytes_of(std::string(type) + std::string(body));
  append(file, big_endian(body.size()));
  append(file, checked);
  append(file, big_endian(crc32(checked)));
  append(file, ByteView(plain).subspan(header));
  return file;
}

// One pixel, with extensions before it.
Bytes gif_with(std::string_view extensions) {
  Bytes file = bytes_of("GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF"sv);
  append(file, bytes_of(extensions));
  append(file, bytes_of(",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"sv));
  return file;
}

Bytes bmp_of(std::string_view header) {
  Bytes file = bytes_of("BM\0\0\0\0\0\0\0\0"sv);
  append(file, Bytes{static_cast<std::uint8_t>(14 + header.size()), 0, 0, 0});
  append(file, bytes_of(header));
  file.resize(file.size() + 16);
  return file;
}

}  // namespace

TEST_CASE("receipt: what a JPEG's segments hold beside EXIF is told") {
  CHECK(receipt_of(fixture("grey.jpg")).empty());
  CHECK(receipt_of(jpeg_with(0xFE, "by the sea")) == Told{{MetadataKind::comments, "by the sea"}});
  CHECK(receipt_of(jpeg_with(0xE0, "JFXX\0\x10"sv)) == Told{{MetadataKind::thumbnail, ""}});
  CHECK(receipt_of(jpeg_with(0xE0, "JFIF\0\1\2\0\0\1\0\1\2\1......"sv)) ==
        Told{{MetadataKind::thumbnail, "2 x 1 pixels"}});
  CHECK(receipt_of(jpeg_with(0xE2, "MPF\0"sv)) == Told{{MetadataKind::further_pictures, ""}});
  CHECK(receipt_of(jpeg_with(0xEB, "JP\0\1"sv)) == Told{{MetadataKind::content_credentials, ""}});
  CHECK(receipt_of(jpeg_with(0xED, "Photoshop 3.0\0"sv)) == Told{{MetadataKind::iptc, ""}});
}

TEST_CASE("read_photo_header: a piece of a colour profile with a number that cannot be is left out") {
  for (const std::string_view piece :
       {"ICC_PROFILE\0\0\1abc"sv, "ICC_PROFILE\0\3\2abc"sv, "ICC_PROFILE\0\xFF\1abc"sv}) {
    CHECK(receipt_of(jpeg_with(0xE2, piece)).empty());
    CHECK(decode_photo(jpeg_with(0xE2, piece), {}));
  }
}

TEST_CASE("receipt: what follows a JPEG's end is told, unless it is padding or pictures that were announced") {
  Bytes file = fixture("grey.jpg");
  file.resize(file.size() + 40);
  CHECK(receipt_of(file).empty());
  file.back() = 1;
  CHECK(receipt_of(file) == Told{{MetadataKind::trailing_bytes, "40 bytes"}});
  Bytes announced = jpeg_with(0xE2, "MPF\0"sv);
  append(announced, bytes_of("another picture"));
  CHECK(receipt_of(announced) == Told{{MetadataKind::further_pictures, ""}});
}

TEST_CASE("receipt: what a PNG's texts wrap is told as what it is") {
  CHECK(receipt_of(fixture("rgb.png")).empty());
  CHECK(receipt_of(png_with("tEXt", "Comment\0by the sea"sv)) == Told{{MetadataKind::comments, "by the sea"}});
  CHECK(receipt_of(png_with("tEXt", "Author\0Layla"sv)) == Told{{MetadataKind::author, "Layla"}});
  CHECK(receipt_of(png_with("zTXt", "Raw profile type exif\0\0..."sv)) == Told{{MetadataKind::exif, ""}});
  CHECK(receipt_of(png_with("zTXt", "Raw profile type xmp\0\0..."sv)) == Told{{MetadataKind::xmp, ""}});
  CHECK(receipt_of(png_with("zTXt", "Raw profile type iptc\0\0..."sv)) == Told{{MetadataKind::iptc, ""}});
  CHECK(receipt_of(png_with("iTXt", "XML:com.adobe.xmp\0\0\0en\0\0<a dc:creator=\"Layla\"/>"sv)) ==
        Told{{MetadataKind::author, "Layla"}, {MetadataKind::xmp, ""}});
  CHECK(receipt_of(png_with("caBX", "jumb")) == Told{{MetadataKind::content_credentials, ""}});
}

TEST_CASE("receipt: a GIF's comments and its XMP are told") {
  CHECK(receipt_of(gif_with("")).empty());
  CHECK(receipt_of(gif_with("!\xFE\3sea\0"sv)) == Told{{MetadataKind::comments, "sea"}});
  CHECK(receipt_of(gif_with("!\xF9\4\0\0\0\0\0"sv)).empty());  // how long a picture stays says nothing
  // The packet lies there without sub-blocks; what is made to look like some ends it.
  std::string packet = "!\xFF\x0BXMP DataXMP<a dc:creator=\"Layla\"/>\1";
  for (int byte = 255; byte >= 0; --byte) packet += static_cast<char>(byte);
  packet += '\0';
  CHECK(receipt_of(gif_with(packet)) == Told{{MetadataKind::author, "Layla"}, {MetadataKind::xmp, ""}});
}

TEST_CASE("read_photo_header: a BMP's size, by either kind of header, and none that makes no sense") {
  const auto size_of = [](ByteView file) {
    const auto header = read_photo_header(file);
    return header ? header->stored : PixelSize{};
  };
  CHECK(size_of(bmp_of("\x0C\0\0\0\2\0\1\0\1\0\x18\0"sv)) == PixelSize{2, 1});
  const std::string_view rest = "\1\0\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv;
  CHECK(size_of(bmp_of("\x28\0\0\0\2\0\0\0\1\0\0\0"s.append(rest))) == PixelSize{2, 1});
  CHECK(size_of(bmp_of("\x28\0\0\0\2\0\0\0\xFF\xFF\xFF\xFF"s.append(rest))) == PixelSize{2, 1});  // from the top down
  const auto refusal = [](std::string_view header) { return read_photo_header(bmp_of(header)).error().detail; };
  CHECK(refusal("\x0C\0\0\0\0\0\1\0\1\0\x18\0"sv) == "the BMP's header makes no sense");
  CHECK(refusal("\x11\0\0\0\2\0\1\0\1\0\x18\0\0\0\0\0\0\0"sv) == "this is a BMP of a rare kind");
}
