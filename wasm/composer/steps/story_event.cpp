#include "base/blank.h"
#include "composer/event_time.h"
#include "composer/picker.h"
#include "composer/steps/story_more.h"
#include "story/instant.h"

namespace storycard::composer {
namespace {

std::optional<story::Instant> instant_of(const App& app) {
  const auto& event = app.state.draft.story.event;
  return event ? story::read_instant(event->start) : std::nullopt;
}

almanac::Day day_in(const story::Instant& instant) { return {instant.year, instant.month, instant.day}; }

const almanac::Almanac& almanac_of(const App& app) { return app.library.assets().library.almanac; }

// The hour that waits goes to its day as soon as both are there and the zone's clocks are known.
void join_hour(App& app) {
  std::string& waits = app.view.story.minute_waits;
  const auto instant = instant_of(app);
  if (waits.empty() || !instant || !app.view.story.day.empty()) return;
  const auto minute = read_minute(waits);
  const std::string zone = event_zone(app);
  const auto offset = minute ? offset_at(almanac_of(app), zone, day_in(*instant), *minute) : std::nullopt;
  if (!offset) return;
  set_event_time(app.state, start_text(day_in(*instant), minute, offset), zone, app.ui.now_ms);
  waits.clear();
  app.ui.want_frame();
}

void change_day(App& app, const std::string& typed) {
  StoryView& view = app.view.story;
  const auto day = read_day(typed);
  view.day.clear();
  if (!day && !is_blank(typed)) {
    view.day.assign(taken(typed));
    return;
  }
  const auto instant = instant_of(app);
  if (instant && instant->minute_of_day) view.minute_waits = minute_field(*instant->minute_of_day);
  const auto& event = app.state.draft.story.event;
  const std::string zone = event ? event->time_zone : std::string();
  set_event_time(app.state, day ? day_field(*day) : std::string(), zone, app.ui.now_ms);
  join_hour(app);
}

void change_time(App& app, const std::string& typed) {
  StoryView& view = app.view.story;
  const auto minute = read_minute(typed);
  view.time.clear();
  if (!minute && !is_blank(typed)) {
    view.time.assign(taken(typed));
    return;
  }
  view.minute_waits = minute ? minute_field(*minute) : std::string();
  const auto instant = instant_of(app);
  if (!minute && instant) {
    set_event_time(app.state, day_field(day_in(*instant)), app.state.draft.story.event->time_zone, app.ui.now_ms);
  }
  join_hour(app);
}

void draw_when(Column& column) {
  App& app = column.app;
  const StoryView& view = app.view.story;
  const auto instant = instant_of(app);
  Field day{"event-day", app.text("event.day"), view.day, Field::Lines::date};
  day.placeholder = "2026-12-18";
  if (!view.day.empty()) day.error = app.text("event.day-problem");
  else if (instant) day.value = day_field(day_in(*instant));
  Field time{"event-time", app.text("event.time"), view.time.empty() ? view.minute_waits : view.time, Field::Lines::time};
  time.placeholder = "16:00";
  if (!view.time.empty()) time.error = app.text("event.time-problem");
  else if (view.minute_waits.empty() && instant && instant->minute_of_day) time.value = minute_field(*instant->minute_of_day);
  else if (!view.minute_waits.empty() && !instant) time.error = app.text("event.time-needs-day");
  else if (!view.minute_waits.empty() && !almanac_of(app).time_zones().empty()) time.error = app.text("event.time-needs-zone");
  const Column::Two changed = column.fields(day, time, 0.58f);
  if (changed.first) change_day(app, *changed.first);
  if (changed.second) change_time(app, *changed.second);
  if (changed.first || changed.second) app.ui.want_frame();

  const std::string zone = event_zone(app), now = zone.empty() ? app.text("event.zone-choose") : zone_name(zone);
  app.ui.paint.words(app.text("event.zone"), look::label, {column.at.x, column.y, column.at.width, 18}, app.ui.colors->ink);
  column.y += field_label_height;
  Button choose{"event-zone", now, std::nullopt, Icon::chevron_down};
  choose.kind = ButtonKind::quiet;
  choose.name = app.text("event.zone") + ": " + now;
  if (column.button(choose)) open_picker(app, Picker::time_zone, "event-zone");
}

}  // namespace

std::string event_zone(const App& app) {
  const auto& event = app.state.draft.story.event;
  return event && !event->time_zone.empty() ? event->time_zone : app.view.time_zone;
}

void choose_zone(App& app, const std::string& zone) {
  const auto instant = instant_of(app);
  // The clock stays as it was written, now in the other zone.
  if (instant && instant->minute_of_day) app.view.story.minute_waits = minute_field(*instant->minute_of_day);
  set_event_time(app.state, instant ? day_field(day_in(*instant)) : std::string(), zone, app.ui.now_ms);
  join_hour(app);
}

void draw_event_fields(Column& column) {
  App& app = column.app;
  app.library.want_files({"almanac/time-zones.json"});
  join_hour(app);
  Field title{"event-title", app.text("event.title")};
  const auto& event = app.state.draft.story.event;
  if (event && is_blank(event->title)) title.error = app.text("event.needs-title");
  text_field(column, TextSlot::event_title, title);
  draw_when(column);
  text_field(column, TextSlot::event_where, {"event-where", app.text("event.where")});
  draw_speakers(column);
}

}  // namespace storycard::composer
