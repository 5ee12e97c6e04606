#include "compose/slots.h"

#include "base/blank.h"
#include "compose/event_slots.h"
#include "compose/qr_code.h"
#include "toolkit/slot.h"
#include "unicode/scripts.h"

namespace storycard::compose {
namespace {

using Of = toolkit::Slot::Of;

std::string hashtags(const story::Story& story, const toolkit::Pack& pack, Of of) {
  const std::vector<std::string>& tags = story.hashtags ? *story.hashtags : pack.hashtags;
  if (of == Of::hashtags_first) return tags.empty() ? std::string() : tags.front();
  std::string rest;
  for (std::size_t i = 1; i < tags.size(); ++i) rest += (i > 1 ? " " : "") + tags[i];
  return rest;
}

std::string credit(const story::Story& story) {
  for (const story::Photo& photo : story.photos) {
    if (!is_blank(photo.credit)) return photo.credit;
  }
  return {};
}

// A source that holds its year already is left as it is.
std::string source_with_year(const story::Fact& fact, const std::string& language) {
  if (!fact.year) return fact.source;
  std::string year = std::to_string(*fact.year);
  if (is_blank(fact.source)) return year;
  if (fact.source.find(year) != std::string::npos) return fact.source;
  return fact.source + std::string(comma_of(language)) + year;
}

std::string fact_text(const story::Story& story, Of of) {
  if (!story.fact) return {};
  if (of == Of::fact_number) return story.fact->number;
  if (of == Of::fact_text) return story.fact->text;
  return source_with_year(*story.fact, spoken_language(story));
}

std::string translation_text(const story::Story& story, Of of, const almanac::Almanac& almanac) {
  if (!story.translation) return {};
  if (of == Of::translation) return story.translation->story;
  if (of == Of::translation_role) return story.translation->role;
  return almanac.name_of(story.translation->language);
}

std::string text_of(const story::Story& story, const toolkit::Pack& pack, toolkit::Slot slot, const almanac::Almanac& almanac) {
  switch (slot.of) {
    case Of::story: return story.story;
    case Of::name: return story.name;
    case Of::role: return story.role;
    case Of::place: return story.place;
    case Of::prompt: return story.prompt;
    case Of::credit: return credit(story);
    case Of::link: return story.link;
    case Of::link_short: return short_link(story.link);
    case Of::language: return almanac.name_of(story.language);
    case Of::translation:
    case Of::translation_role:
    case Of::translation_language: return translation_text(story, slot.of, almanac);
    case Of::hashtags_first:
    case Of::hashtags_rest: return hashtags(story, pack, slot.of);
    case Of::fact_number:
    case Of::fact_text:
    case Of::fact_source: return fact_text(story, slot.of);
    case Of::nominee: return slot.index < story.nominees.size() ? story.nominees[slot.index] : std::string();
    case Of::event_title:
    case Of::event_where:
    case Of::event_day:
    case Of::event_month:
    case Of::event_weekday:
    case Of::event_date:
    case Of::event_time:
    case Of::speaker_name:
    case Of::speaker_role: return story.event ? event_text(*story.event, slot, spoken_language(story), almanac) : std::string();
  }
  return {};
}

bool is_language_of(std::string_view language, std::initializer_list<std::string_view> bases) {
  const std::string_view base = language.substr(0, language.find('-'));
  for (const std::string_view wanted : bases) {
    if (base == wanted) return true;
  }
  return false;
}

}  // namespace

std::string slot_text(const story::Story& story, const toolkit::Pack& pack, std::string_view name, const almanac::Almanac& almanac) {
  if (name == notice_slot) return notice_words(story, pack).text;
  const auto slot = toolkit::read_slot(name);
  return slot ? text_of(story, pack, *slot, almanac) : std::string();
}

PackWords notice_words(const story::Story& story, const toolkit::Pack& pack) {
  const std::string language = spoken_language(story);
  const std::string base = language.substr(0, language.find('-'));
  for (const std::string& wanted : {language, base, std::string("en")}) {
    for (const auto& [tag, text] : pack.notice) {
      if (tag == wanted) return {text, tag};
    }
  }
  return {};
}

std::set<std::string> needed_for_slot(const story::Story& story, std::string_view name, const almanac::Almanac& almanac) {
  const auto slot = toolkit::read_slot(name);
  if (!slot) return {};
  if (slot->of == Of::language) return almanac.needed_for_name(story.language);
  if (slot->of == Of::translation_language && story.translation) return almanac.needed_for_name(story.translation->language);
  if (toolkit::tells_date(*slot) && story.event) return needed_for_event(*story.event, spoken_language(story), almanac);
  return {};
}

bool is_translation(std::string_view slot) { return slot.starts_with("translation"); }

std::string spoken_language(const story::Story& story) {
  if (!story.language.empty()) return story.language;
  for (const unicode::ScriptRun& run : unicode::script_runs(leading_text(story))) {
    if (run.script == "Arab") return "ar";
  }
  return {};
}

std::string_view comma_of(std::string_view language) {
  if (is_language_of(language, {"ar", "fa", "prs", "ur", "ps", "ckb", "ug", "sd", "skr"})) return "، ";
  if (is_language_of(language, {"zh", "yue"})) return "，";
  if (is_language_of(language, {"ja"})) return "、";
  if (is_language_of(language, {"am", "ti"})) return "፣ ";
  return ", ";
}

std::string_view leading_text(const story::Story& story) {
  if (!is_blank(story.story)) return story.story;
  if (story.fact && !is_blank(story.fact->text)) return story.fact->text;
  if (story.event && !is_blank(story.event->title)) return story.event->title;
  return story.prompt;
}

}  // namespace storycard::compose
