#include "text/itemise.h"

#include "ems.h"
#include "unit/unicode/dictionary_files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

// "Arab 1 joining.ttf: text"
std::vector<std::string> items_of(const Paragraph& paragraph) {
  std::vector<std::string> result;
  for (const Item& item : itemise(paragraph, ems_library(), font::Slices::loaded).items) {
    const std::string file = item.face.slice == nullptr ? "none" : item.face.slice->file;
    result.push_back(item.script + " " + std::to_string(item.bidi_level) + " " + file + ": " +
                     paragraph.text.substr(item.bytes.begin, item.bytes.size()));
  }
  return result;
}

std::vector<std::string> items_of(std::string_view text) { return items_of(plain(text)); }

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("itemise: one script in one face is one item, spaces and punctuation included") {
  CHECK(items_of("It takes (at least) 2!") == Strings{"Latn 0 ems.ttf: It takes (at least) 2!"});
}

TEST_CASE("itemise: script and level part items; the space between goes with what stands before it") {
  CHECK(items_of("ab בא cd") ==
        Strings{"Latn 0 ems.ttf: ab ", "Hebr 1 ems.ttf: בא", "Hebr 0 ems.ttf:  ", "Latn 0 ems.ttf: cd"});
}

TEST_CASE("itemise: digits in Arabic text are an item of their own level") {
  const auto items = items_of("باب 12");
  CHECK(items == Strings{"Arab 1 joining.ttf: باب ", "Arab 2 ems.ttf: 12"});
}

TEST_CASE("itemise: common characters stay in the face beside them where that covers them") {
  // The comma is in both files, the digits only in ems.ttf.
  CHECK(items_of("да, нет 7.") ==
        Strings{"Cyrl 0 cyrillic.ttf: да, нет ", "Cyrl 0 ems.ttf: 7", "Cyrl 0 cyrillic.ttf: ."});
  // A mark that opens a text takes the face of the letter after it.
  CHECK(items_of(", да") == Strings{"Cyrl 0 cyrillic.ttf: , да"});
}

TEST_CASE("itemise: a letter and its marks are never divided between faces") {
  // Both files hold the accent, only one the letter.
  CHECK(items_of("е\u0301e\u0301") == Strings{"Cyrl 0 cyrillic.ttf: е\u0301", "Latn 0 ems.ttf: e\u0301"});
}

TEST_CASE("itemise: a letter is covered in whichever way it is spelled") {
  CHECK(items_of("\u00E9") == Strings{"Latn 0 ems.ttf: \u00E9"});
  CHECK(items_of("e\u0301") == Strings{"Latn 0 ems.ttf: e\u0301"});
  // ems.ttf holds U+1EC7 but neither U+0302 nor U+0323; the marks may come in any order.
  CHECK(items_of("e\u0323\u0302") == Strings{"Latn 0 ems.ttf: e\u0323\u0302"});
  CHECK(items_of("e\u0302\u0323") == Strings{"Latn 0 ems.ttf: e\u0302\u0323"});
  CHECK(items_of("\u00EA\u0323") == Strings{"Latn 0 ems.ttf: \u00EA\u0323"});
}

TEST_CASE("itemise: a letter under a mark that no face has keeps its face") {
  CHECK(items_of("a\u0333") == Strings{"Latn 0 ems.ttf: a\u0333"});
}

TEST_CASE("itemise: what no face covers is an item without one") {
  CHECK(items_of("a\U0001F9FFb") == Strings{"Latn 0 ems.ttf: a", "Latn 0 none: \U0001F9FF", "Latn 0 ems.ttf: b"});
}

TEST_CASE("itemise: a line feed ends an item, so that nothing is kerned across it") {
  CHECK(items_of("a\nb") == Strings{"Latn 0 ems.ttf: a\n", "Latn 0 ems.ttf: b"});
}

TEST_CASE("itemise: each line feed's paragraph has its own direction, unless one is forced") {
  CHECK(items_of("ab\nבא!") == Strings{"Latn 0 ems.ttf: ab\n", "Hebr 1 ems.ttf: בא!"});
  Paragraph forced = plain("ab\nבא!");
  forced.direction = Direction::left_to_right;
  CHECK(items_of(forced) == Strings{"Latn 0 ems.ttf: ab\n", "Hebr 1 ems.ttf: בא", "Hebr 0 ems.ttf: !"});
}

TEST_CASE("itemise: where slices of a face overlap, a word is not divided between them") {
  auto book =
      font::FontBook::read(R"({"faces": [{"id": "a", "family": "A", "name": "A", "weight": 400, "slices": [
      {"file": "base", "ranges": "U+20-7A"}, {"file": "extended", "ranges": "U+61-7A,U+E9"}]}]})");
  REQUIRE(book);
  const Library library{std::move(*book)};
  const auto files = [&](std::string_view text) {
    Strings result;
    for (const Item& item : itemise(plain(text), library, font::Slices::all).items) {
      result.push_back(item.face.slice->file + ": " + std::string(text.substr(item.bytes.begin, item.bytes.size())));
    }
    return result;
  };
  CHECK(files("caf e") == Strings{"base: caf e"});
  CHECK(files("caf\u00E9s") == Strings{"extended: caf\u00E9s"});
  CHECK(files("caf\u00E9 A") == Strings{"extended: caf\u00E9", "base:  A"});
  CHECK(needed_files(plain("caf\u00E9s"), library) == std::set<std::string>{"extended"});
}

