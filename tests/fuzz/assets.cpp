// Files that a site serves: lists of fonts, dates, names, time zones, dictionaries, wording.
#include "entrance.h"
#include "share/scan_text.h"
#include "share/wording.h"
#include "text/library.h"

using namespace storycard;

namespace {

void check(const std::optional<Error>& error) {
  if (error) fuzz::check_error(*error);
}

void add(const char* file, ByteView bytes) {
  text::Library library;
  check(library.add(file, Bytes(bytes.begin(), bytes.end())));
  library.almanac.offset_minutes("Europe/Madrid", 29'000'000);
  library.almanac.name_of("pt-br");
  almanac::date_text(library.almanac.dates_in("pt"), {2026, 12, 18});
  const std::string_view text = "ภาษาไทยไม่เว้นวรรค";
  std::uint32_t last = 0;
  for (const std::uint32_t at : library.dictionaries.word_beginnings(text)) {
    CHECK(at > last && at < text.size());
    last = at;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ByteView rest{bytes, size};
  switch (fuzz::take_byte(rest) % 6) {
    case 0:
      if (const auto fonts = font::FontBook::read(fuzz::text_of(rest)); !fonts) fuzz::check_error(fonts.error());
      break;
    case 1: add("almanac/dates.json", rest); break;
    case 2: add("almanac/languages.json", rest); break;
    case 3: add("almanac/time-zones.json", rest); break;
    case 4: add("dictionaries/thai.dict", rest); break;
    default: {
      share::Wordings wordings;
      check(wordings.add("wording/en.json", rest));
      const std::string_view words = "I was one of a flood, they said, a wave, a burden, a victim.";
      const share::Wording* wording = wordings.of("en");
      if (wording == nullptr) break;
      for (const share::Wording::Match& match : wording->find(share::scan_text(words))) {
        CHECK(match.bytes.begin < match.bytes.end && match.bytes.end <= words.size());
      }
      break;
    }
  }
  return 0;
}
