#include "render/scrims.h"

#include "raster/rasterize.h"
#include "render/contrast.h"

#include "plain_face.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::render;

namespace {

constexpr Color white{255, 255, 255, 255}, black{0, 0, 0, 255};
constexpr PixelSize size{400, 300};

compose::PlacedArt scrim(const Rect& box, Paint paint) {
  compose::PlacedArt art{rectangle_path(box), std::move(paint), {}, {}};
  art.as_needed = true;
  return art;
}

compose::PlacedText line(std::size_t report, float x, float baseline, float width, float px, Color ink) {
  text::PlacedRun run{};
  run.face = &tests::plain_face();
  run.font_size = Px{px};
  text::PlacedLine placed{};
  placed.x = Px{x};
  placed.baseline = Px{baseline};
  placed.width = Px{width};
  placed.runs.push_back(run);
  compose::PlacedText text{report, {}, ink};
  text.layout.lines.push_back(placed);
  return text;
}

compose::Composition card_of(Color ground, std::vector<compose::PlacedItem> items) {
  compose::Composition card{size, ground, std::move(items), {}};
  for (const compose::PlacedItem& item : card.items) {
    if (std::holds_alternative<compose::PlacedText>(item)) card.report.texts.emplace_back();
  }
  return card;
}

paint::DisplayList settled(const compose::Composition& composition, float scale = 1) {
  paint::CardPaint card = paint::build(composition, scale, {});
  settle_scrims(composition, scale, card);
  CHECK(card.scrims.empty());
  return card.ground;
}

float contrast(const compose::Composition& composition, const paint::DisplayList& list, std::size_t item, float scale = 1) {
  const auto& text = std::get<compose::PlacedText>(composition.items[item]);
  return contrast_on(raster::rasterize(list), lettered_areas(text, scale), text.color);
}

int alpha_of(const paint::DisplayList& list, std::size_t command) {
  return std::get<Color>(std::get<paint::FillPath>(list.commands[command]).paint).alpha;
}

}  // namespace

TEST_CASE("scrims: as strong as the words over them need, and no step of 1/32 stronger") {
  const compose::Composition composition = card_of({200, 190, 180, 255}, {scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)});
  const paint::DisplayList list = settled(composition);
  REQUIRE(list.commands.size() == 1);
  CHECK(contrast(composition, list, 1) >= 4.5f);
  paint::DisplayList weaker = list;
  auto& color = std::get<Color>(std::get<paint::FillPath>(weaker.commands[0]).paint);
  color.alpha = static_cast<std::uint8_t>(color.alpha - 8);
  CHECK(contrast(composition, weaker, 1) < 4.5f + 0.02f);
}

TEST_CASE("scrims: a text's own threshold counts") {
  compose::Composition composition = card_of({200, 190, 180, 255}, {scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)});
  const int small = alpha_of(settled(composition), 0);
  composition.report.texts[0].threshold = 3;
  const int large = alpha_of(settled(composition), 0);
  CHECK(large < small);
  CHECK(large > 0);
}

TEST_CASE("scrims: gone where the words can be read without them, or where there are none") {
  CHECK(settled(card_of(black, {scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)})).commands.empty());
  CHECK(settled(card_of(white, {scrim({0, 100, 400, 200}, black)})).commands.empty());
  CHECK(settled(card_of(white, {scrim({0, 220, 400, 80}, black), line(0, 20, 100, 300, 40, white)})).commands.empty());
}

TEST_CASE("scrims: as strong as they can be where that is not enough") {
  const paint::DisplayList list = settled(card_of(white, {scrim({0, 100, 400, 200}, Color{90, 90, 90, 100}), line(0, 20, 200, 300, 40, white)}));
  CHECK(alpha_of(list, 0) == 100);
}

