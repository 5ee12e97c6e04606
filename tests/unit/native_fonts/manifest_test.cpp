// What the build wrote to build/assets, as core reads it.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "font/font_book.h"

#include <doctest/doctest.h>

using namespace storycard;
namespace fs = std::filesystem;

namespace {

const fs::path assets = STORYCARD_ASSETS_DIR;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// With the lists of slices that lie apart.
font::FontBook whole_book() {
  auto book = font::FontBook::read(content_of(assets / "fonts.json"));
  REQUIRE_MESSAGE(book, book.error().detail);
  for (const font::FaceEntry& entry : book->entries()) {
    if (!entry.awaits_list()) continue;
    const std::string list = content_of(assets / entry.list);
    const auto added = book->add(entry.list, Bytes(list.begin(), list.end()));
    REQUIRE_MESSAGE(added, added.error().where);
  }
  return *std::move(book);
}

// The face that a text in this script and language is written with, where one slice of it has all of `text`.
std::string writes(const font::FontBook& book, const font::Style& style, std::string_view script, std::string_view language,
                   std::u32string_view text) {
  const font::Choice choice =
      font::choose(book, book.order(style, script, language), font::spellings_of(text), font::Slices::all);
  return choice.entry == nullptr ? "none" : choice.slice->file;
}

}  // namespace

TEST_CASE("fonts.json: core reads it, and every slice it names is there and no other") {
  const font::FontBook book = whole_book();
  std::size_t slices = 0;
  for (const font::FaceEntry& entry : book.entries()) {
    for (const font::Slice& slice : entry.slices) {
      CAPTURE(slice.file);
      CHECK(fs::is_regular_file(assets / slice.file));
      ++slices;
    }
  }
  const auto in_folder = std::count_if(fs::directory_iterator(assets / "fonts"), fs::directory_iterator{},
                                       [](const auto& entry) { return entry.path().extension() == ".ttf"; });
  CHECK(static_cast<std::size_t>(in_folder) == slices);
}

TEST_CASE("fonts.json: every slice of letters brings digits, punctuation and the space") {
  const font::FontBook book = whole_book();
  for (const font::FaceEntry& entry : book.entries()) {
    const bool signs = entry.family.find("Symbols") != std::string::npos || entry.family.find("Math") != std::string::npos ||
                       entry.family.find("Emoji") != std::string::npos;
    for (const font::Slice& slice : entry.slices) {
      CAPTURE(slice.file);
      if (signs) continue;
      CHECK(slice.covers(U' '));
      // Some scripts have marks of their own for the rest; what their fonts lack comes from the common family.
      if (entry.family == "Noto Sans" || entry.family == "Bricolage Grotesque" || !entry.list.empty()) {
        for (const char32_t character : std::u32string_view(U"0123456789 .,:!?()«»“”")) CHECK(slice.covers(character));
      }
    }
  }
}

TEST_CASE("fonts.json: one slice writes a whole sentence of its languages, in the family that the script is given") {
  const font::FontBook book = whole_book();
  const font::Style quote{font::Role::display, 700}, text{font::Role::text, 400};
  const auto serves = [&](const font::Style& style, std::string_view script, std::string_view language,
                          std::u32string_view words, std::string_view file) {
    CHECK(writes(book, style, script, language, words) == "fonts/" + std::string(file) + ".ttf");
  };
  serves(quote, "Latn", "es", U"¿Quién te ayudó? ¡Mi vecina, la señora Núñez!", "bricolage-700.latin-basic");
  serves(quote, "Latn", "vi", U"Tôi không bỏ cuộc: “Nhờ cộng đồng, tôi được học!”", "bricolage-700.latin");
  serves(text, "Latn", "yo", U"Ọmọ Yorùbá ṣe iṣẹ́; yara sun daɗe; ɛlɔŋgɔ́", "noto-sans-400.latin");
  serves(text, "Cyrl", "uk", U"Ґанок, їжак — «п’ять» № 5, ₴20; Аймгийн өвөл", "noto-sans-400.cyrillic");
  serves(text, "Grek", "el", U"Ευχαριστώ, δάσκαλε· ΐ;", "noto-sans-400.greek");
  serves(text, "Grek", "el", U"Ἐν ἀρχῇ ἦν ὁ λόγος", "noto-sans-400.greek-ext");
  serves(quote, "Arab", "ar", U"شكرًا لمعلّمتي، «لم تتركني» ٢٠٢٦ ﷺ؟", "noto-kufi-arabic-700.arabic");
  serves(text, "Arab", "ps", U"میری استاد نے ہمت دی۔ ۱۲۳ ګوښه پښتو", "noto-sans-arabic-400.arabic");
  serves(quote, "Arab", "ur", U"میری استاد نے ہمت دی۔", "noto-nastaliq-urdu-700.arabic");
  serves(quote, "Hebr", "he", U"הבאתי זרעים בכיס המעיל", "noto-sans-hebrew-700.hebrew");
  serves(text, "Deva", "hi", U"मैं अपने साथ बीज लाई थी। १२३", "noto-sans-devanagari-400.devanagari");
  serves(text, "Beng", "bn", U"আমি বীজ নিয়ে এসেছিলাম।", "noto-sans-bengali-400.bengali");
  serves(text, "Ethi", "am", U"ዘር ይዤ መጣሁ።", "noto-sans-ethiopic-400.ethiopic");
  serves(quote, "Nkoo", "bm", U"ߒ ߣߊ߬ߣߊ߬ ߣߍ߫", "noto-sans-nko-400.nko");
  serves(text, "Hani", "zh-Hans", U"的", "noto-sans-sc-400.119");
  CHECK(writes(book, text, "Hani", "ja", U"日").starts_with("fonts/noto-sans-jp-400."));
  CHECK(writes(book, text, "Hani", "zh-Hant-HK", U"與").starts_with("fonts/noto-sans-tc-400."));
  CHECK(writes(book, text, "Hang", "ko", U"한").starts_with("fonts/noto-sans-kr-400."));
  CHECK(writes(book, text, "Zyyy", "", U"✓").starts_with("fonts/noto-sans-symbols"));
}

TEST_CASE("fonts: each family's licence lies beside its files") {
  const auto book = font::FontBook::read(content_of(assets / "fonts.json"));
  REQUIRE(book);
  for (const font::FaceEntry& entry : book->entries()) {
    std::string name = entry.family;
    for (char& c : name) c = c == ' ' ? '-' : static_cast<char>(c | 0x20);
    const std::string licence = content_of(assets / "fonts/LICENCES" / (name + ".txt"));
    CAPTURE(name);
    CHECK(licence.find("SIL OPEN FONT LICENSE Version 1.1") != std::string::npos);
  }
}
