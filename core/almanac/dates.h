#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "almanac/by_language.h"
#include "almanac/civil.h"
#include "base/result.h"

// How languages say a date and an hour (docs/story.md says what of CLDR is taken).
namespace storycard::almanac {

// English unless a file says otherwise.
struct DateWords {
  // Standing alone, as on a calendar's leaf.
  std::array<std::string, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
  std::array<std::string, 7> weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  // Inside a date.
  std::array<std::string, 12> months_inside = months;
  std::array<std::string, 7> weekdays_inside = weekdays;
  std::string date = "{weekday}, {month} {day}, {year}";
  std::string time = "{hour}:{minute}";
  char32_t zero = U'0';  // the first of ten digits
};

std::string day_text(const DateWords& words, Day day);
std::string month_text(const DateWords& words, Day day);
std::string weekday_text(const DateWords& words, Day day);
std::string date_text(const DateWords& words, Day day);
// "17:00 (UTC+1)", "16:00 UTC": the hour is never without its zone. The zone's digits are always European.
std::string time_text(const DateWords& words, int minute_of_day, int offset_minutes);

class Dates {
 public:
  // The text of almanac/dates.json. Errors: those of JSON and of its members, where = a JSON Pointer.
  static Result<Dates> read(std::string_view json);

  // English where the language is not known. Valid as long as these dates.
  const DateWords& of(std::string_view language) const;

 private:
  std::shared_ptr<const ByLanguage<DateWords>> languages_;  // null: none
  DateWords english_;
};

}  // namespace storycard::almanac
