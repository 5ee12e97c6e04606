#include "share/words.h"

#include <algorithm>
#include <vector>

#include "base/blank.h"
#include "compose/slots.h"

namespace storycard::share {
namespace {

struct Note {
  std::string_view language, text;
};

constexpr Note name_changed[] = {
    {"en", "Name changed."},         {"fr", "Le nom a été changé."}, {"es", "Nombre cambiado."},
    {"pt", "Nome alterado."},        {"ar", "تم تغيير الاسم."},      {"uk", "Ім’я змінено."},
};

std::string_view name_changed_note(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  for (const Note& note : name_changed) {
    if (note.language == base) return note.text;
  }
  return name_changed[0].text;
}

void add_line(std::string& text, std::string_view line) {
  if (is_blank(line)) return;
  if (!text.empty()) text += '\n';
  text += line;
}

template <typename Parts>
std::string joined(const Parts& parts, std::string_view separator) {
  std::string text;
  for (const std::string_view part : parts) {
    if (is_blank(part)) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

// The slots of a story, by name.
struct Slots {
  const story::Story& story;
  const toolkit::Pack& pack;
  const almanac::Almanac& almanac;
  std::string_view comma;

  std::string of(const std::string& slot) const { return compose::slot_text(story, pack, slot, almanac); }
  std::string line(std::initializer_list<const char*> slots) const {
    std::vector<std::string> texts;
    for (const char* slot : slots) texts.push_back(of(slot));
    return joined(texts, comma);
  }
};

void add_fact(std::string& text, const Slots& slots) {
  add_line(text, joined(std::vector{slots.of("fact.number"), slots.of("fact.text")}, " "));
  // A year alone says nothing.
  if (!is_blank(slots.of("fact.number")) || !is_blank(slots.of("fact.text"))) add_line(text, slots.of("fact.source"));
}

void add_event(std::string& text, const Slots& slots) {
  if (!slots.story.event) return;
  add_line(text, slots.of("event.title"));
  add_line(text, slots.line({"event.date", "event.time"}));
  add_line(text, slots.of("event.where"));
  for (const story::Speaker& speaker : slots.story.event->speakers) {
    add_line(text, joined(std::vector{speaker.name, speaker.role}, slots.comma));
  }
}

bool shows(const compose::Report& report, std::string_view slot) {
  return std::any_of(report.texts.begin(), report.texts.end(), [&](const compose::TextReport& text) { return text.slot == slot; });
}

// Who and where, as far as the card itself says it: a card without a name is posted without one.
std::string byline(const Slots& slots, const compose::Report& report) {
  std::vector<std::string> shown;
  for (const char* slot : {"name", "role", "place"}) {
    if (shows(report, slot)) shown.push_back(slots.of(slot));
  }
  return joined(shown, slots.comma);
}

std::string text_of(const compose::TextReport& text) {
  std::string words;
  for (const compose::LineReport& line : text.lines) words += line.text;
  return words;
}

}  // namespace

std::string alt_text(const story::Story& story, const compose::Report& report) {
  std::string text;
  for (const compose::TextReport& part : report.texts) add_line(text, text_of(part));
  for (const std::size_t photo : report.photos) add_line(text, story.photos[photo].description);
  for (const std::string& logo : report.logos) add_line(text, logo);
  return text;
}

std::string caption(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report, const almanac::Almanac& almanac) {
  const Slots slots{story, pack, almanac, compose::comma_of(compose::spoken_language(story))};
  std::string text;
  add_line(text, story.prompt);
  add_line(text, story.story);
  add_line(text, byline(slots, report));
  if (story.name_changed && shows(report, "name")) add_line(text, name_changed_note(story.language));
  add_fact(text, slots);
  add_event(text, slots);
  add_line(text, joined(story.nominees, slots.comma));
  add_line(text, joined(std::vector{slots.of("translation"), slots.of("translation.role")}, "\n"));
  add_line(text, joined(std::vector{slots.of("hashtags.0"), slots.of("hashtags.rest")}, " "));
  add_line(text, story.link);
  for (const std::size_t photo : report.photos) add_line(text, story.photos[photo].credit);
  return text;
}

}  // namespace storycard::share
