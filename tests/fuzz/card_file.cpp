// What a card file holds: its story, what it says of itself and a further file, divided by zero bytes, in a sound zip.
#include "share/card_file.h"
#include "entrance.h"
#include "share/zip.h"
#include "support/files.h"

using namespace storycard;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ByteView rest{bytes, size};
  const std::uint8_t kind = fuzz::take_byte(rest);
  const std::vector<ByteView> parts = fuzz::parts_of(rest);
  static const Bytes photo = tests::source_bytes("tests/fixtures/photos/rgba.png");
  share::Zip zip;
  if (parts.size() > 1) zip.add("card.json", parts[1]);
  zip.add("story.json", parts.front());
  for (unsigned i = 0; i < (kind & 3u); ++i) zip.add(share::picture_name("photo", i), photo);
  for (unsigned i = 0; i < (kind >> 2 & 3u); ++i) zip.add(share::picture_name("logo", i), photo);
  if (parts.size() > 2) zip.add((kind & 16) != 0 ? "photo-9.png" : "more", parts[2]);
  const auto card = share::read_card_file(zip.finish());
  if (!card) {
    fuzz::check_error(card.error());
    return 0;
  }
  for (const share::Consent consent : {share::Consent::included, share::Consent::left_out}) {
    const auto written = share::write_card_file(*card, consent);
    CHECK(written);
    const auto again = share::read_card_file(*written);
    CHECK(again);
    CHECK(again->photos.size() == card->photos.size());
  }
  return 0;
}
