#include "story/instant.h"

namespace storycard::story {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `count` digits; -1 where they are not there.
  int digits(std::size_t count) {
    if (rest_.size() < count) return -1;
    int value = 0;
    for (const char letter : rest_.substr(0, count)) {
      if (letter < '0' || letter > '9') return -1;
      value = value * 10 + (letter - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

bool within(int value, int min, int max) { return value >= min && value <= max; }

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool take_date(Scanner& text, Instant& instant) {
  instant.year = text.digits(4);
  if (instant.year < 0 || !text.take('-')) return false;
  instant.month = text.digits(2);
  if (!within(instant.month, 1, 12) || !text.take('-')) return false;
  instant.day = text.digits(2);
  return within(instant.day, 1, days_in(instant.year, instant.month));
}

bool take_hours_and_minutes(Scanner& text, int& minutes) {
  const int hours = text.digits(2);
  if (!within(hours, 0, 23) || !text.take(':')) return false;
  minutes = text.digits(2);
  if (!within(minutes, 0, 59)) return false;
  minutes += hours * 60;
  return true;
}

bool take_seconds(Scanner& text) {
  if (!text.take(':')) return true;
  if (!within(text.digits(2), 0, 59)) return false;
  if (!text.take('.')) return true;
  if (text.digits(1) < 0) return false;
  while (text.digits(1) >= 0) {
  }
  return true;
}

bool take_offset(Scanner& text, int& minutes) {
  if (text.take('Z')) return true;
  const bool west = text.take('-');
  if (!west && !text.take('+')) return false;
  if (!take_hours_and_minutes(text, minutes)) return false;
  if (west) minutes = -minutes;
  return true;
}

}  // namespace

std::optional<Instant> read_instant(std::string_view text) {
  Scanner scanner(text);
  Instant instant;
  if (!take_date(scanner, instant)) return std::nullopt;
  if (scanner.done()) return instant;
  int minutes = 0;
  const bool whole = scanner.take('T') && take_hours_and_minutes(scanner, minutes) && take_seconds(scanner) &&
                     take_offset(scanner, instant.offset_minutes) && scanner.done();
  if (!whole) return std::nullopt;
  instant.minute_of_day = minutes;
  return instant;
}

}  // namespace storycard::story
