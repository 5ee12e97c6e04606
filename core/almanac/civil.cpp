#include "almanac/civil.h"

namespace storycard::almanac {
namespace {

constexpr std::int64_t days_of_400_years = 146'097;
constexpr std::int64_t to_1970 = 719'468;  // from 1 March of the year 0
constexpr std::int64_t minutes_of_day = 24 * 60;

std::int64_t floor_divided(std::int64_t value, std::int64_t by) { return (value < 0 ? value - by + 1 : value) / by; }

// Days from 1 March, of which a leap day is the last of its year, to the first of each month from March on.
constexpr int days_before[] = {0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337};

}  // namespace

std::int64_t days_since_1970(Day day) {
  const std::int64_t year = day.month < 3 ? day.year - 1 : day.year;  // years that begin in March
  const std::int64_t before = year * 365 + floor_divided(year, 4) - floor_divided(year, 100) + floor_divided(year, 400);
  return before + days_before[(day.month + 9) % 12] + day.day - 1 - to_1970;
}

Day day_of(std::int64_t days) {
  const std::int64_t since_0 = days + to_1970;
  const std::int64_t era = floor_divided(since_0, days_of_400_years);
  const std::int64_t of_era = since_0 - era * days_of_400_years;
  // A guess that is never too early and at most a year too late.
  std::int64_t year = of_era / 365;
  const auto begins = [](std::int64_t y) { return y * 365 + y / 4 - y / 100 + y / 400; };
  while (begins(year) > of_era) --year;
  const std::int64_t of_year = of_era - begins(year);
  int month = 11;
  while (days_before[month] > of_year) --month;
  const int calendar_month = month < 10 ? month + 3 : month - 9;
  const std::int64_t calendar_year = era * 400 + year + (calendar_month < 3 ? 1 : 0);
  return {static_cast<int>(calendar_year), calendar_month, static_cast<int>(of_year - days_before[month]) + 1};
}

int weekday_of(Day day) {
  const std::int64_t since_a_sunday = days_since_1970(day) + 4;  // 1 January 1970 was a Thursday
  return static_cast<int>(since_a_sunday - floor_divided(since_a_sunday, 7) * 7);
}

Clock clock_at(std::int64_t utc_minutes, int offset_minutes) {
  const std::int64_t local = utc_minutes + offset_minutes;
  const std::int64_t days = floor_divided(local, minutes_of_day);
  return {day_of(days), static_cast<int>(local - days * minutes_of_day)};
}

}  // namespace storycard::almanac
