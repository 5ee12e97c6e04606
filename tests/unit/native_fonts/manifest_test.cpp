// What the build wrote to build/assets, as core reads it.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "font/font_book.h"

#include <doctest/doctest.h>

using namespace storycard;
namespace fs = std::filesystem;

namespace {

const fs::path assets = STORYCARD_ASSETS_DIR;

std::string manifest_text() {
  std::ifstream file(assets / "fonts.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Whether some slice named `<anything>.<slice>.ttf` of the face has all of `text`.
bool writes(const font::FontBook& book, std::string_view face, std::string_view slice, std::u32string_view text) {
  for (const font::FaceEntry& entry : book.entries()) {
    if (entry.id != face) continue;
    for (const font::Slice& candidate : entry.slices) {
      if (candidate.file != "fonts/" + std::string(face) + "." + std::string(slice) + ".ttf") continue;
      for (const char32_t character : text) {
        if (!candidate.covers(character)) return false;
      }
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("fonts.json: core reads it, and every slice is there with the size it states") {
  const std::string text = manifest_text();
  REQUIRE(font::FontBook::read(text));
  const auto json = read_json(text);
  REQUIRE(json);
  std::size_t slices = 0;
  for (const Json& face : *json->find("faces")->as_array()) {
    for (const Json& slice : *face.find("slices")->as_array()) {
      const std::string file = *slice.find("file")->as_string();
      CAPTURE(file);
      REQUIRE(fs::is_regular_file(assets / file));
      CHECK(static_cast<double>(fs::file_size(assets / file)) == *slice.find("bytes")->as_number());
      ++slices;
    }
  }
  const auto in_folder = std::count_if(fs::directory_iterator(assets / "fonts"), fs::directory_iterator{},
                                       [](const auto& entry) { return entry.path().extension() == ".ttf"; });
  CHECK(static_cast<std::size_t>(in_folder) == slices);
}

TEST_CASE("fonts.json: every slice brings digits, punctuation and the space") {
  const auto book = font::FontBook::read(manifest_text());
  REQUIRE(book);
  for (const font::FaceEntry& entry : book->entries()) {
    for (const font::Slice& slice : entry.slices) {
      CAPTURE(slice.file);
      for (const char32_t character : std::u32string_view(U"0123456789 .,:!?()«»“”")) CHECK(slice.covers(character));
    }
  }
}

TEST_CASE("fonts.json: one slice writes a whole sentence of its languages") {
  const auto book = font::FontBook::read(manifest_text());
  REQUIRE(book);
  const std::u32string_view vietnamese = U"Tôi không bỏ cuộc: “Nhờ cộng đồng, tôi được học!”";
  const std::u32string_view spanish = U"¿Quién te ayudó? ¡Mi vecina, la señora Núñez!";
  CHECK(writes(*book, "bricolage-700", "latin", vietnamese));
  CHECK(writes(*book, "bricolage-800", "latin", spanish));
  CHECK(writes(*book, "noto-sans-400", "latin", vietnamese));
  CHECK(writes(*book, "noto-sans-400", "latin", U"Ọmọ Yorùbá ṣe iṣẹ́; yara sun daɗe; ɛlɔŋgɔ́"));
  CHECK(writes(*book, "noto-sans-700", "cyrillic", U"Ґанок, їжак — «п’ять» № 5, ₴20; Аймгийн өвөл"));
  CHECK(writes(*book, "noto-sans-800", "greek", U"Ευχαριστώ, δάσκαλε· ΐ;"));
  CHECK(writes(*book, "noto-sans-400", "greek-ext", U"Ἐν ἀρχῇ ἦν ὁ λόγος"));
  CHECK(writes(*book, "noto-kufi-arabic-700", "arabic", U"شكرًا لمعلّمتي، «لم تتركني» ٢٠٢٦ ﷺ؟"));
  CHECK(writes(*book, "noto-sans-arabic-400", "arabic", U"میری استاد نے ہمت دی۔ ۱۲۳ ګوښه پښتو"));
}

TEST_CASE("fonts: each family's licence lies beside its files") {
  const auto book = font::FontBook::read(manifest_text());
  REQUIRE(book);
  for (const font::FaceEntry& entry : book->entries()) {
    std::string name = entry.family;
    for (char& c : name) c = c == ' ' ? '-' : static_cast<char>(c | 0x20);
    std::ifstream file(assets / "fonts/LICENCES" / (name + ".txt"));
    std::ostringstream text;
    text << file.rdbuf();
    CAPTURE(name);
    CHECK(text.str().find("SIL OPEN FONT LICENSE Version 1.1") != std::string::npos);
  }
}
