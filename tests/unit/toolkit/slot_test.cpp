#include "toolkit/slot.h"

#include <string>

#include <doctest/doctest.h>

using namespace storycard::toolkit;

TEST_CASE("slot: each name that a frame may ask for is known, and no other") {
  for (const char* name :
       {"story", "name", "role", "place", "prompt", "credit", "link", "link.short", "language", "translation", "translation.role",
        "translation.language", "hashtags.0", "hashtags.rest", "fact.number", "fact.text", "fact.source", "event.title",
        "event.where", "event.day", "event.month", "event.weekday", "event.date", "event.time", "speakers.0.name",
        "speakers.19.role", "nominees.0", "nominees.49"}) {
    CAPTURE(name);
    CHECK(is_slot(name));
  }
  for (const char* name :
       {"", "Story", "story ", "hashtags", "hashtags.1", "fact", "fact.year", "event", "event.start", "speakers", "speakers.",
        "speakers.0", "speakers.0.", "speakers.0.photo", "speakers.name", "speakers..name", "speakers.20.name",
        "speakers.00.name", "speakers.-1.name", "speakers.1 .name", "nominees", "nominees.", "nominees.50", "nominees.07",
        "nominees.999999999999999999999999", "nominees.1.name", "translation.story", "photo"}) {
    CAPTURE(name);
    CHECK_FALSE(is_slot(name));
  }
}

TEST_CASE("slot: a list's slot says which of the list") {
  CHECK(read_slot("speakers.12.role") == Slot{Slot::Of::speaker_role, 12});
  CHECK(read_slot("speakers.0.name") == Slot{Slot::Of::speaker_name, 0});
  CHECK(read_slot("nominees.7") == Slot{Slot::Of::nominee, 7});
}

TEST_CASE("slot: only the parts of an event's start need the words of dates") {
  for (const char* name : {"event.day", "event.month", "event.weekday", "event.date", "event.time"}) {
    CAPTURE(name);
    CHECK(tells_date(*read_slot(name)));
  }
  for (const char* name : {"event.title", "event.where", "story", "nominees.0"}) {
    CAPTURE(name);
    CHECK_FALSE(tells_date(*read_slot(name)));
  }
}
