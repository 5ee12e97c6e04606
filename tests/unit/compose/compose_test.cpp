#include "compose/compose.h"

#include <algorithm>

#include "support/files.h"
#include "unit/compose/stories.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

const std::vector<toolkit::Pack>& packs() {
  static const std::vector<toolkit::Pack> all{*tests::campaign_pack()};
  return all;
}
const toolkit::Pack& campaign() { return packs().front(); }

using tests::said;

Composition composed(const story::Story& story, const char* frame, const char* format) {
  const Card card{story, campaign(), *toolkit::find_frame(packs(), frame, nullptr), nullptr, *toolkit::find_format(format)};
  text::ShapeCache shapes;
  auto composition = compose::compose(card, text::ems_library(), shapes);
  REQUIRE(composition);
  return std::move(*composition);
}

const TextReport& text_of(const Report& report, std::string_view slot) {
  const auto found = std::find_if(report.texts.begin(), report.texts.end(), [&](const auto& text) { return text.slot == slot; });
  REQUIRE(found != report.texts.end());
  return *found;
}

template <typename T>
const T& first(const Composition& composition) {
  for (const PlacedItem& item : composition.items) {
    if (const auto* found = std::get_if<T>(&item)) return *found;
  }
  FAIL("no such item");
  return std::get<T>(composition.items.front());
}

std::string words(std::size_t letters) {
  std::string text;
  while (text.size() < letters) text += "abc de ";
  text.resize(letters);
  return text;
}

}  // namespace

TEST_CASE("compose: a right-to-left story mirrors the frame, a left-to-right one does not") {
  const Rect ltr = first<PlacedPhoto>(composed(said("abc"), "itac/half", "square")).box;
  const Rect rtl = first<PlacedPhoto>(composed(said("\u05D0\u05D1\u05D2"), "itac/half", "square")).box;
  CHECK(ltr.x == doctest::Approx(0));
  CHECK(rtl.right() == doctest::Approx(1080));
  CHECK(rtl.width == doctest::Approx(ltr.width));
}

TEST_CASE("compose: a photo's path lies in its box, and turns round where the card does") {
  const auto pack = toolkit::read_pack([](const std::string& name) -> Result<std::string> {
    if (name == "pack.json") return std::string(R"({"pack": 1, "id": "p", "version": "1", "licence": "CC0-1.0", "frames": ["f"]})");
    return std::string(R"({"frame": 1, "id": "f", "name": "F", "ground": "#FFF", "slots": ["photo"], "layers": [
      {"photo": 0, "box": [0, 0, "50%", "100%"], "outline": {"path": "M0 0H1V1Z"}},
      {"photo": 0, "box": [10, 10, 20, 20], "radius": 2}]})");
  });
  REQUIRE(pack);
  story::Story story = said("abc");
  story.photos.emplace_back();
  const auto placed = [&] {
    const Card card{story, *pack, pack->frames.front(), nullptr, *toolkit::find_format("square")};
    text::ShapeCache shapes;
    auto composition = compose::compose(card, text::ems_library(), shapes);
    REQUIRE(composition);
    return std::move(*composition);
  };
  CHECK(first<PlacedPhoto>(placed()).path.steps[1].to == Point{540, 0});
  CHECK(std::get<PlacedPhoto>(placed().items.back()).radius == doctest::Approx(21.6));
  story.direction = story::Direction::right_to_left;
  const PlacedPhoto mirrored = first<PlacedPhoto>(placed());
  CHECK(mirrored.path.steps[0].to == Point{1080, 0});
  CHECK(mirrored.path.steps[1].to == Point{540, 0});
}

TEST_CASE("compose: a forced direction wins over the first strong letter") {
  story::Story story = said("abc");
  story.direction = story::Direction::right_to_left;
  CHECK(first<PlacedPhoto>(composed(story, "itac/half", "square")).box.right() == doctest::Approx(1080));
}

