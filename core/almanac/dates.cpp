#include "almanac/dates.h"

#include <cstdlib>

#include "base/utf8.h"

namespace storycard::almanac {
namespace {

std::string number_text(const DateWords& words, int value, std::size_t least_digits = 1) {
  std::string ascii = std::to_string(value);
  if (ascii.size() < least_digits) ascii.insert(0, least_digits - ascii.size(), '0');
  std::string text;
  for (const char digit : ascii) append_utf8(text, words.zero + static_cast<char32_t>(digit - '0'));
  return text;
}

// Every "{key}" becomes value(key); readers saw to it that each is one of those that `value` knows.
template <typename Value>
std::string filled(std::string_view pattern, Value value) {
  std::string text;
  while (true) {
    const std::size_t open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return text;
    text += value(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

// "UTC", "UTC+1", "UTC-3:30" with a real minus.
std::string zone_text(int offset_minutes) {
  std::string text = "UTC";
  if (offset_minutes == 0) return text;
  text += offset_minutes < 0 ? "\u2212" : "+";
  const int size = std::abs(offset_minutes);
  text += std::to_string(size / 60);
  if (size % 60 != 0) text += (size % 60 < 10 ? ":0" : ":") + std::to_string(size % 60);
  return text;
}

}  // namespace

std::string day_text(const DateWords& words, Day day) { return number_text(words, day.day); }

std::string month_text(const DateWords& words, Day day) { return words.months[static_cast<std::size_t>(day.month - 1)]; }

std::string weekday_text(const DateWords& words, Day day) {
  return words.weekdays[static_cast<std::size_t>(weekday_of(day))];
}

std::string date_text(const DateWords& words, Day day) {
  return filled(words.date, [&](std::string_view key) {
    if (key == "weekday") return words.weekdays_inside[static_cast<std::size_t>(weekday_of(day))];
    if (key == "month") return words.months_inside[static_cast<std::size_t>(day.month - 1)];
    if (key == "number") return number_text(words, day.month);
    if (key == "day") return number_text(words, day.day);
    if (key == "day2") return number_text(words, day.day, 2);
    return number_text(words, day.year);
  });
}

std::string time_text(const DateWords& words, int minute_of_day, int offset_minutes) {
  const std::string time = filled(words.time, [&](std::string_view key) {
    return number_text(words, key == "hour" ? minute_of_day / 60 : minute_of_day % 60, 2);
  });
  const std::string zone = zone_text(offset_minutes);
  return offset_minutes == 0 ? time + " " + zone : time + " (" + zone + ")";
}

const DateWords& Dates::of(std::string_view language) const {
  const DateWords* words = languages_ == nullptr ? nullptr : find_language(*languages_, language);
  return words == nullptr ? english_ : *words;
}

}  // namespace storycard::almanac
