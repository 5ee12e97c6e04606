#include "story/instant.h"

#include <doctest/doctest.h>

using namespace storycard::story;

TEST_CASE("read_instant: date, time and zone, to the minute or finer") {
  for (const char* text :
       {"2026-12-18T16:00Z", "2026-12-18T16:00:59Z", "2026-12-18T16:00:00.123Z", "2026-12-18T17:00+01:00",
        "2026-12-18T06:30-09:30", "2024-02-29T00:00Z", "2000-02-29T23:59Z"}) {
    CAPTURE(text);
    CHECK(read_instant(text));
  }
}

TEST_CASE("read_instant: what leaves the moment open is refused") {
  for (const char* text : {"", "2026-12", "2026-12-18T", "2026-12-18Z", "2026-12-18T16:00", "2026-12-18 16:00Z", "16:00Z", "2026-12-18T16Z",
                           "18 December", "2026-12-18T16:00 Europe/Madrid"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("read_instant: days and hours that do not exist are refused") {
  for (const char* text : {"2026-02-29T16:00Z", "1900-02-29T16:00Z", "2026-04-31T16:00Z", "2026-13-01T16:00Z",
                           "2026-00-01T16:00Z", "2026-01-00T16:00Z", "2026-01-01T24:00Z", "2026-01-01T12:60Z",
                           "2026-01-01T12:00:60Z", "2026-01-01T12:00+24:00"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("read_instant: nothing before, after or between") {
  for (const char* text : {" 2026-12-18T16:00Z", "2026-12-18T16:00Z ", "2026-12-18T16:00ZZ", "2026-12-18T16:00:Z",
                           "2026-12-18T16:00:00.Z", "2026-12-18T16:00+0100", "2026-12-18T16:00+", "+2026-12-18T16:00Z",
                           "2026-1-18T16:00Z", "2026-12-18t16:00z", "2026-12-1"}) {
    CAPTURE(text);
    CHECK_FALSE(read_instant(text));
  }
}

TEST_CASE("read_instant: what was written, on the clock that it was written for") {
  CHECK(read_instant("2026-12-18T16:05Z") == Instant{2026, 12, 18, 16 * 60 + 5, 0});
  CHECK(read_instant("2026-12-18T17:00:59.9+01:30") == Instant{2026, 12, 18, 17 * 60, 90});
  CHECK(read_instant("2026-12-18T00:00-09:30") == Instant{2026, 12, 18, 0, -570});
}

TEST_CASE("read_instant: a day alone has no hour") {
  CHECK(read_instant("2026-12-18") == Instant{2026, 12, 18, std::nullopt, 0});
  CHECK_FALSE(read_instant("2026-02-29"));
}
