#include "unicode/script_names.h"

#include <unicode/uscript.h>

#include <doctest/doctest.h>

using namespace storycard::unicode;

TEST_CASE("script_name: every script of ICU has the name that ICU gives it") {
  for (int script = 0; script < USCRIPT_CODE_LIMIT; ++script) {
    CAPTURE(script);
    CHECK(script_name(script) == uscript_getShortName(static_cast<UScriptCode>(script)));
  }
}

TEST_CASE("script_name: a number that is no script is unknown") {
  CHECK(script_name(-1) == "Zzzz");
  CHECK(script_name(USCRIPT_CODE_LIMIT) == "Zzzz");
}
