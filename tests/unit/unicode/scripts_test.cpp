#include "unicode/scripts.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

// "Latn:ab |Arab:…"
std::string runs(std::string_view text) {
  std::string result;
  for (const ScriptRun& run : script_runs(text)) {
    if (!result.empty()) result += '|';
    result += run.script + ":" + std::string(text.substr(run.bytes.begin, run.bytes.size()));
  }
  return result;
}

}  // namespace

TEST_CASE("scripts: common characters and marks join what stands before them, else what follows") {
  CHECK(runs("ab, да!") == "Latn:ab, |Cyrl:да!");
  CHECK(runs("«12» да") == "Cyrl:«12» да");
  CHECK(runs("e\u0301x") == "Latn:e\u0301x");
  CHECK(runs("") == "");
}

TEST_CASE("scripts: a text of common characters alone is of none") { CHECK(runs("12 + 3 🙂") == "Zyyy:12 + 3 🙂"); }

TEST_CASE("scripts: a closing bracket goes with its opening one") {
  CHECK(runs("ab (да) cd") == "Latn:ab (|Cyrl:да|Latn:) cd");
  CHECK(runs("ab [да (שלום)]") == "Latn:ab [|Cyrl:да (|Hebr:שלום|Cyrl:)|Latn:]");
  CHECK(runs("да) ab") == "Cyrl:да) |Latn:ab");  // no opening one
}

TEST_CASE("scripts: characters of several scripts go with the one of them that is near") {
  CHECK(runs("हि।") == "Deva:हि।");
  CHECK(runs("বা।") == "Beng:বা।");
  CHECK(runs("カー") == "Kana:カー");
  CHECK(runs("かー") == "Hira:かー");
  CHECK(runs("ab، مر") == "Latn:ab|Arab:، مر");  // the Arabic comma is not Latin
}

TEST_CASE("scripts: code points that nobody has assigned go with their neighbours") {
  CHECK(runs("a\uE000\u0378"
             "b") ==
        "Latn:a\uE000\u0378"
        "b");
}

TEST_CASE("scripts: a thousand brackets open at once") {
  std::string text(1000, '(');
  text += "א";
  text.append(1000, ')');
  std::string all;
  for (const ScriptRun& run : script_runs(text)) all += text.substr(run.bytes.begin, run.bytes.size());
  CHECK(all == text);
}

TEST_CASE("has_own_script: letters have, digits, signs and marks have not") {
  for (const char32_t c : {U'a', U'я', U'ب', U'日'}) CHECK(has_own_script(c));
  for (const char32_t c : {U'1', U' ', U'(', U'\u0301', U'\uE000', char32_t{0x1F600}}) CHECK_FALSE(has_own_script(c));
}
