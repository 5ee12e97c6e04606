#pragma once

#include <optional>
#include <string_view>

namespace storycard::story {

// When something begins, as it was written: a day, and the hour with its zone where that is said.
struct Instant {
  int year = 0, month = 0, day = 0;
  std::optional<int> minute_of_day;  // on the clock of `offset_minutes`
  int offset_minutes = 0;            // east of UTC
  friend bool operator==(const Instant&, const Instant&) = default;
};

// ISO 8601: a date; or date, time to the minute or finer, and Z or an offset. Nothing for all else.
std::optional<Instant> read_instant(std::string_view text);

}  // namespace storycard::story
