#pragma once

#include <cstdint>

namespace storycard::almanac {

// A day of the Gregorian calendar, also before it was in use. Month 1 is January.
struct Day {
  int year = 1970, month = 1, day = 1;
  friend bool operator==(const Day&, const Day&) = default;
};

std::int64_t days_since_1970(Day day);
Day day_of(std::int64_t days_since_1970);

// 0 is Sunday.
int weekday_of(Day day);

// A moment as the clocks of a place show it.
struct Clock {
  Day day;
  int minute = 0;  // of the day
  friend bool operator==(const Clock&, const Clock&) = default;
};

// The clock `offset_minutes` east of UTC.
Clock clock_at(std::int64_t utc_minutes_since_1970, int offset_minutes);

}  // namespace storycard::almanac
