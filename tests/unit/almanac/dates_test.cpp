#include "almanac/dates.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::almanac;

namespace {

constexpr Day migrants_day{2026, 12, 18};

std::string names(int count, const char* first) {
  std::string list = "[\"" + std::string(first) + "\"";
  for (int i = 1; i < count; ++i) list += ",\"n" + std::to_string(i) + "\"";
  return list + "]";
}

std::string document(const std::string& members) {
  return "{\"dates\": 1, \"languages\": {\"xx-Yy\": {\"months\": " + names(12, "First") + ", \"weekdays\": " + names(7, "Rest") +
         (members.empty() ? "" : ", " + members) + "}}}";
}

ErrorCode error_of(const std::string& json) {
  const auto dates = Dates::read(json);
  REQUIRE_FALSE(dates);
  return dates.error().code;
}

}  // namespace

TEST_CASE("dates: without a file, and for a language that is not known, dates are English") {
  const Dates none;
  for (const char* language : {"", "en", "xx", "-", "--", "uk"}) {
    CAPTURE(language);
    CHECK(date_text(none.of(language), migrants_day) == "Friday, December 18, 2026");
  }
  CHECK(month_text(none.of("en"), migrants_day) == "December");
  CHECK(weekday_text(none.of("en"), migrants_day) == "Friday");
  CHECK(day_text(none.of("en"), {2026, 12, 8}) == "8");
}

TEST_CASE("dates: an hour is never without its zone") {
  const DateWords words;
  CHECK(time_text(words, 16 * 60, 0) == "16:00 UTC");
  CHECK(time_text(words, 17 * 60 + 5, 60) == "17:05 (UTC+1)");
  CHECK(time_text(words, 0, 345) == "00:00 (UTC+5:45)");
  CHECK(time_text(words, 12 * 60 + 30, -210) == "12:30 (UTC\u22123:30)");
  CHECK(time_text(words, 12 * 60, 65) == "12:00 (UTC+1:05)");
}

TEST_CASE("dates: a language is found by its tag in any case, and without its last parts") {
  const auto dates = Dates::read(document("\"date\": \"{day2}/{number}/{year} {month} {weekday}\""));
  REQUIRE(dates);
  for (const char* language : {"xx-yy", "XX-YY", "xx_Yy", "xx-Yy-ZZ-variant"}) {
    CAPTURE(language);
    CHECK(date_text(dates->of(language), {2026, 1, 4}) == "04/1/2026 First Rest");
  }
  CHECK(date_text(dates->of("xx"), {2026, 1, 4}) == "Sunday, January 4, 2026");
}

TEST_CASE("dates: a tag without end is no language, and takes no time") {
  const auto dates = Dates::read(document(""));
  REQUIRE(dates);
  std::string tag = "xx-yy";
  while (tag.size() < 60'000) tag += "-a";
  CHECK(month_text(dates->of(tag), {2026, 1, 4}) == "January");
}

TEST_CASE("dates: digits are the language's own, but for the zone's") {
  const auto dates = Dates::read(document("\"zero\": \"۰\", \"time\": \"{hour}.{minute}\""));
  REQUIRE(dates);
  CHECK(day_text(dates->of("xx-yy"), migrants_day) == "۱۸");
  CHECK(time_text(dates->of("xx-yy"), 545, 60) == "۰۹.۰۵ (UTC+1)");
}

TEST_CASE("dates: a damaged file is refused") {
  CHECK(error_of("") == ErrorCode::empty_file);
  CHECK(error_of("[]") == ErrorCode::wrong_type);
  CHECK(error_of("{}") == ErrorCode::missing_value);
  CHECK(error_of("{\"dates\": 2, \"languages\": {}}") == ErrorCode::out_of_range);
  CHECK(error_of("{\"dates\": 1, \"languages\": {\"xx\": {}}}") == ErrorCode::missing_value);
  CHECK(error_of("{\"dates\": 1, \"languages\": {\"xx\": {\"months\": [], \"weekdays\": []}}}") == ErrorCode::out_of_range);
  CHECK(error_of(document("\"date\": \"{hour}\"")) == ErrorCode::unknown_value);
  CHECK(error_of(document("\"date\": \"{day\"")) == ErrorCode::unknown_value);
  CHECK(error_of(document("\"date\": \"day}\"")) == ErrorCode::unknown_value);
  CHECK(error_of(document("\"time\": \"{{hour}}\"")) == ErrorCode::unknown_value);
  CHECK(error_of(document("\"zero\": \"\"")) == ErrorCode::wrong_type);
  CHECK(error_of(document("\"zero\": \"00\"")) == ErrorCode::wrong_type);
  CHECK(error_of(document("\"date\": \"" + std::string(300, 'x') + "\"")) == ErrorCode::too_large);
}
