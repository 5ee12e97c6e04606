// emoji-test.txt and emoji-data.txt of Unicode 15.0. Noto Color Emoji 2.051 draws Unicode 17's, so all of 15.0's.
#include <fstream>
#include <functional>
#include <sstream>

#include "base/utf8.h"
#include "emoji_library.h"
#include "font/color_glyph.h"
#include "text/itemise.h"
#include "unicode/breaks.h"
#include "unicode/emoji.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::conformance;

namespace {

struct EmojiLine {
  std::vector<char32_t> code_points;
  std::string utf8;
  std::string status;  // "fully-qualified"
};

char32_t from_hex(const std::string& digits) { return static_cast<char32_t>(std::stoul(digits, nullptr, 16)); }

// Asks `take` of every line of the file, with what stands before the semicolon and the word after it.
void read_lines(const std::string& name, const std::function<void(const std::string&, const std::string&)>& take) {
  std::ifstream file(STORYCARD_UNICODE_DATA "/emoji/" + name);
  REQUIRE_MESSAGE(file.good(), "install Debian's unicode-data: " << name);
  bool version_15 = false;
  for (std::string line; std::getline(file, line);) {
    version_15 = version_15 || line.find("Version: 15.0") != std::string::npos ||
                 line.find("Emoji Version 15.0") != std::string::npos;
    const auto semicolon = line.find(';');
    if (line.empty() || line[0] == '#' || semicolon == std::string::npos) continue;
    std::istringstream words(line.substr(semicolon + 1));
    std::string word;
    words >> word;
    take(line.substr(0, semicolon), word);
  }
  REQUIRE(version_15);
}

std::vector<EmojiLine> emoji_lines() {
  std::vector<EmojiLine> lines;
  read_lines("emoji-test.txt", [&](const std::string& code_points, const std::string& status) {
    EmojiLine line;
    line.status = status;
    std::istringstream digits(code_points);
    for (std::string one; digits >> one;) {
      line.code_points.push_back(from_hex(one));
      append_utf8(line.utf8, line.code_points.back());
    }
    lines.push_back(std::move(line));
  });
  return lines;
}

// The glyphs that show anything; colours first.
struct Drawn {
  std::size_t in_color = 0, plain = 0;
  font::GlyphId last = 0;
};

Drawn drawn(const text::ShapedText& shaped) {
  Drawn drawn;
  for (const text::Run& run : shaped.runs) {
    for (const text::Glyph& glyph : run.glyphs) {
      if (run.face == nullptr) continue;
      if (!font::color_glyph(*run.face, glyph.id, {}).empty()) {
        ++drawn.in_color;
        drawn.last = glyph.id;
      } else if (!run.face->outline(glyph.id).empty()) {
        ++drawn.plain;
      }
    }
  }
  return drawn;
}

bool is_one_emoji(const text::ShapedText& shaped) {
  const Drawn glyphs = drawn(shaped);
  return shaped.missing.empty() && shaped.clusters.size() == 1 && shaped.runs.size() == 1 &&
         shaped.runs[0].face->name() == "Noto Color Emoji" && glyphs.in_color == 1 && glyphs.plain == 0 &&
         shaped.clusters[0].width > text::Em{};
}

}  // namespace

TEST_CASE("emoji-data.txt: both properties are those of every code point") {
  std::vector<bool> emoji(0x110000), presentation(0x110000);
  read_lines("emoji-data.txt", [&](const std::string& range, const std::string& property) {
    if (property != "Emoji" && property != "Emoji_Presentation") return;
    const auto dots = range.find("..");
    const char32_t first = from_hex(range);
    const char32_t last = dots == std::string::npos ? first : from_hex(range.substr(dots + 2));
    for (char32_t c = first; c <= last; ++c) (property == "Emoji" ? emoji : presentation)[c] = true;
  });
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (unicode::is_emoji(c) == emoji[c] && unicode::has_emoji_presentation(c) == presentation[c]) continue;
    FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(c));
  }
}

TEST_CASE("emoji-test.txt: every fully-qualified emoji is one cluster and one coloured glyph of one slice, none missing") {
  text::Library library = library_of_lists();
  std::size_t asked = 0;
  for (const EmojiLine& line : emoji_lines()) {
    if (line.status != "fully-qualified") continue;
    ++asked;
    CAPTURE(line.utf8);
    CHECK(unicode::graphemes(line.utf8).size() == 1);
    const text::Paragraph paragraph = paragraph_of(line.utf8);
    CHECK(bring(paragraph, library).size() <= 1);
    CHECK(is_one_emoji(text::shape(paragraph, library)));
  }
  CHECK(asked == 3655);
}

TEST_CASE("emoji-test.txt: a joined emoji without its selectors, as some keyboards write it, is the same picture") {
  text::Library library = library_of_lists();
  const EmojiLine* whole = nullptr;
  std::size_t asked = 0;
  const std::vector<EmojiLine> lines = emoji_lines();
  for (const EmojiLine& line : lines) {
    if (line.status == "fully-qualified") whole = &line;
    const bool joined = line.utf8.find("\u200D") != std::string::npos;
    if (!joined || (line.status != "minimally-qualified" && line.status != "unqualified")) continue;
    ++asked;
    CAPTURE(line.utf8);
    REQUIRE(whole != nullptr);
    bring(paragraph_of(line.utf8), library);
    bring(paragraph_of(whole->utf8), library);
    const text::ShapedText shaped = text::shape(paragraph_of(line.utf8), library);
    CHECK(is_one_emoji(shaped));
    CHECK(drawn(shaped).last == drawn(text::shape(paragraph_of(whole->utf8), library)).last);
  }
  CHECK(asked == 850);
}

TEST_CASE("emoji: between letters of any direction each stays whole, and a line never ends within one") {
  text::Library library = library_of_lists();
  for (const std::string_view before : {"a", "ש", "ب", "क", "ไ"}) {
    std::size_t asked = 0;
    for (const EmojiLine& line : emoji_lines()) {
      if (line.status != "fully-qualified" || ++asked % 7 != 0) continue;
      CAPTURE(line.utf8);
      const text::Paragraph paragraph = paragraph_of(std::string(before) + line.utf8 + std::string(before) + line.utf8);
      bring(paragraph, library);
      const text::ShapedText shaped = text::shape(paragraph, library);
      CHECK(shaped.missing.empty());
      CHECK(shaped.clusters.size() == 4);
      CHECK(drawn(shaped).in_color == 2);
    }
  }
}
