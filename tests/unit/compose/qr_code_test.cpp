#include "compose/qr_code.h"

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

// The three large squares that every code has in its corners, with light all around them.
bool has_finder(const QrCode& code, int left, int top) {
  for (int y = 0; y < 7; ++y) {
    for (int x = 0; x < 7; ++x) {
      const bool ring = x == 0 || x == 6 || y == 0 || y == 6, middle = x >= 2 && x <= 4 && y >= 2 && y <= 4;
      if (code.dark(left + x, top + y) != (ring || middle)) return false;
    }
  }
  return true;
}

// A web address of so many bytes.
std::string address_of(std::size_t bytes) { return "https://example.org/" + std::string(bytes - 20, 'a'); }

}  // namespace

TEST_CASE("qr_text: a web address, with the scheme that it lacks; nothing for what a phone would not open") {
  CHECK(qr_text("https://example.org/amina") == "https://example.org/amina");
  CHECK(qr_text("HTTP://Example.org") == "HTTP://Example.org");
  CHECK(qr_text(" example.org/amina\n") == "https://example.org/amina");
  CHECK(qr_text("example.org:8080/a") == "https://example.org:8080/a");
  CHECK(qr_text("https://пример.укр/я") == "https://пример.укр/я");
  for (const char* link : {"", "  ", "soon", "our page", "https://", "https://example", "https://.org", "https://example.", "javascript:alert(1.5)",
                           "tel:+44.20", "mailto:me@example.org", "me@example.org", "https://a b.org", "https://a.org/\x01", "data:text/html,a.b"}) {
    CAPTURE(link);
    CHECK(qr_text(link).empty());
  }
}

TEST_CASE("qr_text: up to as many bytes as a card's code holds, the scheme that is added among them") {
  CHECK(qr_text(address_of(limits::qr_link_bytes)).size() == limits::qr_link_bytes);
  CHECK(qr_text(address_of(limits::qr_link_bytes + 1)).empty());
  CHECK(qr_text(address_of(limits::qr_link_bytes).substr(8)).size() == limits::qr_link_bytes);
  CHECK(qr_text(address_of(limits::qr_link_bytes + 1).substr(8)).empty());
}

TEST_CASE("short_link: no scheme, no www., no slash alone at its end; other words as they are") {
  CHECK(short_link("https://example.org/amina") == "example.org/amina");
  CHECK(short_link("http://www.example.org/") == "example.org");
  CHECK(short_link("https://example.org/a/") == "example.org/a/");
  CHECK(short_link("example.org") == "example.org");
  CHECK(short_link("https://www.org") == "www.org");
  CHECK(short_link("ask at the library") == "ask at the library");
  CHECK(short_link("") == "");
}

TEST_CASE("make_qr_code: of every length it has the side that was told before, and its three finders") {
  for (std::size_t bytes = 1; bytes <= limits::qr_link_bytes; ++bytes) {
    CAPTURE(bytes);
    const auto code = make_qr_code(std::string(bytes, 'a'));
    REQUIRE(code != nullptr);
    REQUIRE(code->side == qr_side(bytes));
    REQUIRE(code->is_dark.size() == static_cast<std::size_t>(code->side * code->side));
    CHECK(has_finder(*code, 0, 0));
    CHECK(has_finder(*code, code->side - 7, 0));
    CHECK(has_finder(*code, 0, code->side - 7));
  }
  CHECK(make_qr_code("") == nullptr);
  CHECK(make_qr_code(std::string(limits::qr_link_bytes + 1, 'a')) == nullptr);
}

TEST_CASE("dark_modules: covers every dark module once and nothing else") {
  const auto code = make_qr_code("https://example.org");
  REQUIRE(code != nullptr);
  std::vector<int> covered(code->is_dark.size());
  const Path path = dark_modules(*code, {12, 20}, 4);
  REQUIRE(path.steps.size() % 5 == 0);  // rectangles
  for (std::size_t i = 0; i < path.steps.size(); i += 5) {
    const Point from = path.steps[i].to, to = path.steps[i + 2].to;
    REQUIRE(to.y - from.y == 4);
    for (float x = from.x; x < to.x; x += 4) {
      const auto column = static_cast<std::size_t>((x - 12) / 4), row = static_cast<std::size_t>((from.y - 20) / 4);
      ++covered[row * static_cast<std::size_t>(code->side) + column];
    }
  }
  for (std::size_t i = 0; i < covered.size(); ++i) REQUIRE(covered[i] == (code->is_dark[i] ? 1 : 0));
}
