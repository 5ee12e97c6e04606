#include "text/library.h"

#include "ems.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::text;

TEST_CASE("library: fonts go by the name that the list gives them; anything else is refused by its name") {
  Library library = empty_library();
  CHECK_FALSE(library.add("ems.ttf", font_file("ems.ttf")));
  CHECK(library.fonts.loaded("ems.ttf"));
  const auto unknown = library.add("fonts/none.ttf", font_file("ems.ttf"));
  REQUIRE(unknown);
  CHECK(unknown->code == ErrorCode::unknown_value);
  CHECK(unknown->where == "fonts/none.ttf");
  const auto broken = library.add("cyrillic.ttf", {'x'});
  REQUIRE(broken);
  CHECK(broken->where == "cyrillic.ttf");
}

TEST_CASE("library: shells hand it files by folder") {
  CHECK(Library::takes("fonts/a.ttf"));
  CHECK(Library::takes("dictionaries/a.dict"));
  CHECK(Library::takes("almanac/a.json"));
  CHECK_FALSE(Library::takes("fonts.json"));
  CHECK_FALSE(Library::takes("strings/en.json"));
  CHECK_FALSE(Library::takes(""));
}
