// A card file as it comes: what opens is written, and opens again as the same card.
#include "entrance.h"
#include "share/card_file.h"
#include "share/read_zip.h"

using namespace storycard;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const ByteView file{bytes, size};
  if (const auto files = share::read_zip(file); !files) fuzz::check_error(files.error());
  const auto card = share::read_card_file(file);
  if (!card) {
    fuzz::check_error(card.error());
    return 0;
  }
  const auto written = share::write_card_file(*card, share::Consent::included);
  CHECK(written);
  const auto again = share::read_card_file(*written);
  CHECK(again);
  CHECK(again->photos == card->photos && again->logos == card->logos && again->packs == card->packs);
  const auto once_more = share::write_card_file(*again, share::Consent::included);
  CHECK(once_more && *once_more == *written);
  return 0;
}
