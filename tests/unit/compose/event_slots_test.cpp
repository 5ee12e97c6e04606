#include "compose/event_slots.h"

#include "compose/slots.h"
#include "support/files.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::compose;

namespace {

almanac::Almanac whole_almanac() {
  almanac::Almanac almanac;
  for (const char* file : {"almanac/dates.json", "almanac/languages.json", "almanac/time-zones.json"}) {
    CHECK_FALSE(almanac.add(file, tests::source_bytes(std::string("assets/") + file)));
  }
  return almanac;
}

story::Story event_at(std::string start, std::string time_zone, std::string language) {
  story::Story story;
  story.language = std::move(language);
  story.event = story::Event{"Fair", std::move(start), std::move(time_zone), "Square", {}};
  return story;
}

}  // namespace

TEST_CASE("event slots: a date in the language's own words, order and digits") {
  const almanac::Almanac almanac = whole_almanac();
  struct Told {
    const char *language, *day, *month, *weekday, *date;
  };
  const Told languages[] = {
      {"en", "18", "December", "Friday", "Friday, December 18, 2026"},
      {"en-GB", "18", "December", "Friday", "Friday, 18 December 2026"},
      {"fr", "18", "Décembre", "Vendredi", "Vendredi 18 décembre 2026"},
      {"es-CL", "18", "Diciembre", "Viernes", "Viernes, 18 de diciembre de 2026"},
      {"ar", "18", "ديسمبر", "الجمعة", "الجمعة، 18 ديسمبر 2026"},
      {"ar-SY", "١٨", "كانون الأول", "الجمعة", "الجمعة، ١٨ كانون الأول ٢٠٢٦"},
      {"uk", "18", "Грудень", "Пʼятниця", "Пʼятниця, 18 грудня 2026\u00A0р."},
      {"ru", "18", "Декабрь", "Пятница", "Пятница, 18 декабря 2026\u00A0г."},
      {"am", "18", "ዲሴምበር", "ዓርብ", "ዓርብ 18 ዲሴምበር 2026"},
      {"zh-Hans", "18", "十二月", "星期五", "2026年12月18日星期五"},
      {"zh-Hant-TW", "18", "12月", "星期五", "2026年12月18日 星期五"},
      {"ja", "18", "12月", "金曜日", "2026年12月18日金曜日"},
      {"ko", "18", "12월", "금요일", "2026년 12월 18일 금요일"},
      {"hi", "18", "दिसंबर", "शुक्रवार", "शुक्रवार, 18 दिसंबर 2026"},
      {"fa", "۱۸", "دسامبر", "جمعه", "جمعه ۱۸ دسامبر ۲۰۲۶"},
      {"gn", "18", "December", "Friday", "Friday, December 18, 2026"},
  };
  for (const Told& told : languages) {
    CAPTURE(told.language);
    const story::Story story = event_at("2026-12-18T16:00Z", "", told.language);
    CHECK(slot_text(story, {}, "event.day", almanac) == told.day);
    CHECK(slot_text(story, {}, "event.month", almanac) == told.month);
    CHECK(slot_text(story, {}, "event.weekday", almanac) == told.weekday);
    CHECK(slot_text(story, {}, "event.date", almanac) == told.date);
  }
}

TEST_CASE("event slots: clocks are those of the place, and the day may be another there") {
  const almanac::Almanac almanac = whole_almanac();
  struct At {
    const char *start, *zone, *time, *day;
  };
  const At places[] = {
      {"2026-12-18T16:00Z", "Europe/Madrid", "17:00 (UTC+1)", "18"},
      {"2026-07-18T16:00Z", "Europe/Madrid", "18:00 (UTC+2)", "18"},
      {"2026-12-18T17:00+01:00", "America/New_York", "11:00 (UTC\u22125)", "18"},
      {"2026-12-18T20:30Z", "Asia/Kolkata", "02:00 (UTC+5:30)", "19"},
      {"2026-12-18T20:30Z", "Asia/Calcutta", "02:00 (UTC+5:30)", "19"},
      {"2026-12-18T03:00Z", "Pacific/Honolulu", "17:00 (UTC\u221210)", "17"},
      {"2026-12-18T16:00Z", "Europe/London", "16:00 UTC", "18"},
      {"2050-07-01T16:00Z", "Asia/Tokyo", "01:00 (UTC+9)", "2"},
  };
  for (const At& at : places) {
    CAPTURE(at.zone);
    const story::Story story = event_at(at.start, at.zone, "en");
    CHECK(slot_text(story, {}, "event.time", almanac) == at.time);
    CHECK(slot_text(story, {}, "event.day", almanac) == at.day);
  }
}