TEST_CASE("compose: a slot with nothing in it draws nothing and gives its room to the story") {
  int larger = 0;
  for (const std::size_t letters : {80u, 100u, 120u, 140u, 160u}) {
    story::Story story = said(words(letters));
    const Report with_byline = composed(story, "itac/voice", "square").report;
    story.name = story.role = story.place = "";
    const Report without = composed(story, "itac/voice", "square").report;
    CHECK(without.texts.size() == with_byline.texts.size() - 3);
    CHECK(text_of(without, "story").font_size >= text_of(with_byline, "story").font_size);
    larger += text_of(without, "story").font_size > text_of(with_byline, "story").font_size ? 1 : 0;
  }
  CHECK(larger > 0);
}

TEST_CASE("compose: a long story takes room from the photo before it shrinks below comfort") {
  const toolkit::Format& format = *toolkit::find_format("portrait");
  const Composition brief = composed(said(words(30)), "itac/half", "portrait");
  const Composition lengthy = composed(said(words(100)), "itac/half", "portrait");
  CHECK(first<PlacedPhoto>(brief).box.height == doctest::Approx(0.41 * 1350));
  CHECK(first<PlacedPhoto>(lengthy).box.height < 0.41 * 1350 - 20);
  CHECK(text_of(lengthy.report, "story").font_size >= 4.0f * format.unit() - 0.25f);
  // The seam of rings moves with the photo's edge.
  CHECK(first<PlacedLinks>(lengthy).box.y == doctest::Approx(first<PlacedPhoto>(lengthy).box.bottom()));
}

TEST_CASE("compose: names and hashtags keep their size when the story needs room") {
  const Report brief = composed(said(words(30)), "itac/half", "portrait").report;
  const Report lengthy = composed(said(words(200)), "itac/half", "portrait").report;
  for (const char* slot : {"name", "role", "hashtags.0"}) {
    CAPTURE(slot);
    CHECK(text_of(lengthy, slot).font_size == text_of(brief, slot).font_size);
  }
}

TEST_CASE("compose: one letter more never makes a story larger") {
  for (const char* frame : {"itac/quote", "itac/half", "itac/voice"}) {
    for (const char* format : {"square", "story", "wide"}) {
      CAPTURE(frame);
      CAPTURE(format);
      float size = 1e9f;
      for (std::size_t letters = 10; letters < 260; letters += 7) {
        const float next = text_of(composed(said(words(letters)), frame, format).report, "story").font_size;
        CHECK(next <= size);
        size = next;
      }
    }
  }
}

TEST_CASE("compose: past the floor the report says so and by how much; nothing is left out") {
  const std::string story = words(3000);
  const Report report = composed(said(story), "itac/quote", "link").report;
  const TextReport& text = text_of(report, "story");
  CHECK_FALSE(report.fits);
  CHECK_FALSE(text.fits);
  CHECK(text.too_long_by > 1000);
  std::string shown;
  for (const LineReport& line : text.lines) shown += line.text;
  CHECK(shown == story);
}

TEST_CASE("compose: lines are slices of the slot's text, in order, without gaps") {
  const story::Story story = said("  abc de\nfgh \u05D0\u05D1 ijk ");
  const Report report = composed(story, "itac/quote", "square").report;
  std::uint32_t at = 0;
  for (const LineReport& line : text_of(report, "story").lines) {
    CHECK(line.bytes.begin == at);
    CHECK(line.text == story.story.substr(line.bytes.begin, line.bytes.size()));
    at = line.bytes.end;
  }
  CHECK(at == story.story.size());
}

TEST_CASE("compose: in stories every word stays inside the safe zone") {
  for (const char* frame : {"itac/quote", "itac/half", "itac/voice"}) {
    for (const std::size_t letters : {20u, 120u}) {
      CAPTURE(frame);
      const Report report = composed(said(words(letters)), frame, "story").report;
      REQUIRE(report.fits);
      CHECK(report.safe.y == doctest::Approx(0.13 * 1920));
      for (const TextReport& text : report.texts) {
        for (const LineReport& line : text.lines) {
          CHECK(line.baseline - text.font_size >= report.safe.y - 1);
          CHECK(line.baseline <= report.safe.bottom());
          CHECK(line.x + line.width <= 1080);
        }
      }
    }
  }
}

