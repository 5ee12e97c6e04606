#include <string>

#include "ems.h"
#include "text/itemise.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

// One face of letters that also has the heart, and emoji in three slices.
Library library_with_emoji() {
  auto book = font::FontBook::read(R"({"faces": [
    {"id": "letters", "family": "Noto Sans", "name": "Letters", "weight": 400, "slices": [
      {"file": "letters", "ranges": "U+20-7E,U+263A,U+2764"}]},
    {"id": "emoji", "family": "Noto Color Emoji", "name": "Emoji", "weight": 400, "slices": [
      {"file": "core", "ranges": "U+23,U+30-39,U+20E3,U+261D,U+263A,U+2764,U+1F3FB-1F3FF,U+1F525,U+1F600-1F64F"},
      {"file": "joined", "ranges": "U+200D,U+2764,U+1F468-1F469,U+1F525"},
      {"file": "flags", "ranges": "U+1F1E6-1F1FF,U+10F002"}]}]})");
  REQUIRE(book);
  return {*std::move(book)};
}

// "slice:text slice:text", of what is given out with every file at hand.
std::string served(std::string_view source) {
  const Library library = library_with_emoji();
  const Paragraph paragraph = plain(source);
  std::string result;
  for (const Item& item : itemise(paragraph, library, font::Slices::all).items) {
    if (!result.empty()) result += ' ';
    result += item.face.slice == nullptr ? "none" : item.face.slice->file;
    result += ':' + std::string(source.substr(item.bytes.begin, item.bytes.size()));
  }
  return result;
}

}  // namespace

TEST_CASE("emoji: shown as such by default, by a selector, a skin tone or a keycap; letters stay in their face") {
  CHECK(served("a😀b") == "letters:a core:😀 letters:b");
  CHECK(served("❤️") == "core:❤️");
  CHECK(served("☝🏽") == "core:☝🏽");
  CHECK(served("1 1️⃣ #") == "letters:1  core:1️⃣ letters: #");
}

TEST_CASE("emoji: what is text by default is, where a text face has it") {
  CHECK(served("a ❤") == "letters:a ❤");
  CHECK(served("☺︎") == "letters:☺︎");
  CHECK(served("☝") == "core:☝");  // none but the emoji have it
  CHECK(served("😀︎") == "core:😀︎");
}

TEST_CASE("emoji: a joined one comes whole out of one slice, which its neighbours share where they can") {
  CHECK(served("❤️‍🔥") == "joined:❤️‍🔥");
  CHECK(served("❤️‍🔥❤️") == "joined:❤️‍🔥❤️");
  CHECK(served("🔥❤️‍🔥") == "core:🔥 joined:❤️‍🔥");
}

TEST_CASE("emoji: a flag goes by its two letters; one that there is not, by its letters one by one") {
  CHECK(served("🇦🇨") == "flags:🇦🇨");
  CHECK(needed_files(plain("🇦🇨"), library_with_emoji()) == std::set<std::string>{"flags"});
  CHECK(served("🇿🇿") == "flags:🇿🇿");
}

TEST_CASE("emoji: one that no font has whole goes with its parts, else with its first") {
  CHECK(served("😀‍🔥") == "core:😀‍🔥");
  CHECK(served("👨‍😀") == "joined:👨‍😀");
  CHECK(served("👩🏽") == "joined:👩🏽");
  CHECK(served("🦀") == "none:🦀");
}
