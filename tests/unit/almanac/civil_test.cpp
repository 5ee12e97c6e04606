#include "almanac/civil.h"

#include <doctest/doctest.h>

using namespace storycard::almanac;

TEST_CASE("civil: days are counted from 1970, and their weekdays known") {
  CHECK(days_since_1970({1970, 1, 1}) == 0);
  CHECK(days_since_1970({1969, 12, 31}) == -1);
  CHECK(days_since_1970({2026, 12, 18}) == 20'805);
  CHECK(weekday_of({2026, 12, 18}) == 5);
  CHECK(weekday_of({2000, 2, 29}) == 2);
  CHECK(weekday_of({1600, 1, 1}) == 6);
  CHECK(weekday_of({1, 1, 1}) == 1);
}

TEST_CASE("civil: every day of twelve centuries is the one after the day before it") {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::int64_t count = days_since_1970({1200, 1, 1});
  int wrong = 0;
  for (int year = 1200; year < 2400; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0); ++day, ++count) {
        wrong += days_since_1970({year, month, day}) != count || day_of(count) != Day{year, month, day};
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("civil: clocks of other places may show another day") {
  const std::int64_t new_year = days_since_1970({2027, 1, 1}) * 24 * 60;
  CHECK(clock_at(new_year, 0) == Clock{{2027, 1, 1}, 0});
  CHECK(clock_at(new_year, -1) == Clock{{2026, 12, 31}, 23 * 60 + 59});
  CHECK(clock_at(new_year, 14 * 60) == Clock{{2027, 1, 1}, 14 * 60});
  CHECK(clock_at(-1, 0) == Clock{{1969, 12, 31}, 23 * 60 + 59});
}
