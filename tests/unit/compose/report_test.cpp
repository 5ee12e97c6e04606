#include "compose/report.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

TEST_CASE("report: its JSON has the contract's keys, in px to two decimals") {
  Report report;
  report.frame = "itac/quote";
  report.format = "square";
  report.size = {1080, 1080};
  TextReport text;
  text.slot = "story";
  text.right_to_left = true;
  text.font_size = 46.125f;
  text.contrast = 7.123f;
  text.threshold = 3;
  text.missing = {"U+1F9FF"};
  text.lines.push_back({"abc", {0, 3}, 64.004f, 512, 812.406f});
  report.texts.push_back(text);
  const Json json = to_json(report);
  for (const char* key : {"frame", "theme", "format", "size", "safe", "fits", "texts", "altText", "caption", "advice", "removedMetadata"}) {
    CAPTURE(key);
    CHECK(json.find(key) != nullptr);
  }
  CHECK(write_json(*json.find("texts")) ==
        R"([{"slot":"story","language":"","direction":"rtl","fontSize":46.13,"fits":true,"tooLongBy":0,"contrast":7.12,)"
        R"("threshold":3,"faces":[],"missing":["U+1F9FF"],"lines":[{"text":"abc","bytes":[0,3],"x":64,"baseline":512,"width":812.41}]}])");
}
