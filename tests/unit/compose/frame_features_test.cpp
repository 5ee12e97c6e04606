#include <algorithm>
#include <cmath>

#include "compose/compose.h"
#include "compose/conditions.h"
#include "compose/pattern.h"
#include "compose/letters.h"
#include "compose/line_height.h"
#include "compose/pictures.h"
#include "toolkit/read_frame.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

// A pack of one frame with these layers; u is 10.8 px in its square.
toolkit::Pack pack_with(const std::string& layers, const std::string& pack_members = "") {
  auto pack = toolkit::read_pack([&](const std::string& name) -> Result<std::string> {
    if (name == "pack.json") {
      return R"({"pack": 1, "id": "p", "version": "1", "licence": "CC0-1.0", "frames": ["f"], "colors": {"ink": "#2A1033"})" +
             (pack_members.empty() ? "" : ", " + pack_members) + "}";
    }
    return R"({"frame": 1, "id": "f", "name": "F", "ground": "#FFF", "slots": [], "layers": [)" + layers + "]}";
  });
  REQUIRE_MESSAGE(pack, (pack ? "" : sentence(pack.error())));
  return std::move(*pack);
}

Composition composed(const toolkit::Pack& pack, const story::Story& story, const PictureSizes* pictures = nullptr) {
  text::ShapeCache shapes;
  auto composition = compose::compose({story, pack, pack.frames.front(), nullptr, *toolkit::find_format("square"), pictures},
                                      text::ems_library(), shapes);
  REQUIRE(composition);
  return std::move(*composition);
}

story::Story said(const char* words) {
  story::Story story;
  story.story = words;
  return story;
}

template <typename T>
std::vector<T> all(const Composition& composition) {
  std::vector<T> found;
  for (const PlacedItem& item : composition.items) {
    if (const T* one = std::get_if<T>(&item)) found.push_back(*one);
  }
  return found;
}

Rect bounds(const Path& path) {
  Point least = path.steps.front().to, most = least;
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    least = {std::min(least.x, step.to.x), std::min(least.y, step.to.y)};
    most = {std::max(most.x, step.to.x), std::max(most.y, step.to.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

bool close(const Rect& a, const Rect& b) {
  const auto near = [](float x, float y) { return std::abs(x - y) < 0.05f; };
  return near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height);
}

}  // namespace

TEST_CASE("group: boxes inside count in the group's own, also on a mirrored card") {
  const toolkit::Pack pack = pack_with(R"({"group": [{"fill": "ink", "box": ["50%", 0, "50%", "100%"]}], "box": ["50%", 0, "50%", "50%"]})");
  CHECK(close(bounds(all<PlacedArt>(composed(pack, said("abc")))[0].path), {810, 0, 270, 540}));
  story::Story story = said("abc");
  story.direction = story::Direction::right_to_left;
  CHECK(close(bounds(all<PlacedArt>(composed(pack, story))[0].path), {0, 0, 270, 540}));
}

TEST_CASE("group: one that clips, fades or mixes stands around what it holds; one that does nothing of it does not") {
  const auto groups = [](const char* members) {
    const Composition composition = composed(pack_with(R"({"group": [{"fill": "ink"}])" + std::string(members) + "}"), said("abc"));
    CHECK(all<BeginGroup>(composition).size() == all<EndGroup>(composition).size());
    return all<BeginGroup>(composition);
  };
  CHECK(groups("").empty());
  CHECK(groups(R"(, "clip": "ellipse")").at(0).clip == ellipse_path({0, 0, 1080, 1080}));
  CHECK(groups(R"(, "opacity": 0.5)").at(0).opacity == 0.5f);
  CHECK(groups(R"(, "blend": "overlay")").at(0).blend == toolkit::Blend::overlay);
}

TEST_CASE("turn: about the middle of the box, the other way on a mirrored card, and with all that is inside") {
  const toolkit::Pack pack = pack_with(R"({"fill": "ink", "box": ["50% - 20u", "50% - 5u", 40, 10], "turn": 90})");
  CHECK(close(bounds(all<PlacedArt>(composed(pack, said("abc")))[0].path), {486, 324, 108, 432}));

  const toolkit::Pack photos = pack_with(R"({"group": [{"photo": 0, "turn": 10, "box": [0, 0, 10, 10]}], "turn": 90})");
  story::Story story = said("abc");
  story.photos.emplace_back();
  const PlacedPhoto photo = all<PlacedPhoto>(composed(photos, story)).at(0);
  CHECK(photo.turn_degrees == 100);
  CHECK(close(photo.box, {972, 0, 108, 108}));  // from the top left to the top right
  story.direction = story::Direction::right_to_left;
  const PlacedPhoto mirrored = all<PlacedPhoto>(composed(photos, story)).at(0);
  CHECK(mirrored.turn_degrees == -100);
  CHECK(close(mirrored.box, {0, 0, 108, 108}));
}

TEST_CASE("plate: lies behind its words, as wide as they and its pads, and the words make room for it") {
  const toolkit::Pack pack = pack_with(R"({"text": "story", "size": 5, "color": "#FFFFFF", "lineHeight": {"*": 1},
                                          "plate": {"color": "ink", "pad": [2, 1]}, "box": [10, 10, 60, 40]})");
  const Composition composition = composed(pack, said("abcd"));
  REQUIRE(composition.items.size() == 2);
  CHECK(std::holds_alternative<PlacedArt>(composition.items[0]));
  const LineReport& line = composition.report.texts.at(0).lines.at(0);
  CHECK(line.x == doctest::Approx(12 * 10.8));
  const Rect plate = bounds(all<PlacedArt>(composition)[0].path);
  CHECK(close(plate, {108, 108, line.width + 4 * 10.8f, 7 * 10.8f}));
}

