#include "check/check_frame.h"

#include "base/limits.h"
#include "unit/check/packs.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

std::vector<std::string> checked(const Files& files) {
  const toolkit::Pack pack = read_tiny(files);
  const Documents documents = read_documents(reader_of(files));
  Findings findings;
  for (const toolkit::Frame& frame : pack.frames) check_frame(frame, FrameFile(documents, pack, frame), findings);
  return told(findings.all());
}

std::string words_of(const std::string& slot, const std::string& size) {
  return R"({"text": ")" + slot + R"(", "color": "words", "size": )" + size + "}";
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("check frame: the story is 2.6u or more, other words 1.9u, in every class") {
  CHECK(checked(tiny_pack("[" + words_of("story", "[2.6, 5]") + "," + words_of("name", "1.9") + "]",
                          R"(["story", "name"])"))
            .empty());
  CHECK(checked(tiny_pack("[" + words_of("story", "[2.5, 5]") + "," + words_of("name", "1.8") + "]",
                          R"(["story", "name"])")) ==
        Told{"frames/card.json /layers/0/size text-too-small", "frames/card.json /layers/1/size text-too-small"});
  CHECK(checked(tiny_pack(R"([{"text": "story", "color": "words", "size": 3, "in": {"stories": {"size": 2}}}])")) ==
        Told{"frames/card.json /layers/0/in/stories/size text-too-small"});
}

TEST_CASE("check frame: a script's scale counts") {
  CHECK(checked(
            tiny_pack(R"([{"text": "story", "color": "words", "size": 2.8, "scripts": {"Arab": {"scale": 0.8}}}])")) ==
        Told{"frames/card.json /layers/0/scripts text-too-small"});
}

TEST_CASE("check frame: words of the pack have a floor, too") {
  CHECK(checked(
            tiny_pack("[" + words_of("story", "3") + R"(, {"text": {"en": "Hello"}, "color": "words", "size": 1}])")) ==
        Told{"frames/card.json /layers/1/size text-too-small"});
}

TEST_CASE("check frame: slots are those that layers draw, in every class") {
  const std::string both = "[" + words_of("story", "3") + "," + words_of("hashtags.0", "2") + "]";
  CHECK(checked(tiny_pack(both, R"(["story", "hashtags"])")).empty());
  CHECK(checked(tiny_pack(both, R"(["story", "hashtags.0"])")).empty());
  CHECK(checked(tiny_pack(both, R"(["story"])")) == Told{"frames/card.json /layers/1/text slot-not-named"});
  CHECK(checked(tiny_pack(both, R"(["story", "hashtags", "photo", "logos", "fact"])")) ==
        Told{"frames/card.json /slots/2 slot-not-drawn", "frames/card.json /slots/3 slot-not-drawn",
             "frames/card.json /slots/4 slot-not-drawn"});
  CHECK(checked(tiny_pack(R"([{"text": "story", "color": "words", "size": 3, "in": {"wide": {"if": "never"}}}])")) ==
        Told{"frames/card.json /slots/0 slot-not-drawn"});
}

TEST_CASE("check frame: a class of shape that is not offered is not looked at") {
  CHECK(checked(tiny_pack(R"([{"text": "story", "color": "words", "size": 3, "in": {"wide": {"size": 1}}}])",
                          "[\"story\"]", R"(, "formats": ["square", "portrait", "tall", "story"])")) ==
        Told{"frames/card.json /formats few-formats"});
}

TEST_CASE("check frame: art counts as often as a pattern repeats it") {
  const std::string tile = R"({"art": [{"path": "M0 0H1V1H2V2H3V3H4V4H5V5H6V6Z", "view": [6, 6], "color": "ink"}]})";
  const auto pattern = [&](const std::string& cells) {
    return tiny_pack("[" + words_of("story", "3") + R"(, {"pattern": {"zig": )" + tile + "}, " + cells + "}]");
  };
  const toolkit::Pack pack = read_tiny(pattern(R"("columns": 20, "rows": 40)"));
  CHECK(art_steps(pack.frames[0].layers[0]) == 20 * 40 * 14);
  CHECK(checked(pattern(R"("columns": 20, "rows": 40)")).empty());
  CHECK(20 * 40 * 14 < limits::card_path_steps);
}
