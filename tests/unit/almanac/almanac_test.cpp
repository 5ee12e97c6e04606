#include "almanac/almanac.h"

#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::almanac;

namespace {

using Files = std::set<std::string>;

ByteView bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

}  // namespace

TEST_CASE("almanac: a date asks for what its language and its zone need, once") {
  Almanac almanac;
  CHECK(almanac.needed_for_date("", "").empty());
  CHECK(almanac.needed_for_date("en", "").empty());
  CHECK(almanac.needed_for_date("en-GB", "") == Files{"almanac/dates.json"});
  CHECK(almanac.needed_for_date("en", "Europe/Madrid") == Files{"almanac/time-zones.json"});
  CHECK(almanac.needed_for_date("uk", "Europe/Kyiv") == Files{"almanac/dates.json", "almanac/time-zones.json"});
  CHECK_FALSE(almanac.add("almanac/dates.json", bytes_of(R"({"dates": 1, "languages": {}})")));
  CHECK_FALSE(almanac.add("almanac/time-zones.json", bytes_of(R"({"timeZones": 1, "since": 2024, "rules": []})")));
  CHECK(almanac.needed_for_date("uk", "Europe/Kyiv").empty());
}

TEST_CASE("almanac: a language is called by its own name, else as it is written") {
  Almanac almanac;
  CHECK(almanac.needed_for_name("").empty());
  CHECK(almanac.needed_for_name("uk") == Files{"almanac/languages.json"});
  CHECK(almanac.name_of("uk") == "uk");
  CHECK_FALSE(almanac.add("almanac/languages.json", bytes_of(R"({"languages": 1, "names": {"uk": "Українська"}})")));
  CHECK(almanac.needed_for_name("uk").empty());
  CHECK(almanac.name_of("uk-UA") == "Українська");
  CHECK(almanac.name_of("x-Ours") == "x-Ours");
}

TEST_CASE("almanac: a damaged file leaves what was there, and says which it is") {
  Almanac almanac;
  CHECK_FALSE(almanac.add("almanac/languages.json", bytes_of(R"({"languages": 1, "names": {"uk": "Українська"}})")));
  for (const char* file : {"almanac/dates.json", "almanac/time-zones.json", "almanac/languages.json"}) {
    const auto error = almanac.add(file, bytes_of("{\"names\": 1"));
    REQUIRE(error);
    CHECK(error->where.starts_with(file));
  }
  CHECK(almanac.add("almanac/languages.json", bytes_of(R"({"languages": 1, "names": {"uk": 1}})")));
  CHECK(almanac.name_of("uk") == "Українська");
  CHECK(almanac.add("almanac/moon.json", {})->code == ErrorCode::unknown_value);
}
