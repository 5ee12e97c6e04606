#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "almanac/almanac.h"
#include "almanac/civil.h"

// A day and an hour as they are typed, and the instant that a story keeps of them.
namespace storycard::composer {

// "2026-12-18", also with digits of other scripts and / or . between; nothing where there is no such day.
std::optional<almanac::Day> read_day(std::string_view text);
// "16:00", "16.00" or "9h30"; minutes since midnight.
std::optional<int> read_minute(std::string_view text);
// A year of four digits or fewer, in any script's digits.
std::optional<int> read_year(std::string_view text);

std::string day_field(almanac::Day day);  // "2026-12-18"
std::string minute_field(int minute);     // "16:00"

// Minutes east of UTC when clocks in `zone` show that; nothing where the zone is not known. An hour that is skipped or
// comes twice in a change of clocks is taken as before the change.
std::optional<int> offset_at(const almanac::Almanac& almanac, std::string_view zone, almanac::Day day, int minute);

// "2026-12-18", or "2026-12-18T17:00+01:00" where the hour and its offset are known.
std::string start_text(almanac::Day day, std::optional<int> minute, std::optional<int> offset_minutes);

}  // namespace storycard::composer
