#include "font/spelling.h"

#include <doctest/doctest.h>

using namespace storycard::font;

TEST_CASE("spelling: both canonical forms, whichever is given") {
  for (const char32_t* given : {U"\u1EC7", U"e\u0323\u0302", U"e\u0302\u0323", U"\u00EA\u0323", U"\u1EB9\u0302"}) {
    const Spellings spellings = spellings_of(given);
    CHECK(spellings.composed == U"\u1EC7");
    CHECK(spellings.decomposed == U"e\u0323\u0302");
  }
}

TEST_CASE("spelling: a mark that a mark of its own class stands before is not composed over it") {
  CHECK(spellings_of(U"a\u0306\u0301").composed == U"\u1EAF");
  CHECK(spellings_of(U"a\u0333\u0323\u0301").composed == U"\u00E1\u0333\u0323");
  CHECK(spellings_of(U"a\u0304\u0301").composed == U"\u0101\u0301");
}

TEST_CASE("spelling: Hangul syllables") {
  CHECK(spellings_of(U"\u1112\u1161\u11AB").composed == U"\uD55C");
  CHECK(spellings_of(U"\uD55C").decomposed == U"\u1112\u1161\u11AB");
}

TEST_CASE("spelling: a mark alone is itself") {
  CHECK(spellings_of(U"\u0301").composed == U"\u0301");
  CHECK(spellings_of(U"\u0301\u0301").composed == U"\u0301\u0301");
}

TEST_CASE("spelling: what is not drawn need not be covered") {
  CHECK(spellings_of(U"\u200D").composed.empty());
  CHECK(spellings_of(U"\n").composed.empty());
  CHECK(spellings_of(U"\u2764\uFE0F").composed == U"\u2764");
}

TEST_CASE("spelling: every space is a space, the non-breaking hyphen a hyphen") {
  CHECK(spellings_of(U"\u00A0").composed == U" ");
  CHECK(spellings_of(U"\u202F").decomposed == U" ");
  CHECK(spellings_of(U"\u2011").composed == U"\u2010");
}