TEST_CASE("scrims: a later one only makes up for what an earlier one cannot do") {
  const auto later = [](std::uint8_t alpha) {
    return settled(card_of({200, 190, 180, 255}, {scrim({0, 100, 400, 200}, Color{0, 0, 0, alpha}), scrim({0, 100, 400, 200}, black),
                                                  line(0, 20, 200, 300, 40, white)}));
  };
  CHECK(later(255).commands.size() == 1);
  REQUIRE(later(60).commands.size() == 2);
  CHECK(alpha_of(later(60), 0) == 60);
  CHECK(alpha_of(later(60), 1) < 255);
}

TEST_CASE("scrims: what lies over one counts, and one inside a group is measured as the group shows it") {
  const std::vector<compose::PlacedItem> bare{scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)};
  const int alone = alpha_of(settled(card_of({200, 190, 180, 255}, bare)), 0);
  std::vector<compose::PlacedItem> items = bare;
  items.insert(items.begin() + 1, compose::PlacedArt{rectangle_path({0, 0, 400, 300}), Color{255, 255, 255, 60}, {}, {}});
  CHECK(alpha_of(settled(card_of({200, 190, 180, 255}, items)), 0) > alone);
  items = bare;
  items.insert(items.begin() + 1, compose::EndGroup{});
  items.insert(items.begin(), compose::BeginGroup{{}, 0.8f});
  const compose::Composition grouped = card_of({200, 190, 180, 255}, items);
  const paint::DisplayList list = settled(grouped);
  CHECK(alpha_of(list, 1) > alone);
  CHECK(contrast(grouped, list, 3) >= 4.5f);
}

TEST_CASE("scrims: a gradient's stops all weaken, and the words reach their threshold on the card as it is drawn") {
  const LinearGradient fade{{0, 100}, {0, 300}, {{0, {0, 0, 0, 0}}, {0.4f, {0, 0, 0, 220}}, {1, {0, 0, 0, 250}}}};
  for (const float scale : {0.4f, 1.0f, 2.0f}) {
    CAPTURE(scale);
    const compose::Composition composition = card_of({170, 180, 190, 255}, {scrim({0, 100, 400, 200}, fade), line(0, 20, 230, 300, 30, white),
                                                                            line(1, 20, 270, 200, 20, white)});
    const paint::DisplayList list = settled(composition, scale);
    REQUIRE(list.commands.size() == 1);
    const auto& drawn = std::get<LinearGradient>(std::get<paint::FillPath>(list.commands[0]).paint);
    CHECK(drawn.stops[2].color.alpha < 250);
    CHECK(contrast(composition, list, 1, scale) >= 4.5f);
    CHECK(contrast(composition, list, 2, scale) >= 4.5f);
  }
}

TEST_CASE("scrims: remembered ones are the same, and other words are not taken for the same") {
  ScrimCache cache;
  compose::Composition composition = card_of({200, 190, 180, 255}, {scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)});
  for (const float threshold : {4.5f, 3.0f, 4.5f}) {
    composition.report.texts[0].threshold = threshold;
    paint::CardPaint card = paint::build(composition, 1, {});
    cache.settle(composition, 1, Care::exact, card);
    CHECK(card.ground == settled(composition));
  }
}

TEST_CASE("scrims: wherever the search begins, it ends at the same strength") {
  for (const int gray : {20, 120, 200, 255}) {
    const auto side = static_cast<std::uint8_t>(gray);
    const compose::Composition composition =
        card_of({side, side, side, 255}, {scrim({0, 100, 400, 200}, black), line(0, 20, 200, 300, 40, white)});
    paint::CardPaint exact = paint::build(composition, 1, {});
    const std::vector<int> strengths = settle_scrims(composition, 1, exact);
    REQUIRE(strengths.size() == 1);
    for (int near = 0; near <= 32; ++near) {
      paint::CardPaint card = paint::build(composition, 1, {});
      CHECK(settle_scrims(composition, 1, card, {near}) == strengths);
      CHECK(card.ground == exact.ground);
    }
  }
}
