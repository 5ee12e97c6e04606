#include "share/words.h"

#include <algorithm>
#include <vector>

#include "base/blank.h"
#include "compose/slots.h"

namespace storycard::share {
namespace {

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

std::string fact_lines(const Slots& slots) {
  std::string text;
  add_line(text, joined(std::vector{slots.of("fact.number"), slots.of("fact.text")}, " "));
  // A year alone says nothing.
  if (!text.empty()) add_line(text, slots.of("fact.source"));
  return text;
}

std::string event_lines(const Slots& slots) {
  std::string text;
  if (!slots.story.event) return text;
  add_line(text, slots.of("event.title"));
  add_line(text, slots.line({"event.date", "event.time"}));
  add_line(text, slots.of("event.where"));
  for (const story::Speaker& speaker : slots.story.event->speakers) {
    add_line(text, joined(std::vector{speaker.name, speaker.role}, slots.comma));
  }
  return text;
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

std::string credits(const story::Story& story, const compose::Report& report) {
  std::string text;
  for (const std::size_t photo : report.photos) add_line(text, story.photos[photo].credit);
  return text;
}

std::string text_of(const compose::TextReport& text) {
  std::string words;
  for (const compose::LineReport& line : text.lines) words += line.text;
  return words;
}

// A frame may set the translation above the original; it is told after it.
std::vector<const compose::TextReport*> original_first(const compose::Report& report) {
  std::vector<const compose::TextReport*> texts;
  for (const compose::TextReport& text : report.texts) texts.push_back(&text);
  const auto story = std::find_if(texts.begin(), texts.end(), [](const compose::TextReport* text) { return text->slot == "story"; });
  if (story == texts.end()) return texts;
  const auto is_original = [](const compose::TextReport* text) { return !compose::is_translation(text->slot); };
  std::stable_partition(texts.begin(), story + 1, is_original);
  return texts;
}

}  // namespace

std::string alt_text(const story::Story& story, const compose::Report& report) {
  std::string text;
  for (const compose::TextReport* part : original_first(report)) add_line(text, text_of(*part));
  for (const std::size_t photo : report.photos) add_line(text, story.photos[photo].description);
  for (const std::string& logo : report.logos) add_line(text, logo);
  return text;
}

std::vector<CaptionPart> caption_parts(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report,
                                       const almanac::Almanac& almanac) {
  using Kind = CaptionPart::Kind;
  const std::string language = compose::spoken_language(story);
  const Slots slots{story, pack, almanac, compose::comma_of(language)};
  std::vector<CaptionPart> parts;
  const auto add = [&](Kind kind, std::string text) {
    if (!is_blank(text)) parts.push_back({kind, std::move(text)});
  };
  add(Kind::prompt, story.prompt);
  add(Kind::story, story.story);
  add(Kind::byline, byline(slots, report));
  if (story.name_changed && shows(report, "name")) add(Kind::name_changed, std::string(name_changed_note(language)));
  add(Kind::fact, fact_lines(slots));
  add(Kind::event, event_lines(slots));
  add(Kind::nominees, joined(story.nominees, slots.comma));
  add(Kind::translation, joined(std::vector{slots.of("translation"), slots.of("translation.role")}, "\n"));
  add(Kind::hashtags, joined(std::vector{slots.of("hashtags.0"), slots.of("hashtags.rest")}, " "));
  add(Kind::link, story.link);
  add(Kind::credit, credits(story, report));
  return parts;
}

std::string joined(const std::vector<CaptionPart>& parts) {
  std::string text;
  for (const CaptionPart& part : parts) add_line(text, part.text);
  return text;
}

std::string caption(const story::Story& story, const toolkit::Pack& pack, const compose::Report& report, const almanac::Almanac& almanac) {
  return joined(caption_parts(story, pack, report, almanac));
}

}  // namespace storycard::share
