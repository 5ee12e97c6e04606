#include "image/exif.h"

#include <algorithm>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"

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

TEST_CASE("read_exif: positions, cameras, lenses and times as they are shown") {
  for (const ByteOrder order : {ByteOrder::big, ByteOrder::little}) {
    Tiff tiff(order);
    tiff_maker::Builder main(tiff);
    main.text(0x010F, "Nikon")
        .text(0x0110, "Nikon Z 6")
        .text(0x013B, "Layla")
        .text(0x9286, std::string("ASCII\0\0\0by the sea", 18));
    main.text(0xA433, "Canon")
        .text(0xA434, "RF 50mm")
        .text(0x9003, "2024:03:01 12:00:03")
        .text(0x0132, "0000:00:00 00:00:00");
    tiff_maker::Builder gps(tiff);
    gps.text(1, "S").rationals(2, {{51, 1}, {1, 1}, {4152, 100}}).text(3, "E").rationals(4, {{4, 1}, {28, 1}, {49, 1}});
    gps.rationals(6, {{25, 2}}).rationals(7, {{9, 1}, {5, 1}, {59, 1}}).text(0x1D, "2024:03:01");
    main.number(0x8825, gps.write());
    tiff.starts_at(main.write());
    const std::vector<ReceiptEntry> told = read_exif(tiff.bytes).metadata.entries();
    CHECK(told == std::vector<ReceiptEntry>{{MetadataKind::gps_position, "-51.0282, 4.4803, 13 m"},
                                            {MetadataKind::camera_model, "Nikon Z 6"},
                                            {MetadataKind::lens, "Canon RF 50mm"},
                                            {MetadataKind::capture_time, "2024-03-01 12:00:03"},
                                            {MetadataKind::capture_time, "2024-03-01 09:05:59 UTC"},
                                            {MetadataKind::change_time, ""},
                                            {MetadataKind::author, "Layla"},
                                            {MetadataKind::comments, "by the sea"}});
  }
}

TEST_CASE("read_exif: texts of two bytes a letter are read as UTF-16, and half a pair is one unknown letter") {
  const std::string fence("\x3D\xD8\x08\xDE", 4);  // U+1F608 in little-endian
  const std::string lone("\x3D\xD8-\0", 4);
  Tiff tiff(ByteOrder::little);
  tiff_maker::Builder main(tiff);
  main.text(0x9C9B, std::string("H\0i\0", 4) + fence + std::string("\0\0no", 4));
  main.text(0x9C9D, "\xE9" + std::string(1, '\0') + lone).text(0x9C9E, std::string("\x08\xDE!\0", 4));
  tiff.starts_at(main.write());
  CHECK(read_exif(tiff.bytes).metadata.entries() ==
        std::vector<ReceiptEntry>{{MetadataKind::author, "\xC3\xA9\xEF\xBF\xBD-"},
                                  {MetadataKind::comments, "Hi\xF0\x9F\x98\x88"},
                                  {MetadataKind::keywords, "\xEF\xBF\xBD!"}});
}

TEST_CASE("read_exif: a comment says how it is written, and its UTF-16 has the file's byte order") {
  for (const ByteOrder order : {ByteOrder::big, ByteOrder::little}) {
    Tiff tiff(order);
    tiff_maker::Builder main(tiff);
    const std::string letters = order == ByteOrder::big ? std::string("\0s\0e\0a", 6) : std::string("s\0e\0a\0", 6);
    main.text(0x9286, std::string("UNICODE\0", 8) + letters);
    tiff.starts_at(main.write());
    CHECK(read_exif(tiff.bytes).metadata.entries() == std::vector<ReceiptEntry>{{MetadataKind::comments, "sea"}});
  }
}

TEST_CASE("read_exif: a camera's own notes are told by their size, which nobody can read") {
  Tiff tiff(ByteOrder::little);
  tiff_maker::Builder main(tiff);
  main.text(0x927C, "secret of the maker");
  tiff.starts_at(main.write());
  CHECK(read_exif(tiff.bytes).metadata.entries() == std::vector<ReceiptEntry>{{MetadataKind::maker_notes, "20 bytes"}});
}

TEST_CASE("shown_text: one line of valid UTF-8, whatever the bytes") {
  CHECK(shown_text("  a\n\n b\x01\x7F"
                   "c ") == "a b c");
  CHECK(shown_text("Ren\xC3\xA9") == "Ren\xC3\xA9");
  CHECK(shown_text("Ren\xE9") == "Ren\xC3\xA9");  // Latin-1
  CHECK(shown_text("a\xE2\x80\xAE"
                   "b") == "a b");  // no turning of what is read after it
  CHECK(shown_text("\x1B[31m") == "[31m");
  CHECK(shown_text(std::string(5000, 'a')).size() <= limits::receipt_text_bytes + 3);
  std::string long_text;
  for (int i = 0; i < 1000; ++i) long_text += "\xE2\x82\xAC";
  for (std::size_t cut = 0; cut < 3; ++cut) CHECK(is_utf8(shown_text(long_text.substr(0, long_text.size() - cut))));
}

