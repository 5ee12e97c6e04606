#include "composer/event_time.h"

#include <cstdlib>
#include <vector>

#include "base/utf8.h"
#include "unicode/properties.h"

namespace storycard::composer {
namespace {

// Digits of a script come as blocks of ten.
int value_of(char32_t digit) {
  int value = 0;
  while (value < 9 && unicode::is_digit(digit - static_cast<char32_t>(value) - 1)) ++value;
  return value;
}

struct Number {
  int value = 0, digits = 0;
};

// The numbers in a text that has nothing else but `between` them; empty where it has.
std::vector<Number> numbers_in(std::string_view text, std::u32string_view between) {
  std::vector<Number> numbers(1);
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint now = decode_utf8(text, at);
    at += now.length;
    const char32_t c = now.code_point;
    if (unicode::is_digit(c)) {
      if (++numbers.back().digits > 4) return {};
      numbers.back().value = numbers.back().value * 10 + value_of(c);
    } else if (between.find(c) != std::u32string_view::npos && numbers.back().digits > 0) {
      numbers.emplace_back();
    } else if (c != U' ') {
      return {};
    }
  }
  if (numbers.back().digits == 0) return {};
  return numbers;
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::optional<almanac::Day> read_day(std::string_view text) {
  const auto numbers = numbers_in(text, U"-/.");
  if (numbers.size() != 3 || numbers[0].digits != 4 || numbers[0].value == 0) return std::nullopt;
  const almanac::Day day{numbers[0].value, numbers[1].value, numbers[2].value};
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return std::nullopt;
  // A day that the calendar lacks comes back as another one.
  if (almanac::day_of(almanac::days_since_1970(day)) != day) return std::nullopt;
  return day;
}

std::optional<int> read_minute(std::string_view text) {
  const auto numbers = numbers_in(text, U":.hH");
  if (numbers.size() < 2 || numbers.size() > 3 || numbers[1].digits != 2) return std::nullopt;
  if (numbers[0].digits > 2 || numbers[0].value > 23 || numbers[1].value > 59) return std::nullopt;
  return numbers[0].value * 60 + numbers[1].value;
}

std::optional<int> read_year(std::string_view text) {
  const auto numbers = numbers_in(text, U"");
  if (numbers.size() != 1 || numbers[0].value < 1) return std::nullopt;
  return numbers[0].value;
}

std::string day_field(almanac::Day day) {
  const std::string year = std::to_string(day.year);
  return std::string(year.size() < 4 ? 4 - year.size() : 0, '0') + year + '-' + two(day.month) + '-' + two(day.day);
}

std::string minute_field(int minute) { return two(minute / 60) + ':' + two(minute % 60); }

std::optional<int> offset_at(const almanac::Almanac& almanac, std::string_view zone, almanac::Day day, int minute) {
  const std::int64_t local = almanac::days_since_1970(day) * 24 * 60 + minute;
  const auto guess = almanac.offset_minutes(zone, local - 24 * 60);
  if (!guess) return std::nullopt;
  // The offset of the day before holds, unless the clocks have changed by then.
  const auto then = almanac.offset_minutes(zone, local - *guess);
  if (then == guess) return guess;
  const auto after = almanac.offset_minutes(zone, local - *then);
  return after == then ? then : guess;
}

std::string start_text(almanac::Day day, std::optional<int> minute, std::optional<int> offset_minutes) {
  std::string text = day_field(day);
  if (!minute || !offset_minutes) return text;
  const int size = std::abs(*offset_minutes);
  return text + 'T' + minute_field(*minute) + (*offset_minutes < 0 ? '-' : '+') + minute_field(size);
}

}  // namespace storycard::composer