TEST_CASE("pattern: cells fill the box row by row, tiles turned by quarters, everything mirrored with the card") {
  const std::string tiles = R"({"pattern": {"a": {"fill": "ink"}, "b": {"art": [{"fill": "ink", "box": [0, 0, 50, 50]}]}},
                               "columns": 2, "rows": 1, "cells": ["a b.1"], "box": [0, 0, "100%", "50%"]})";
  const auto art = all<PlacedArt>(composed(pack_with(tiles), said("abc")));
  REQUIRE(art.size() == 2);
  CHECK(close(bounds(art[0].path), {0, 0, 540.6f, 540.6f}));
  CHECK(close(bounds(art[1].path), {810, 0, 270, 270}));  // from the upper left to the upper right of its cell
}

TEST_CASE("pattern: one that goes by the story is the same for the same words, another for others, and has every cell") {
  toolkit::PatternLayer pattern;
  pattern.tiles.resize(12);
  pattern.columns = 4;
  pattern.row_count = 3;
  pattern.by_story = true;
  const auto order = [&](const char* words) {
    std::string text;
    for (const PlacedCell& cell : pattern_cells(pattern, {0, 0, 400, 300}, 1, words)) text += static_cast<char>('a' + cell.tile);
    return text;
  };
  CHECK(order("bread") == order("bread"));
  CHECK(order("bread") != order("breath"));
  std::string sorted = order("bread");
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == "abcdefghijkl");
}

