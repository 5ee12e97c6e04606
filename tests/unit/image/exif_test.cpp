#include "image/exif.h"

#include <algorithm>
#include <string>

#include "photo_files.h"
#include "tiff_maker.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::image;
using tiff_maker::Entry;
using tiff_maker::Tiff;

namespace {

constexpr std::uint16_t ascii = 2;
constexpr std::uint16_t short_number = 3;
constexpr std::uint16_t long_number = 4;
constexpr std::uint16_t rational = 5;

// Every kind of directory: main, Exif, GPS, thumbnail.
Tiff whole_tiff(ByteOrder order, std::uint32_t orientation) {
  Tiff tiff(order);
  const std::uint32_t size_of_main = 2 + 5 * 12 + 4;
  const std::uint32_t exif = 8 + size_of_main;
  const std::uint32_t gps = exif + 2 + 2 * 12 + 4;
  const std::uint32_t second = gps + 2 + 2 * 12 + 4;
  tiff.directory({{0x0110, ascii, 9, 8},
                  {0x0112, short_number, 1, orientation},
                  {0x0132, ascii, 20, 8},
                  {0x8769, long_number, 1, exif},
                  {0x8825, long_number, 1, gps}},
                 second);
  REQUIRE(tiff.directory({{0x9003, ascii, 20, 8}, {0xA431, ascii, 8, 8}}) == exif);
  REQUIRE(tiff.directory({{0x0002, rational, 3, 8}, {0x0004, rational, 3, 8}}) == gps);
  REQUIRE(tiff.directory({{0x0112, short_number, 1, 3}, {0x0201, long_number, 1, 8}}) == second);
  return tiff;
}

}  // namespace

TEST_CASE("read_exif: both byte orders give the same orientation and kinds") {
  for (const ByteOrder order : {ByteOrder::big, ByteOrder::little}) {
    for (std::uint32_t orientation = 1; orientation <= 8; ++orientation) {
      const ExifFacts facts = read_exif(whole_tiff(order, orientation).bytes);
      CHECK(facts.orientation == int(orientation));
      CHECK(facts.metadata.names() == std::vector<std::string>{"GPS position", "camera serial number", "camera model",
                                                               "capture time", "time of the last change", "thumbnail"});
    }
  }
}

TEST_CASE("read_exif: an orientation that does not exist counts as none") {
  for (const std::uint32_t orientation : {0u, 9u, 65535u}) {
    CHECK(read_exif(whole_tiff(ByteOrder::little, orientation).bytes).orientation == 1);
  }
  Tiff as_text(ByteOrder::little);
  as_text.directory({{0x0112, ascii, 1, 6}});
  CHECK(read_exif(as_text.bytes).orientation == 1);
}

TEST_CASE("read_exif: a GPS directory without a place is no position") {
  Tiff tiff(ByteOrder::big);
  tiff.directory({{0x8825, long_number, 1, 26}});
  REQUIRE(tiff.directory({{0x0000, 1, 4, 0x02030000}}) == 26);
  CHECK(read_exif(tiff.bytes).metadata.names().empty());
}

TEST_CASE("read_exif: directories that lead back to themselves come to an end") {
  Tiff tiff(ByteOrder::little);
  tiff.directory({{0x0112, short_number, 1, 6}, {0x8769, long_number, 1, 8}, {0x8825, long_number, 1, 8}}, 8);
  CHECK(read_exif(tiff.bytes).orientation == 6);
}

TEST_CASE("read_exif: offsets that lie outside count as absent") {
  for (const std::uint32_t offset : {0u, 7u, 1000u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
    Tiff tiff(ByteOrder::big);
    tiff.directory({{0x0112, short_number, 1, 8}, {0x8769, long_number, 1, offset}, {0x8825, long_number, 1, offset}},
                   offset);
    CHECK(read_exif(tiff.bytes).orientation == 8);
    CHECK_FALSE(read_exif(tiff.bytes).metadata.has(MetadataKind::thumbnail));
  }
}

TEST_CASE("read_exif: cut at any byte it finds only what is whole") {
  const Bytes whole = whole_tiff(ByteOrder::big, 6).bytes;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    const ExifFacts facts = read_exif(cut);
    CHECK((facts.orientation == 1 || facts.orientation == 6));
    if (length < 34) CHECK(facts.orientation == 1);  // the second entry ends at byte 34
  }
}

TEST_CASE("read_exif: random damage never leads outside") {
  const Bytes whole = whole_tiff(ByteOrder::little, 5).bytes;
  photo_files::Noise noise(7);
  for (int round = 0; round < 20000; ++round) {
    Bytes damaged = whole;
    for (int change = 0; change < 4; ++change) {
      damaged[noise.below(static_cast<std::uint32_t>(damaged.size()))] = static_cast<std::uint8_t>(noise.below(256));
    }
    const ExifFacts facts = read_exif(damaged);
    REQUIRE(facts.orientation >= 1);
    REQUIRE(facts.orientation <= 8);
  }
}

TEST_CASE("note_xmp: a packet that names a latitude tells where the photo was taken") {
  MetadataKinds metadata;
  note_xmp(photo_files::bytes_of("<x:xmpmeta xmp:CreatorTool='x'/>"), metadata);
  CHECK(metadata.names() == std::vector<std::string>{"XMP data"});
  note_xmp(photo_files::bytes_of("<rdf:Description exif:GPSLatitude='53,48N'/>"), metadata);
  CHECK(metadata.names() == std::vector<std::string>{"GPS position", "XMP data"});
}