TEST_CASE("compose: role and place share a line while they fit, else each has its own") {
  story::Story story = said("abc");
  Report report = composed(story, "itac/quote", "square").report;
  CHECK(text_of(report, "role").lines[0].baseline == doctest::Approx(text_of(report, "place").lines[0].baseline));
  story.role = words(60);
  report = composed(story, "itac/quote", "square").report;
  CHECK(text_of(report, "role").lines[0].baseline < text_of(report, "place").lines[0].baseline);
}

TEST_CASE("compose: on a right-to-left card the place stands to the left of the role") {
  const Report report = composed(said("\u05D0\u05D1\u05D2"), "itac/quote", "square").report;
  CHECK(text_of(report, "place").lines[0].x < text_of(report, "role").lines[0].x);
}

TEST_CASE("compose: a colour that neither theme nor pack has is an error that names it") {
  toolkit::Pack pack = campaign();
  toolkit::Frame frame = pack.frames.front();
  frame.ground = "rose";
  const story::Story story = said("abc");
  const Card card{story, pack, frame, nullptr, *toolkit::find_format("square")};
  text::ShapeCache shapes;
  const auto composition = compose::compose(card, text::ems_library(), shapes);
  REQUIRE_FALSE(composition);
  CHECK(composition.error().detail.find("\"rose\"") != std::string::npos);
}

TEST_CASE("needed_files: known from the texts before any layout") {
  const story::Story story = said("abc");
  const Card card{story, campaign(), campaign().frames.front(), nullptr, *toolkit::find_format("square")};
  text::ShapeCache shapes;
  CHECK_FALSE(needed_files(card, text::empty_library(), shapes).empty());
  CHECK(needed_files(card, text::ems_library(), shapes).empty());
}

TEST_CASE("compose: a frame that leaves a text no room gives a report, not an end") {
  toolkit::Pack pack = campaign();
  toolkit::Frame frame = pack.frames.front();
  toolkit::Layer layer;
  layer.box.width = {-200, 0.1f};
  toolkit::TextLayer text;
  text.slot = "story";
  text.style.min_size = text.style.max_size = text.style.comfort_size = 4;
  text.style.color = {"ink", 1};
  layer.content = text;
  frame.layers[static_cast<std::size_t>(toolkit::Shape::square)] = {layer};
  const story::Story story = said("abc def");
  text::ShapeCache shapes;
  const auto composition = compose::compose({story, pack, frame, nullptr, *toolkit::find_format("square")}, text::ems_library(), shapes);
  REQUIRE(composition);
  CHECK_FALSE(composition->report.fits);
}

TEST_CASE("compose: a translation has its own language, direction and size, and starts at its own side") {
  story::Story story = said("\u05D1\u05D0 \u05D1\u05D0\u05D1");
  story.language = "he";
  story.translation = story::Translation{"en", "abc de abc", "gardener"};
  for (const char* format : {"square", "story", "wide"}) {
    CAPTURE(format);
    const Report report = composed(story, "itac/tongues", format).report;
    const TextReport& original = text_of(report, "story");
    const TextReport& translation = text_of(report, "translation");
    CHECK(original.right_to_left);
    CHECK(original.language == "he");
    CHECK_FALSE(translation.right_to_left);
    CHECK(translation.language == "en");
    CHECK(text_of(report, "translation.role").language == "en");
    CHECK(translation.lines.front().x == doctest::Approx(text_of(report, "translation.role").lines.front().x));
    story::Story longer = story;
    longer.translation->story = words(70);
    const Report with_longer = composed(longer, "itac/tongues", format).report;
    CHECK(text_of(with_longer, "story").font_size == original.font_size);
    CHECK(text_of(with_longer, "translation").font_size < translation.font_size);
  }
}
