// The line that a pack requires on every card, and whose logos it takes.
#include <algorithm>

#include "compose/compose.h"
#include "compose/conditions.h"
#include "compose/slots.h"
#include "support/files.h"
#include "unit/compose/stories.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

toolkit::Pack noticed(toolkit::Words notice = {{"en", "Made by a visitor"}, {"fr", "Fait en visite"}, {"ar", "\u05D0\u05D1\u05D2"}}) {
  toolkit::Pack pack = *tests::campaign_pack();
  pack.notice = std::move(notice);
  return pack;
}

using tests::said;

Composition composed(const toolkit::Pack& pack, const story::Story& story, const toolkit::Frame& frame, const toolkit::Format& format) {
  const Card card{story, pack, frame, nullptr, format};
  text::ShapeCache shapes;
  auto composition = compose::compose(card, text::ems_library(), shapes);
  REQUIRE(composition);
  return std::move(*composition);
}

Composition composed(const toolkit::Pack& pack, const story::Story& story, const char* frame = "itac/half", const char* format = "square") {
  return composed(pack, story, *toolkit::find_frame({pack}, frame, nullptr), *toolkit::find_format(format));
}

const PlacedText* notice_in(const Composition& composition) {
  for (const PlacedItem& item : composition.items) {
    const auto* text = std::get_if<PlacedText>(&item);
    if (text && text->report != no_report && composition.report.texts[text->report].slot == "notice") return text;
  }
  return nullptr;
}

Rect letters_of(const text::PlacedLine& line) {
  const float size = line.runs.front().font_size.value;
  return {line.x.value, line.baseline.value - 0.8f * size, line.width.value, 1.05f * size};
}

bool meet(const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

}  // namespace

TEST_CASE("notice: it is told last, in the card's language where the pack has it, else in English and as that") {
  story::Story story = said("abc");
  for (const auto& [language, text, told] : {std::tuple{"fr-CA", "Fait en visite", "fr"}, std::tuple{"uk", "Made by a visitor", "en"}, std::tuple{"", "Made by a visitor", "en"}}) {
    CAPTURE(language);
    story.language = language;
    const Report report = composed(noticed(), story).report;
    CHECK(report.texts.back().slot == "notice");
    CHECK(report.texts.back().lines[0].text == text);
    CHECK(report.texts.back().language == told);
    CHECK(report.texts.back().fits);
  }
}

TEST_CASE("notice: on every frame in every format it lies inside the safe area and on no other words, whichever way these run") {
  const toolkit::Pack pack = noticed();
  story::Story long_one = said(std::string(150, 'a'));
  for (std::size_t i = 4; i < long_one.story.size(); i += 5) long_one.story[i] = ' ';
  story::Story rtl = said("\u05D0\u05D1\u05D2 \u05D0\u05D1\u05D2");
  rtl.language = "ar";
  for (const story::Story& story : {said("abc"), long_one, rtl}) {
    for (const toolkit::Frame& frame : pack.frames) {
      for (const toolkit::Format& format : toolkit::formats()) {
        CAPTURE(frame.id);
        CAPTURE(format.id);
        const Composition composition = composed(pack, story, frame, format);
        if (!composition.report.fits) continue;  // words that are too long run anywhere
        const PlacedText* notice = notice_in(composition);
        REQUIRE(notice != nullptr);
        const Rect& safe = composition.report.safe;
        for (const text::PlacedLine& line : notice->layout.lines) {
          const Rect box = letters_of(line);
          CHECK(box.x >= safe.x);
          CHECK(box.right() <= safe.right());
          CHECK(box.bottom() <= safe.bottom());
          CHECK(box.y > safe.y + safe.height / 2);
          CHECK(line.runs.front().font_size.value >= 1.9f * format.unit() - 0.3f);
          for (const PlacedItem& item : composition.items) {
            const auto* text = std::get_if<PlacedText>(&item);
            if (!text || text == notice) continue;
            for (const text::PlacedLine& other : text->layout.lines) {
              if (!other.runs.empty()) CHECK_FALSE(meet(box, letters_of(other)));
            }
          }
        }
      }
    }
  }
}

TEST_CASE("notice: a pack without one is laid out as ever, and one with one mostly, too") {
  const story::Story story = said("abc def");
  const Composition without = composed(noticed({}), story), with = composed(noticed(), story);
  CHECK(notice_in(without) == nullptr);
  REQUIRE(with.items.size() == without.items.size() + 2);  // its plate and its words
  const auto& a = std::get<PlacedPhoto>(with.items[0].index() == 2 ? with.items[0] : with.items[1]);
  const auto& b = std::get<PlacedPhoto>(without.items[0].index() == 2 ? without.items[0] : without.items[1]);
  CHECK(a.box == b.box);
  for (std::size_t i = 0; i < without.report.texts.size(); ++i) {
    CHECK(with.report.texts[i].lines[0].baseline == without.report.texts[i].lines[0].baseline);
  }
}

TEST_CASE("notice: in stories words make room for it above the platforms' controls, and a photo goes on to the edges all the same") {
  const story::Story story = said("abc def");
  const Composition with = composed(noticed(), story, "itac/quote", "story");
  for (const PlacedItem& item : with.items) {
    const auto* photo = std::get_if<PlacedPhoto>(&item);
    if (!photo) continue;
    CHECK(photo->box.y == doctest::Approx(0));
    CHECK(photo->box.bottom() == doctest::Approx(1920));
  }
}

TEST_CASE("notice: its words are black or white, whichever stands out on the frame's ground") {
  toolkit::Pack pack = noticed();
  const std::vector<toolkit::Pack> packs{pack};
  const toolkit::Frame* frame = toolkit::find_frame(packs, "itac/half", nullptr);
  REQUIRE(frame != nullptr);
  for (const auto& [ground, black] : {std::pair{"#FFF1CF", true}, std::pair{"#1D0B24", false}, std::pair{"#777777", true}}) {
    toolkit::Frame own = *frame;
    own.ground = ground;
    const Composition composition = composed(pack, said("abc"), own, *toolkit::find_format("square"));
    const Color color = notice_in(composition)->color;
    CHECK((color == Color{0, 0, 0, 255}) == black);
    CHECK(contrast_ratio(color, composition.ground) >= 4.5f);
  }
}

TEST_CASE("logos: the stricter of the shell and the pack says whose are shown") {
  toolkit::Pack pack = *tests::campaign_pack();
  pack.logos.emplace_back().description = {{"en", "City"}};
  story::Story story = said("abc");
  story.logos.emplace_back();
  const std::vector<toolkit::Pack> packs{pack};
  const toolkit::Frame& frame = *toolkit::find_frame(packs, "itac/half", nullptr);
  PictureSizes sizes;
  sizes.story_logos = {PixelSize{40, 20}};
  const auto shown = [&](toolkit::LogosAllowed shell, toolkit::LogosAllowed of_pack) {
    pack.logos_allowed = of_pack;
    const Card card{story, pack, frame, nullptr, *toolkit::find_format("square"), &sizes, shell};
    text::ShapeCache shapes;
    const auto composition = compose::compose(card, text::ems_library(), shapes);
    REQUIRE(composition);
    return composition->report.logos.size();
  };
  using Allowed = toolkit::LogosAllowed;
  CHECK(shown(Allowed::own, Allowed::own) == 2);
  CHECK(shown(Allowed::pack, Allowed::own) == 1);
  CHECK(shown(Allowed::own, Allowed::pack) == 1);
  CHECK(shown(Allowed::none, Allowed::pack) == 0);
  CHECK(shown(Allowed::own, Allowed::none) == 0);
}
