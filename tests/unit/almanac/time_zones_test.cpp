#include "almanac/time_zones.h"

#include "almanac/civil.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::almanac;

namespace {

std::string document(const std::string& offsets, const std::string& zones = "{\"Area\": \"Here There\", \"\": \"Plain\"}") {
  return "{\"timeZones\": 1, \"since\": 2024, \"rules\": [{\"offsets\": " + offsets + ", \"zones\": " + zones + "}]}";
}

ErrorCode error_of(const std::string& json) {
  const auto zones = TimeZones::read(json);
  REQUIRE_FALSE(zones);
  return zones.error().code;
}

}  // namespace

TEST_CASE("time_zones: an offset holds from its change to the next") {
  const auto zones = TimeZones::read(document("[60, 4, 120, 8, -30]"));
  REQUIRE(zones);
  const std::int64_t start = days_since_1970({2024, 1, 1}) * 24 * 60;
  for (const char* zone : {"Area/Here", "Area/There", "Plain"}) {
    CAPTURE(zone);
    CHECK(zones->offset_minutes(zone, start - 1'000'000'000) == 60);
    CHECK(zones->offset_minutes(zone, start + 59) == 60);
    CHECK(zones->offset_minutes(zone, start + 60) == 120);
    CHECK(zones->offset_minutes(zone, start + 179) == 120);
    CHECK(zones->offset_minutes(zone, start + 180) == -30);
    CHECK(zones->offset_minutes(zone, start + 1'000'000'000) == -30);
  }
}

TEST_CASE("time_zones: a zone that is not known has no offset, nor has any without a file") {
  const auto zones = TimeZones::read(document("[60]"));
  REQUIRE(zones);
  for (const char* zone : {"", "Area", "Area/", "Here", "area/here", "/Plain", "Mars/Base"}) {
    CAPTURE(zone);
    CHECK_FALSE(zones->offset_minutes(zone, 0));
  }
  CHECK_FALSE(TimeZones().offset_minutes("Area/Here", 0));
}

TEST_CASE("time_zones: a damaged file is refused") {
  CHECK(error_of("{}") == ErrorCode::missing_value);
  CHECK(error_of("{\"timeZones\": 2, \"since\": 2024, \"rules\": []}") == ErrorCode::out_of_range);
  CHECK(error_of(document("[]")) == ErrorCode::missing_value);
  CHECK(error_of(document("[60, 4]")) == ErrorCode::missing_value);
  CHECK(error_of(document("60")) == ErrorCode::wrong_type);
  CHECK(error_of(document("[1e308]")) == ErrorCode::out_of_range);
  CHECK(error_of(document("[0.5]")) == ErrorCode::out_of_range);
  CHECK(error_of(document("[60, 0, 120]")) == ErrorCode::out_of_range);
  CHECK(error_of(document("[60, -4, 120]")) == ErrorCode::out_of_range);
  CHECK(error_of(document("[60, \"4\", 120]")) == ErrorCode::out_of_range);
  CHECK(error_of(document("[60]", "[]")) == ErrorCode::wrong_type);
  CHECK(error_of(document("[60]", "{\"Area\": 1}")) == ErrorCode::wrong_type);
}
