#include "check/checker.h"

#include "unit/check/packs.h"
#include "unit/image/photo_files.h"
#include "unit/text/ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

using Told = std::vector<std::string>;

// To its end, in fonts whose letters are squares: they are about twice as wide as real ones.
Checker checked(const Files& files, const std::string& theme = "day") {
  render::Assets assets;
  assets.library = text::ems_library();
  render::Cache cache(render::decode_photo);
  Checker checker(reader_of(files), {}, {theme});
  for (;;) {
    const auto step = checker.step(assets, cache);
    REQUIRE(step);
    REQUIRE(*step != Checker::Step::needs_files);
    if (*step == Checker::Step::done) return checker;
  }
}

Told found(const Files& files, const std::string& theme = "day") {
  const std::vector<Finding> findings = checked(files, theme).findings();
  for (const Finding& finding : findings) MESSAGE(sentence(finding));
  return told(findings);
}

// A story with most of the card for itself: even square letters have room.
std::string roomy(const std::string& members = "") {
  return R"({"text": "story", "color": "words", "size": [2.6, 5], "box": [4, "15%", "100% - 8u", "65%"])" + members +
         "}";
}

}  // namespace

TEST_CASE("checker: a good frame is found good, on all of its cards") {
  const Checker checker = checked(tiny_pack("[" + roomy() + "]", "[\"story\"]", R"(, "leads": "second")"));
  CHECK(told(checker.findings()) == Told{});
  CHECK(checker.ok());
  CHECK(checker.cards() == 6 * 7);  // formats; the least and the most in three languages, and the barest
}

TEST_CASE("checker: a story without room") {
  CHECK(found(tiny_pack("[" + roomy(R"(, "lines": 1)") + "]", "[\"story\"]", R"(, "leads": "second")")) ==
        Told{"frames/card.json /layers/0/size too-long"});
}

TEST_CASE("checker: words that leave the card, and words under the controls of stories") {
  const auto at = [](const std::string& box) {
    return tiny_pack(R"([{"text": "story", "color": "words", "size": 2.6, "box": )" + box + "}]", "[\"story\"]",
                     R"(, "leads": "second")");
  };
  CHECK(found(at(R"([60, "15%", "100% - 8u", "65%"])")) == Told{"frames/card.json /layers/0/box outside-card"});
  CHECK(found(at(R"([4, 4, "100% - 8u", "76%"])")) == Told{"frames/card.json /layers/0/box outside-safe-area"});
}

TEST_CASE("checker: contrast is measured in each theme that is asked for") {
  const Files files = tiny_pack("[" + roomy() + "]", "[\"story\"]", R"(, "leads": "second")");
  const Told contrast{"frames/card.json /layers/0/color contrast"};
  CHECK(found(files, "day") == Told{});
  CHECK(found(files, "own") == Told{});
  CHECK(found(files, "dusk") == contrast);
  CHECK(found(files, "") == contrast);
  CHECK(checked(files, "").findings()[0].message.find("theme dusk") != std::string::npos);
}

TEST_CASE("checker: words on a photo must stand any photo") {
  const auto with = [](const std::string& between) {
    return tiny_pack(R"([{"photo": 0}, )" + between + roomy() + "]", R"(["story", "photo"])", R"(, "leads": "second")");
  };
  CHECK(found(with("")) == Told{"frames/card.json /layers/1/color contrast"});
  CHECK(found(with(R"({"fill": "paper@0.9"}, )")) == Told{});
}

TEST_CASE("checker: words that lie over other words") {
  const std::string name = R"({"use": "small", "text": "name", "size": 1.9, "box": [4, "15%", "100% - 8u", 5]})";
  CHECK(found(tiny_pack("[" + roomy() + "," + name + "]", R"(["story", "name"])", R"(, "leads": "second")")) ==
        Told{"frames/card.json /layers/1/box overlap"});
}

TEST_CASE("checker: logos lie inside the safe area, and under no words") {
  const auto with_logos = [](const std::string& box) {
    return tiny_pack("[" + roomy() + R"(, {"logos": "end", "size": 1, "box": )" + box + "}]", "[\"story\"]",
                     R"(, "leads": "second")");
  };
  CHECK(found(with_logos(R"([4, "13.7%", "100% - 8u", 1])")) == Told{});
  CHECK(found(with_logos(R"([4, "40%", "100% - 8u", 1])")) == Told{"frames/card.json /layers/0/box overlap"});
  CHECK(found(with_logos(R"([4, "100% - 4u", "100% - 8u", 3])")) ==
        Told{"frames/card.json /layers/1/logos outside-safe-area"});
  CHECK(found(with_logos(R"([4, -2, "100% - 8u", 3])")) == Told{"frames/card.json /layers/1/logos outside-card"});
}

TEST_CASE("checker: a promised slot that some story loses") {
  const std::string name =
      R"({"use": "small", "text": "name", "size": 1.9, "if": "no-photo", "box": [4, "81%", "100% - 8u", 4], "in": {"stories": {"box": [4, "13.5%", "100% - 8u", 4]}}})";
  const Files files = tiny_pack("[" + roomy(R"(, "in": {"stories": {"box": [4, "20%", "100% - 8u", "60%"]}})") + "," +
                                    name + R"(, {"photo": 0, "box": [0, 0, 4, 4]}])",
                                R"(["story", "name", "photo"])", R"(, "leads": "second")");
  CHECK(found(files) == Told{"frames/card.json /slots/1 text-dropped"});
}

