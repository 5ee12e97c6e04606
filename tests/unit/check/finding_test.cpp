#include "check/finding.h"

#include "base/limits.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::check;

TEST_CASE("finding: a reader's error keeps its file, its pointer and its sentence") {
  const Finding finding =
      finding_of({ErrorCode::unknown_value, "frames/quote.json /layers/2/if", "no condition \"foto\""});
  CHECK(finding.file == "frames/quote.json");
  CHECK(finding.pointer == "/layers/2/if");
  CHECK(finding.code == "unknown-value");
  CHECK(sentence(finding) == "frames/quote.json /layers/2/if: No condition \"foto\". Use one of the known names.");
}

TEST_CASE("finding: where a file is no JSON at all, its byte stays in the sentence") {
  const Finding finding = finding_of({ErrorCode::json_syntax, "pack.json byte 17", "expected a value"});
  CHECK(finding.file == "pack.json");
  CHECK(finding.pointer.empty());
  CHECK(finding.message.starts_with("Byte 17: expected a value."));
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
