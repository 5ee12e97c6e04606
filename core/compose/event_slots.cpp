#include "compose/event_slots.h"

#include "story/instant.h"

namespace storycard::compose {
namespace {

using Of = toolkit::Slot::Of;

struct Start {
  almanac::Clock clock;
  int offset_minutes = 0;
};

// What the clocks show where it happens. A day alone is that day everywhere.
Start local_start(const story::Instant& instant, const std::string& time_zone, const almanac::Almanac& almanac) {
  const almanac::Day day{instant.year, instant.month, instant.day};
  if (!instant.minute_of_day) return {{day, 0}, 0};
  const std::int64_t utc = almanac::days_since_1970(day) * 24 * 60 + *instant.minute_of_day - instant.offset_minutes;
  const int offset = almanac.offset_minutes(time_zone, utc).value_or(instant.offset_minutes);
  return {almanac::clock_at(utc, offset), offset};
}

std::string start_text(const story::Event& event, Of of, const almanac::DateWords& words, const almanac::Almanac& almanac) {
  const auto instant = story::read_instant(event.start);
  if (!instant) return {};
  const Start start = local_start(*instant, event.time_zone, almanac);
  switch (of) {
    case Of::event_day: return almanac::day_text(words, start.clock.day);
    case Of::event_month: return almanac::month_text(words, start.clock.day);
    case Of::event_weekday: return almanac::weekday_text(words, start.clock.day);
    case Of::event_date: return almanac::date_text(words, start.clock.day);
    default: break;
  }
  return instant->minute_of_day ? almanac::time_text(words, start.clock.minute, start.offset_minutes) : std::string();
}

std::string speaker_text(const story::Event& event, toolkit::Slot slot) {
  if (slot.index >= event.speakers.size()) return {};
  const story::Speaker& speaker = event.speakers[slot.index];
  return slot.of == Of::speaker_name ? speaker.name : speaker.role;
}

}  // namespace

std::string event_text(const story::Event& event, toolkit::Slot slot, const std::string& language, const almanac::Almanac& almanac) {
  if (slot.of == Of::event_title) return event.title;
  if (slot.of == Of::event_where) return event.where;
  if (toolkit::tells_date(slot)) return start_text(event, slot.of, almanac.dates_in(language), almanac);
  return speaker_text(event, slot);
}

std::set<std::string> needed_for_event(const story::Event& event, const std::string& language, const almanac::Almanac& almanac) {
  const auto instant = story::read_instant(event.start);
  if (!instant) return {};
  // No zone moves a day that has no hour.
  return almanac.needed_for_date(language, instant->minute_of_day ? std::string_view(event.time_zone) : std::string_view());
}

}  // namespace storycard::compose
