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

TEST_CASE("report: a code is told only where one was asked for, and its place only where it is drawn") {
  Report report;
  CHECK(to_json(report).find("qr") == nullptr);
  report.qr = QrReport{"https://example.org", QrReport::State::left_out, {}, 0};
  CHECK(write_json(*to_json(report).find("qr")) == R"({"text":"https://example.org","drawn":false})");
  report.qr = QrReport{"https://example.org", QrReport::State::drawn, {10, 20, 132, 132}, 4};
  CHECK(write_json(*to_json(report).find("qr")) ==
        R"({"text":"https://example.org","drawn":true,"box":[10,20,132,132],"module":4})");
}

TEST_CASE("report: advice says its code, level and place, and the rest where there is any") {
  Report report;
  Advice photo;
  photo.code = "face-uncovered", photo.level = "notice", photo.where = "/photos/0", photo.photo = 0;
  Advice words;
  words.code = "wording", words.level = "notice", words.where = "/story", words.bytes = {2, 9}, words.suggestions = {"a", "b"}, words.why = "status";
  report.advice = {photo, words};
  CHECK(write_json(*to_json(report).find("advice")) ==
        R"([{"code":"face-uncovered","level":"notice","where":"/photos/0"},)"
        R"({"code":"wording","level":"notice","where":"/story","bytes":[2,9],"suggestions":["a","b"],"why":"status"}])");
}