TEST_CASE("itemise: the style chooses the face") {
  Paragraph title = plain("ab");
  title.style = {font::Role::display, 800};
  CHECK(items_of(title) == Strings{"Latn 0 ligatures.ttf: ab"});
}

TEST_CASE("needed_files: what the text needs and the library has not loaded, no more") {
  Library library = empty_library();
  CHECK(needed_files(plain("ab да"), library) == std::set<std::string>{"cyrillic.ttf", "ems.ttf"});
  REQUIRE_FALSE(library.add("ems.ttf", font_file("ems.ttf")));
  CHECK(needed_files(plain("ab да"), library) == std::set<std::string>{"cyrillic.ttf"});
  CHECK(needed_files(plain("ab"), library).empty());
  CHECK(needed_files(plain(""), library).empty());
  CHECK(needed_files(plain("\U0001F9FF"), library).empty());
}

TEST_CASE("needed_files: dictionaries of languages that put no space between words") {
  Library library = empty_library();
  CHECK(needed_files(plain("สวัสดีครับ"), library) == std::set<std::string>{"dictionaries/thai.dict"});
  REQUIRE_FALSE(library.add("dictionaries/thai.dict", unicode::dictionary_file("thai")));
  CHECK(needed_files(plain("สวัสดีครับ"), library).empty());
}

TEST_CASE("itemise: a line may end between two words of Thai, once their dictionary is there") {
  const std::string text = "สวัสดีครับคุณแม่";
  const auto words = [&](const Library& library) {
    Strings result{""};
    for (const Grapheme& grapheme : itemise(plain(text), library, font::Slices::all).graphemes) {
      result.back() += text.substr(grapheme.bytes.begin, grapheme.bytes.size());
      if (grapheme.after != Break::none) result.emplace_back();
    }
    return result;
  };
  Library library = empty_library();
  CHECK(words(library) == Strings{text, ""});
  REQUIRE_FALSE(library.add("dictionaries/thai.dict", unicode::dictionary_file("thai")));
  CHECK(words(library) == Strings{"สวัสดี", "ครับ", "คุณ", "แม่", ""});
}

TEST_CASE("itemise: Han characters among kana are Japanese and among hangul Korean, unless the language says otherwise") {
  std::string json;
  for (const char* family : {"SC", "TC", "JP", "KR"}) {
    const std::string name = std::string("Noto Sans ") + family;
    json += (json.empty() ? R"({"faces": [)" : ",") +
            (R"({"id": ")" + name + R"(", "family": ")" + name + R"(", "name": ")" + name) +
            R"(", "weight": 400, "slices": [{"file": ")" + family + R"(", "ranges": "U+3040-D7A3"}]})";
  }
  auto book = font::FontBook::read(json + "]}");
  REQUIRE(book);
  const Library library{*std::move(book), {}};
  const auto faces = [&](std::string_view text, std::string_view language) {
    Paragraph paragraph = plain(text);
    paragraph.language = language;
    std::string files;
    for (const Item& item : itemise(paragraph, library, font::Slices::all).items) files += item.face.slice->file + " ";
    return files;
  };
  CHECK(faces("\u65E5", "") == "SC ");
  CHECK(faces("\u65E5\u306E", "") == "JP JP ");
  CHECK(faces("\u65E5\u306E", "en") == "JP JP ");
  CHECK(faces("\u65E5\uD55C", "fr") == "KR KR ");
  CHECK(faces("\u65E5\u306E", "zh-Hant") == "TC JP ");
  CHECK(faces("\u65E5\u306E", "ko") == "KR JP ");
}

TEST_CASE("itemise: letters that only Nastaliq's languages have tell Urdu, unless the language is another of Arabic script") {
  auto book = font::FontBook::read(R"({"faces": [
      {"id": "k", "family": "Noto Kufi Arabic", "name": "K", "weight": 700, "slices": [{"file": "kufi", "ranges": "U+600-6FF"}]},
      {"id": "n", "family": "Noto Nastaliq Urdu", "name": "N", "weight": 700, "slices": [{"file": "nastaliq", "ranges": "U+600-6FF"}]}]})");
  REQUIRE(book);
  const Library library{*std::move(book), {}};
  const auto face = [&](std::string_view text, std::string_view language) {
    Paragraph paragraph = plain(text);
    paragraph.language = language;
    paragraph.style = {font::Role::display, 700};
    return itemise(paragraph, library, font::Slices::all).items.front().face.slice->file;
  };
  for (const char* letter : {"\u0679", "\u0688", "\u0691", "\u06BA", "\u06D2"}) {
    const std::string text = std::string("\u0628") + letter;
    CHECK(face(text, "") == "nastaliq");
    CHECK(face(text, "en") == "nastaliq");
    CHECK(face(text, "ps-AF") == "kufi");
  }
  CHECK(face("\u0628\u067E\u06CC\u06A9", "") == "kufi");  // Persian's letters
  CHECK(face("\u0628", "ur") == "nastaliq");
}
