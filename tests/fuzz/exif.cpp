// What photos tell besides their pictures: EXIF, XMP, IPTC, colour profiles, each read from the same bytes.
#include "image/exif.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "entrance.h"
#include "image/color_profile.h"

using namespace storycard;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const ByteView file{bytes, size};
  const image::ExifFacts facts = image::read_exif(file);
  CHECK(facts.orientation >= 1 && facts.orientation <= 8);
  image::Receipt receipt = facts.metadata;
  image::note_xmp(file, receipt);
  image::note_photoshop(file, receipt);
  for (const image::ReceiptEntry& entry : receipt.entries()) {
    CHECK(entry.value.size() <= limits::receipt_text_bytes + 4);
    CHECK(entry.value == image::shown_text(entry.value));
  }
  for (const bool grey : {false, true}) {
    const auto colors = image::to_srgb(file, grey);
    std::uint8_t pixels[] = {0, 128, 255, 255, 1, 2, 3, 0};
    if (colors) colors->convert(pixels, 2);
    CHECK(pixels[3] == 255 && pixels[7] == 0);
  }
  return 0;
}