TEST_CASE("checker: what cannot be read is told, and nothing is drawn") {
  Files files = tiny_pack(R"([{"fil": "ink"}, {"fill": "nope"}])");
  const Checker checker = checked(files);
  CHECK_FALSE(checker.readable());
  CHECK_FALSE(checker.ok());
  CHECK(checker.cards() == 0);
  CHECK(told(checker.findings()) ==
        Told{"frames/card.json /layers/0 missing-value", "frames/card.json /layers/1/fill unknown-value"});
}

TEST_CASE("checker: a pack that extends another is checked with what it takes over, and told where it does so") {
  const toolkit::Pack base = read_tiny(tiny_pack("[" + roomy() + "]", "[\"story\"]", R"(, "leads": "second")"));
  const Files town{
      {"pack.json", R"({"pack": 1, "id": "town", "version": "1", "licence": "MIT", "extends": "tiny", "frames": [],
    "themes": [{"id": "fog", "name": "Fog", "colors": {"paper": "#777777", "words": "#888888"}}]})"}};
  render::Assets assets;
  assets.library = text::ems_library();
  assets.packs.push_back(base);
  render::Cache cache(render::decode_photo);
  Checker checker(reader_of(town), assets.packs, {"fog"});
  while (*checker.step(assets, cache) != Checker::Step::done) {
  }
  CHECK(told(checker.findings()) == Told{"pack.json /extends contrast"});
  CHECK(checker.findings()[0].message.find("town/card") != std::string::npos);
  REQUIRE(assets.packs.size() == 1);
  CHECK(assets.packs[0].id == "tiny");  // theirs again
}

TEST_CASE("checker: boxes of less than nothing are drawn as nothing") {
  for (const char* box :
       {"[10, 10, -40, 30]", "[10, 10, 30, \"20u - 100%\"]", "[0, 0, 0, 0]", "[900, -900, 999, 999]"}) {
    for (const char* kind :
         {R"("photo": 0)", R"("photo": 0, "turn": 3)", R"("photo": 0, "outline": "ellipse", "turn": 90)",
          R"("fill": "ink", "radius": 2, "turn": 7)", R"("ellipse": "ink")", R"("logos": "start")",
          R"("path": "M0 0H1V1Z", "view": [1, 1], "color": "ink", "turn": 30)", R"("links": "row", "colors": ["ink"])",
          R"("links": "circle", "colors": ["ink"], "turn": 5)", R"("pattern": {"a": {"fill": "ink"}}, "tile": 4)",
          R"("pattern": {"a": {"fill": "ink"}}, "columns": 3, "rows": 3)",
          R"("group": [{"fill": "ink"}], "clip": "ellipse", "opacity": 0.5)"}) {
      const std::string layer = std::string("{") + kind + R"(, "box": )" + box + "}";
      const std::string story = R"({"text": "story", "color": "words", "size": 2.6, "box": )" + std::string(box) + "}";
      const Checker checker =
          checked(tiny_pack("[" + layer + "," + story + "]", "[\"story\"]", R"(, "leads": "second")"));
      CHECK_MESSAGE(checker.readable(), layer);
      CHECK(checker.cards() > 0);
    }
  }
}

TEST_CASE("checker: asks for fonts until they are there") {
  render::Assets assets;
  assets.library = text::empty_library();
  render::Cache cache(render::decode_photo);
  Checker checker(reader_of(tiny_pack("[" + roomy() + "]", "[\"story\"]", R"(, "leads": "second")")), {}, {"day"});
  REQUIRE(*checker.step(assets, cache) == Checker::Step::needs_files);
  for (const std::string& file : checker.needs()) REQUIRE_FALSE(assets.library.add(file, text::font_file(file)));
  while (*checker.step(assets, cache) != Checker::Step::done) REQUIRE(checker.needs().empty());
  CHECK(checker.cards() == 42);
}

TEST_CASE(
    "checker: a notice finds room under words that reach the card's edge, and words that come to lie on it are told") {
  const auto noticed = [](const std::string& box) {
    Files files = tiny_pack(R"([{"text": "story", "color": "words", "size": [2.6, 5], "box": )" + box + "}]",
                            "[\"story\"]", R"(, "leads": "second")");
    std::string& pack = files["pack.json"];
    pack = pack.substr(0, pack.rfind('}')) + R"(, "notice": "Made by a visitor"})";
    return files;
  };
  CHECK(found(noticed(R"([4, "15%", "100% - 8u", "65%"])")) == Told{});
  CHECK(found(noticed(R"([4, "22%", "100% - 8u", "60%"])")) == Told{});
}

TEST_CASE("checker: a picture that the pack names is there and is one, and each place that names it is told") {
  const std::string picture = R"({"image": "art/city.png", "box": [4, 1, 5, 5]})";
  Files files =
      tiny_pack("[" + picture + ", " + roomy() + ", " + picture + "]", "[\"story\"]", R"(, "leads": "second")");
  const auto told_as = [](const std::string& code) {
    return Told{"frames/card.json /layers/0/image " + code, "frames/card.json /layers/2/image " + code};
  };
  CHECK(found(files) == told_as("art-missing"));
  files["art/city.png"] = "a photo, or so it says";
  CHECK(found(files) == told_as("art-broken"));
  const Bytes sound = photo_files::fixture("rgb.png");
  files["art/city.png"] = std::string(sound.begin(), sound.end());
  CHECK(found(files) == Told{});
}
