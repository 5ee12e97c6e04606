#include "check/finding.h"

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

namespace {

Result<std::string> no_file(const std::string& name) { return Error{ErrorCode::missing_file, name, "no such file"}; }

}  // namespace

TEST_CASE("finding: a reader's error keeps its file, its pointer and its sentence") {
  const Finding finding =
      finding_of({ErrorCode::unknown_value, "frames/quote.json /layers/2/if", "no condition \"foto\""}, no_file);
  CHECK(finding.file == "frames/quote.json");
  CHECK(finding.pointer == "/layers/2/if");
  CHECK(finding.code == "unknown-value");
  CHECK(sentence(finding) == "frames/quote.json /layers/2/if: No condition \"foto\". Use one of the known names.");
}

TEST_CASE("finding: where a file is no JSON at all, its line and column are told as an editor counts them") {
  const auto message = [](const Error& error, const std::string& text) {
    const Finding finding = finding_of(error, [&](const std::string& name) -> Result<std::string> {
      CHECK(name == "pack.json");
      return text;
    });
    CHECK(finding.file == "pack.json");
    CHECK(finding.pointer.empty());
    return finding.message;
  };
  const auto told = [&](const std::string& text) {
    const auto json = read_json(text);
    REQUIRE_FALSE(json);
    return message({json.error().code, "pack.json " + json.error().where, json.error().detail}, text);
  };
  CHECK(told("{\"pack\": 1,}").starts_with("Line 1, column 12: unexpected '}'"));
  CHECK(told("{\n  \"name\": \"Città\" 1}").starts_with("Line 2, column 19: unexpected number literal"));
  CHECK(told("{\r\n\r\n}}").starts_with("Line 3, column 2: "));
  CHECK(told("{\n\n").starts_with("Line 3, column 1: "));
  CHECK(told("[\n\"Zo\xE9\"]").starts_with("Line 2, column 4: expected UTF-8 text"));
  CHECK(told("[\n" + std::string(200, '[')).starts_with("Line 2, column "));
  CHECK(told("[1,\n1e999]").starts_with("Line 2, column "));
  // A text that is not the one that was read any more, and places that are none.
  CHECK(message({ErrorCode::json_syntax, "pack.json byte 17", "expected a value"}, "{").starts_with("Byte 17: expected a value."));
  CHECK(message({ErrorCode::json_syntax, "pack.json byte 1x", "expected a value"}, "{}").starts_with("Byte 1x: "));
  CHECK(message({ErrorCode::json_syntax, "pack.json byte ", "line"}, "{}").starts_with("Byte : line."));
}

TEST_CASE("finding: as JSON it has all that its sentence says, and how bad it is") {
  const Finding warning{"pack.json", "/themes", "no-themes", Severity::warning, "It has one look."};
  CHECK(
      write_json(to_json(warning)) ==
      R"({"file":"pack.json","pointer":"/themes","code":"no-themes","severity":"warning","message":"It has one look."})");
  CHECK(sentence(warning) == "pack.json /themes: warning: It has one look.");
  Finding error = warning;
  error.severity = Severity::error;
  CHECK(*to_json(error).find("severity") == Json("error"));
}

TEST_CASE("findings: what many cards show at one place is told once, by the worst of them") {
  Findings findings;
  const Finding finding{"frames/a.json", "/layers/0", "contrast", Severity::error, "It is 2.9."};
  findings.add(finding, {"square", 1});
  findings.add({"frames/a.json", "/layers/0", "contrast", Severity::error, "It is 1.2."}, {"link", 3});
  findings.add(finding, {"wide", 2});
  findings.add(finding, {"wide", 1});  // at another place of the same card
  findings.add({"frames/a.json", "/layers/1", "contrast", Severity::error, "It is 4."}, {"tall", 1});
  const auto all = findings.all();
  REQUIRE(all.size() == 2);
  CHECK(all[0].message == "It is 1.2. Seen on link, and on 2 more.");
  CHECK(all[1].message == "It is 4. Seen on tall.");
}

TEST_CASE("findings: there are only so many") {
  Findings findings;
  for (std::size_t i = 0; i < 2 * limits::findings; ++i) {
    findings.add({"pack.json", "/colors/" + std::to_string(i), "wrong-type", Severity::error, "No."});
  }
  CHECK(findings.all().size() == limits::findings);
}
