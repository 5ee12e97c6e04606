#include "font/face.h"

#include "base/limits.h"
#include "fixture_fonts.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::font;

namespace {

Result<std::shared_ptr<const Face>> opened(Bytes bytes) {
  return Face::open(std::make_shared<const Bytes>(std::move(bytes)), "Fixture");
}

ErrorCode error_of(Bytes bytes) {
  const auto face = opened(std::move(bytes));
  REQUIRE_FALSE(face);
  CHECK(face.error().where == "Fixture");
  return face.error().code;
}

// Asks everything that a text would ask.
void use(const Face& face) {
  std::size_t steps = 0;
  for (GlyphId glyph = 0; glyph < 200; ++glyph) steps += face.outline(glyph).steps.size();
  CHECK(steps <= 200 * limits::path_steps);
  const int em = face.units_per_em().value;
  CHECK_UNARY(em >= 16 && em <= 16384);
  CHECK_UNARY(face.metrics().ascender.value >= 0 && face.metrics().ascender.value <= 4 * em);
  CHECK_UNARY(face.metrics().descender.value <= 0 && face.metrics().descender.value >= -4 * em);
  for (char32_t c = 0; c < 0x700; ++c) (void)face.covers(c);
}

}  // namespace

TEST_CASE("face: name, metrics and coverage") {
  const auto face = open_fixture("ems.ttf");
  CHECK(face->name() == "Fixture");
  CHECK(face->units_per_em() == FontUnits{1000});
  CHECK(face->metrics().ascender == FontUnits{800});
  CHECK(face->metrics().descender == FontUnits{-200});
  CHECK(face->metrics().cap_height == FontUnits{700});
  CHECK(face->metrics().x_height == FontUnits{500});
  CHECK(face->covers(U'a'));
  CHECK(face->covers(U'א'));
  CHECK_FALSE(face->covers(U'я'));
  CHECK_FALSE(face->covers(0x10FFFF));
}

TEST_CASE("face: an outline is in font units, upwards") {
  const auto face = open_fixture("ems.ttf");
  const Path box = face->outline(66);  // "a"
  REQUIRE(box.steps.size() == 6);
  CHECK(box.steps[0].kind == PathStep::Kind::move);
  CHECK(box.steps[0].to == Point{100, 0});
  CHECK(box.steps[1].to == Point{100, 700});
  CHECK(box.steps[2].to == Point{900, 700});
  CHECK(box.steps[3].to == Point{900, 0});
  CHECK(box.steps[4].to == Point{100, 0});
  CHECK(box.steps[5].kind == PathStep::Kind::close);
}

TEST_CASE("face: a space and a glyph that is not there have no outline") {
  const auto face = open_fixture("ems.ttf");
  CHECK(face->outline(1).steps.empty());
  CHECK(face->outline(65'000).steps.empty());
  CHECK(face->outline(0xFFFF'FFFF).steps.empty());
}

TEST_CASE("face: what is no font is refused, each in its way") {
  CHECK(error_of({}) == ErrorCode::empty_file);
  CHECK(error_of({0}) == ErrorCode::unknown_format);
  CHECK(error_of(Bytes(1000, 'x')) == ErrorCode::unknown_format);
  CHECK(error_of(Bytes(limits::font_bytes + 1)) == ErrorCode::too_large);
  Bytes head = font_file("ems.ttf");
  head.resize(12);
  CHECK(error_of(head) == ErrorCode::broken_file);
  CHECK(error_of({'t', 't', 'c', 'f', 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}) == ErrorCode::broken_file);
}

TEST_CASE("face: a font cut short anywhere is refused or works, and is never read past its end") {
  const Bytes whole = font_file("joining.ttf");
  int refused = 0;
  for (std::size_t size = 1; size < whole.size(); size += 3) {
    const auto face = opened(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    if (face) use(**face);
    refused += face ? 0 : 1;
  }
  CHECK(refused > 0);
}

TEST_CASE("face: a font with any bytes changed is refused or works") {
  const Bytes whole = font_file("ligatures.ttf");
  std::uint32_t state = 7;
  const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  int opened_count = 0;
  for (int round = 0; round < 400; ++round) {
    Bytes broken = whole;
    for (std::uint32_t i = 0; i < 1 + next() % 8; ++i)
      broken[next() % broken.size()] = static_cast<std::uint8_t>(next());
    const auto face = opened(std::move(broken));
    if (face) use(**face);
    opened_count += face ? 1 : 0;
  }
  CHECK(opened_count > 0);
}
