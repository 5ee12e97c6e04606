// Text that nobody writes by accident: it lays out or comes to nothing, quickly, and never reads out of bounds (the
// asan preset runs this too). The time limit is in processor seconds and wide: it is there to catch quadratic work, not a slow machine.
#include <ctime>

#include "base/utf8.h"
#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += part;
  return result;
}

// Through all stages; checks what must hold for any text.
void lay_out(const std::string& text) {
  const std::clock_t begin = std::clock();
  const ShapedText shaped = shape_ems(text);
  FitLimits limits;
  limits.width = 300_px;
  limits.height = 300_px;
  limits.min_size = 10_px;
  limits.max_size = 50_px;
  limits.wrap = FitLimits::Wrap::balanced;
  const Fitted fitted = fit(shaped, limits);
  PlaceOptions options;
  options.box = {0, 0, 300, 300};
  options.font_size = fitted.font_size;
  const TextLayout layout = place_lines(shaped, fitted.lines, options);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;

  CHECK(layout.lines.size() == fitted.lines.size());
  CHECK(layout.lines.front().bytes.begin == 0);
  CHECK(layout.lines.back().bytes.end == text.size());
  std::uint32_t at = 0;
  for (const Cluster& cluster : shaped.clusters) {
    CHECK_UNARY(cluster.bytes.begin == at && cluster.width >= Em{0});
    at = cluster.bytes.end;
  }
  CHECK(at == text.size());
  CHECK(seconds < 5);
}

}  // namespace

TEST_CASE("hostile: ten thousand marks on one letter") {
  lay_out("a" + repeated("\u0301", 10'000));
  lay_out(repeated("\u0301", 10'000));
  lay_out("a" + repeated("\u0301\u0323", 5'000));
}

TEST_CASE("hostile: 100 kB without a space") {
  lay_out(repeated("a", 100'000));
  lay_out(repeated("ب", 50'000));
  lay_out(repeated("\u200D", 30'000));
}

TEST_CASE("hostile: 100 kB of spaces, line feeds, soft hyphens") {
  lay_out(repeated(" ", 100'000));
  lay_out(repeated("\n", 100'000));
  lay_out(repeated("\r\n\t", 30'000));
  lay_out(repeated("\u00AD", 50'000));
}

TEST_CASE("hostile: towers of overrides, embeddings and isolates") {
  for (const char* tower : {"\u202E", "\u202B", "\u202A", "\u202D", "\u2066", "\u2067", "\u2068", "\u2069", "\u202C"}) {
    lay_out(repeated(tower, 30'000) + "abc");
    lay_out(repeated(std::string(tower) + "a", 20'000));
  }
  lay_out(repeated("\u202Ea\u202Db", 10'000));
  lay_out(repeated("a\u202Eb\u202C ", 10'000));
}

TEST_CASE("hostile: script, direction and face change at every letter") {
  lay_out(repeated("aאبд日", 10'000));
  lay_out(repeated("(a)[א]", 10'000));
  lay_out(repeated("(", 100'000));
  lay_out(repeated("([", 30'000) + repeated(")]", 30'000));
}

TEST_CASE("hostile: what looks like the start of a tag or link, over and over") {
  for (const char* start : {"@", "#", "a.", "a-", "a+", "a@", "http://", "http://.", "www.", "a@b.c/", "#a@b:/", "_"}) {
    lay_out(repeated(start, 20'000));
  }
}

TEST_CASE("hostile: bytes that are no UTF-8") {
  lay_out(repeated("\x80", 1000));
  lay_out(repeated("\xFF\xC3", 1000));
  lay_out("ab\xE2\x82");
  lay_out("\xF0\x9F");
  lay_out(repeated("\xED\xA0\x80", 1000));  // a lone surrogate
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  lay_out(repeated(all, 40));
}

TEST_CASE("hostile: noncharacters, private use, planes that do not exist yet") {
  lay_out(repeated("\uFFFE\uFFFF\uE000\U000F0000\U0010FFFF\U00030000", 1000));
}

TEST_CASE("hostile: a random mixture of everything") {
  std::uint32_t state = 12345;
  const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 40; ++round) {
    std::string text;
    while (text.size() < 500) {
      const std::uint32_t kind = next() % 8;
      if (kind == 0) text += static_cast<char>(next() & 0xFF);
      const char32_t c = kind == 1   ? 0x0300 + next() % 0x70
                         : kind == 2 ? 0x0590 + next() % 0x400
                         : kind == 3 ? 0x2000 + next() % 0x70
                         : kind == 4 ? next() % 0x110000
                                     : 0x20 + next() % 0x60;
      if (c < 0xD800 || c > 0xDFFF) append_utf8(text, c);
    }
    lay_out(text);
  }
}