TEST_CASE("logos: the pack's come before the story's, all of one height, and what has no size is left out") {
  const toolkit::Pack pack = pack_with(R"({"logos": "end", "size": 4, "gap": 1, "box": [0, 0, "100%", 4]})",
                                       R"("logos": [{"image": "art/city.png", "description": "City"}])");
  story::Story story = said("abc");
  story.logos.push_back({"own.png", "Own"});
  story.logos.push_back({"lost.png", "Lost"});
  PictureSizes sizes;
  sizes.of_packs["p/art/city.png"] = {200, 100};
  sizes.story_logos = {PixelSize{100, 100}, std::nullopt};
  const auto pictures = all<PlacedPicture>(composed(pack, story, &sizes));
  REQUIRE(pictures.size() == 2);
  CHECK(pictures[0].file == "p/art/city.png");
  CHECK(close(pictures[1].box, {1080 - 43.2f, 0, 43.2f, 43.2f}));
  CHECK(close(pictures[0].box, {1080 - 43.2f - 10.8f - 86.4f, 0, 86.4f, 43.2f}));
  CHECK(all<PlacedPicture>(composed(pack, story)).empty());
  CHECK(pack_pictures({story, pack, pack.frames.front(), nullptr, *toolkit::find_format("square")}) == std::set<std::string>{"p/art/city.png"});
}

TEST_CASE(
    "qr: whole px at the foot of its side of the box, with the quiet zone, and mirrored with the card but not turned "
    "round") {
  const toolkit::Pack pack = pack_with(R"({"qr": "end", "color": "ink", "radius": 1, "box": [10, 10, 20.05, 30]})");
  story::Story story = said("abc");
  story.link = "https://example.org/amina";  // 25 modules a side
  CHECK(all<PlacedQr>(composed(pack, story)).empty());
  story.qr = true;
  const auto left_to_right = all<PlacedQr>(composed(pack, story));
  REQUIRE(left_to_right.size() == 1);
  const PlacedQr& code = left_to_right[0];
  CHECK(code.module == 6);  // 216 px for 33 of them
  CHECK(code.box == Rect{324 - 198, 432 - 198, 198, 198});
  CHECK(code.color == Color{0x2A, 0x10, 0x33, 255});
  CHECK(code.radius == doctest::Approx(10.8f));
  story.direction = story::Direction::right_to_left;
  const auto mirrored = all<PlacedQr>(composed(pack, story));
  REQUIRE(mirrored.size() == 1);
  CHECK(mirrored[0].box == Rect{756, 432 - 198, 198, 198});
  CHECK(mirrored[0].code->is_dark == code.code->is_dark);
}

TEST_CASE(
    "qr: the report says what it says and where, and that it was left out where there is no link, no room or no "
    "layer") {
  const toolkit::Pack pack = pack_with(R"({"qr": "start", "module": 0.5, "box": [0, 0, "50%", 19]})");
  story::Story story = said("abc");
  story.qr = true;
  CHECK_FALSE(composed(pack, story).report.qr);
  const auto report_of = [&](const char* link) {
    story.link = link;
    const auto report = composed(pack, story).report.qr;
    REQUIRE(report);
    return *report;
  };
  using State = QrReport::State;
  QrReport report = report_of("example.org");
  CHECK(report.text == "https://example.org");
  CHECK(report.state == State::drawn);
  CHECK(report.module == 6);  // of 25 modules and 8 of quiet zone; 5.4 px is the least
  CHECK(report.box == Rect{0, 205 - 198, 198, 198});
  report = report_of("https://example.org/longer-than-fits");
  CHECK(report.state == State::left_out);
  CHECK_FALSE(report.text.empty());
  CHECK(report_of("soon").text.empty());
  CHECK(composed(pack_with(R"({"fill": "ink"})"), story).report.qr->state == State::left_out);
}