TEST_CASE("Receipt: bounded, each value once, most telling first") {
  Receipt receipt;
  receipt.add(MetadataKind::comments, "x");
  receipt.add(MetadataKind::gps_position);
  receipt.add(MetadataKind::comments, "x");
  CHECK(receipt.entries() ==
        std::vector<ReceiptEntry>{{MetadataKind::gps_position, ""}, {MetadataKind::comments, "x"}});
  for (int i = 0; i < 1000; ++i) receipt.add(MetadataKind::comments, std::to_string(i));
  CHECK(receipt.entries().size() == 1 + limits::receipt_values);
}

TEST_CASE("note_xmp: people, places and makers, as attributes and as elements") {
  Receipt receipt;
  note_xmp(
      photo_files::bytes_of(R"(<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreatorTool="Tool &amp; Co" photoshop:City='Mol'
      exif:GPSLatitude="51,1.692N" exif:GPSLongitude='4,28,49E'>
      <dc:creator><rdf:Seq><rdf:li>Ana &#xE9;</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
      <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Layla</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
      <mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="Omar" mwg-rs:Type="Face"/></rdf:li></rdf:Bag></mwg-rs:RegionList>
      <dc:format>image/jpeg</dc:format></rdf:Description></rdf:RDF></x:xmpmeta>)"),
      receipt);
  CHECK(receipt.entries() == std::vector<ReceiptEntry>{{MetadataKind::gps_position, "51.0282, 4.4803"},
                                                       {MetadataKind::place, "Mol"},
                                                       {MetadataKind::people, "Layla"},
                                                       {MetadataKind::people, "Omar"},
                                                       {MetadataKind::author, "Ana \xC3\xA9"},
                                                       {MetadataKind::author, "Ben"},
                                                       {MetadataKind::software, "Tool & Co"},
                                                       {MetadataKind::xmp, ""}});
}

TEST_CASE("note_xmp: a latitude alone still tells that there is a position") {
  Receipt receipt;
  note_xmp(photo_files::bytes_of("<x:xmpmeta exif:Unknown='x'/>"), receipt);
  CHECK(receipt.names() == std::vector<std::string>{"XMP data"});
  note_xmp(photo_files::bytes_of("<rdf:Description exif:GPSLatitude='nonsense'/>"), receipt);
  CHECK(receipt.names() == std::vector<std::string>{"GPS position", "XMP data"});
}

TEST_CASE("note_xmp and note_photoshop: random damage never leads outside, nor takes long") {
  const std::string letters = "<>/='\" &;#x0123ab:dc:creatorrdf:li\x1C\x02";
  photo_files::Noise noise(3);
  for (int round = 0; round < 3000; ++round) {
    Bytes packet = photo_files::bytes_of("8BIM\x04\x04\x01");
    for (std::uint32_t i = noise.below(200); i > 0; --i) {
      packet.push_back(static_cast<std::uint8_t>(letters[noise.below(static_cast<std::uint32_t>(letters.size()))]));
    }
    Receipt receipt;
    note_xmp(packet, receipt);
    note_photoshop(packet, receipt);
    for (const ReceiptEntry& entry : receipt.entries()) REQUIRE(is_utf8(entry.value));
  }
  for (const char c : {'<', '"', '&', ' ', 'a', '\x1C'}) {
    Receipt receipt;
    note_xmp(Bytes(std::size_t(1) << 22, static_cast<std::uint8_t>(c)), receipt);
    CHECK(receipt.names().size() == 1);
  }
}

TEST_CASE("note_photoshop: IPTC's by-line, city and keywords") {
  Bytes data;
  const auto dataset = [&](int number, std::string_view text) {
    photo_files::append(data,
                        Bytes{0x1C, 2, static_cast<std::uint8_t>(number), 0, static_cast<std::uint8_t>(text.size())});
    photo_files::append(data, photo_files::bytes_of(text));
  };
  dataset(80, "Layla");
  dataset(90, "G\xE9nt");
  dataset(25, "sea");
  dataset(25, "bread");
  Bytes block = photo_files::bytes_of(std::string_view("8BIM\x04\x04\0\0\0\0\0", 11));
  block.push_back(static_cast<std::uint8_t>(data.size()));
  photo_files::append(block, data);
  Receipt receipt;
  note_photoshop(block, receipt);
  CHECK(receipt.entries() == std::vector<ReceiptEntry>{{MetadataKind::place, "G\xC3\xA9nt"},
                                                       {MetadataKind::author, "Layla"},
                                                       {MetadataKind::keywords, "sea"},
                                                       {MetadataKind::keywords, "bread"},
                                                       {MetadataKind::iptc, ""}});
}