TEST_CASE("event slots: without a zone, or one that is not known, the writer's own offset holds") {
  const almanac::Almanac almanac = whole_almanac();
  for (const char* zone : {"", "Mars/Base", "Europe", "\xFF"}) {
    CAPTURE(zone);
    CHECK(slot_text(event_at("2026-12-18T23:30-03:30", zone, "en"), {}, "event.time", almanac) == "23:30 (UTC\u22123:30)");
    CHECK(slot_text(event_at("2026-12-18T16:00Z", zone, "en"), {}, "event.time", almanac) == "16:00 UTC");
  }
}

TEST_CASE("event slots: a day alone has no time, and no zone moves it") {
  const almanac::Almanac almanac = whole_almanac();
  const story::Story story = event_at("2026-12-18", "Pacific/Honolulu", "fr");
  CHECK(slot_text(story, {}, "event.time", almanac).empty());
  CHECK(slot_text(story, {}, "event.date", almanac) == "Vendredi 18 décembre 2026");
  CHECK(needed_for_slot(story, "event.date", {}) == std::set<std::string>{"almanac/dates.json"});
}

TEST_CASE("event slots: a start that is no instant is blank") {
  for (const char* start : {"", "tomorrow", "2026-02-30", "2026-12-18T16:00", "2026-12-18T25:00Z"}) {
    for (const char* slot : {"event.day", "event.month", "event.weekday", "event.date", "event.time"}) {
      CAPTURE(start);
      CHECK(slot_text(event_at(start, "Europe/Madrid", "fr"), {}, slot).empty());
    }
    CHECK(needed_for_slot(event_at(start, "Europe/Madrid", "fr"), "event.date", {}).empty());
  }
}

TEST_CASE("event slots: without the almanac the same slots are blank as with it") {
  const almanac::Almanac almanac = whole_almanac();
  for (const char* start : {"", "2026-12-18", "2026-12-18T16:00Z", "0000-01-01T00:00+23:59", "9999-12-31T23:59-23:59"}) {
    const story::Story story = event_at(start, "Asia/Kathmandu", "my");
    for (const char* slot : {"event.day", "event.month", "event.weekday", "event.date", "event.time", "language"}) {
      CAPTURE(start);
      CAPTURE(slot);
      CHECK(slot_text(story, {}, slot).empty() == slot_text(story, {}, slot, almanac).empty());
    }
  }
}

TEST_CASE("event slots: only what tells a date asks for files") {
  const story::Story story = event_at("2026-12-18T16:00Z", "Europe/Kyiv", "uk");
  const std::set<std::string> both{"almanac/dates.json", "almanac/time-zones.json"};
  for (const char* slot : {"event.day", "event.month", "event.weekday", "event.date", "event.time"}) {
    CHECK(needed_for_slot(story, slot, {}) == both);
  }
  for (const char* slot : {"event.title", "event.where", "story", "speakers.0.name"}) CHECK(needed_for_slot(story, slot, {}).empty());
  CHECK(needed_for_slot(story, "event.time", whole_almanac()).empty());
}

TEST_CASE("event slots: title, place and speakers, as far as there are any") {
  story::Story story = event_at("2026-12-18", "", "en");
  story.event->speakers = {{"Amina", "gardener", {}}, {"Taras", "", {}}};
  CHECK(slot_text(story, {}, "event.title") == "Fair");
  CHECK(slot_text(story, {}, "event.where") == "Square");
  CHECK(slot_text(story, {}, "speakers.0.name") == "Amina");
  CHECK(slot_text(story, {}, "speakers.0.role") == "gardener");
  CHECK(slot_text(story, {}, "speakers.1.name") == "Taras");
  CHECK(slot_text(story, {}, "speakers.1.role").empty());
  CHECK(slot_text(story, {}, "speakers.2.name").empty());
  story.event.reset();
  CHECK(slot_text(story, {}, "event.title").empty());
  CHECK(slot_text(story, {}, "event.date").empty());
  CHECK(slot_text(story, {}, "speakers.0.name").empty());
}