TEST_CASE("qr: a layer that asks for a code is drawn only where the link can have one; a pale code is black") {
  const toolkit::Pack pack =
      pack_with(R"({"if": "qr", "fill": "ink"}, {"if": "no-qr", "ellipse": "ink"}, {"qr": "end", "color": "#C0C0C0"})");
  story::Story story = said("abc");
  const auto shows_code = [&] {
    return all<PlacedArt>(composed(pack, story))[0].path == rectangle_path({0, 0, 1080, 1080});
  };
  story.link = "example.org";
  CHECK_FALSE(shows_code());
  story.qr = true;
  CHECK(shows_code());
  CHECK(all<PlacedQr>(composed(pack, story))[0].color == Color{0, 0, 0, 255});
  story.link = "soon";
  CHECK_FALSE(shows_code());
}

TEST_CASE("faces: the chosen theme's win over the pack's, and a script may have its own") {
  const toolkit::Pack pack = pack_with(R"({"text": "story", "face": "loud", "size": 4, "color": "ink", "scripts": {"Arab": {"scale": 1.5}}})",
                                       R"("faces": {"loud": {"role": "text", "weight": 500}},
                                          "themes": [{"id": "t", "name": "T", "faces": {"loud": {"role": "display", "weight": 800}}}])");
  const story::Story story = said("abc");
  const auto& style = std::get<toolkit::TextLayer>(pack.frames.front().layers[1][0].content).style;
  const toolkit::Format& square = *toolkit::find_format("square");
  CHECK(letters_of({story, pack, pack.frames.front(), nullptr, square}, style, "abc").font == font::Style{font::Role::text, 500});
  CHECK(letters_of({story, pack, pack.frames.front(), &pack.themes[0], square}, style, "abc").font == font::Style{font::Role::display, 800});
  CHECK(letters_of({story, pack, pack.frames.front(), nullptr, square}, style, "\u0627\u0628 a").scale == 1.5f);
  CHECK(letters_of({story, pack, pack.frames.front(), nullptr, square}, style, "abc \u0627").scale == 1);
  toolkit::TextStyle of_digits = style;  // which are of no script: nobody can ask for theirs
  of_digits.scripts.front().script = "Zyyy";
  CHECK(letters_of({story, pack, pack.frames.front(), nullptr, square}, of_digits, "2024").scale == 1);
}

TEST_CASE("line height: the tallest script rules, and digits alone stand as Latin does") {
  toolkit::TextStyle style;
  const auto height = [&](const char* text) { return line_height(style, font::Role::display, text::shape_ems(text)); };
  CHECK(height("abc") == 1.12f);
  CHECK(height("abc \u05D0") == 1.24f);
  CHECK(height("2024") == 1.12f);
  style.line_heights = {{"Zyyy", 3.0f}, {"Latn", 1.3f}};
  CHECK(height("2024") == 1.3f);
}

TEST_CASE("conditions: all of a list must hold; a text counts as there with a mark in it, not just a space") {
  const toolkit::Pack pack = pack_with("");
  story::Story story = said("abc");
  const auto holds = [&](const char* json) {
    const auto conditions = toolkit::read_conditions(*read_json(json), "");
    REQUIRE(conditions);
    return hold(*conditions, {story, pack, pack.frames.front(), nullptr, *toolkit::find_format("square")});
  };
  story.name = "\xE2\x80\x8B ";  // a zero width space and a space
  CHECK(holds(R"("no-name")"));
  story.name = "A.";
  CHECK(holds(R"(["name", "no-photo", "no-fact", "no-logo"])"));
  CHECK_FALSE(holds(R"(["name", "photo"])"));
  story.photos.resize(2);
  CHECK(holds(R"(["photo", "photos.2", "no-photos.3"])"));
  story.event = story::Event{};
  story.event->speakers.push_back({"Selam", "Nurse", 1});
  CHECK(holds(R"("speakers.0.photo")"));
  story.event->speakers[0].photo = 5;
  CHECK(holds(R"("no-speakers.0.photo")"));
}

TEST_CASE("line: slots centred together stay together: the comma stands right after its word") {
  const toolkit::Pack pack = pack_with(R"({"line": ["role", "place"], "separator": ", ", "size": 4, "align": "center", "color": "ink"})");
  story::Story story = said("abc");
  story.role = "abc";
  story.place = "de";
  const auto texts = all<PlacedText>(composed(pack, story));
  REQUIRE(texts.size() == 3);
  const auto& role = texts[0].layout.lines.at(0);
  const auto& comma = texts[1].layout.lines.at(0);
  CHECK(comma.x.value == doctest::Approx(role.x.value + role.width.value));
}
