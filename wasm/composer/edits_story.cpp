#include "composer/edits_story.h"

#include "base/blank.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "composer/edits_photo.h"
#include "composer/quotes.h"
#include "unicode/breaks.h"

namespace storycard::composer {
namespace {

// What holds nothing any more is as if it had never been there.
void tidy(story::Story& story) {
  if (story.fact == story::Fact()) story.fact.reset();
  if (story.event == story::Event()) story.event.reset();
  if (story.translation == story::Translation()) story.translation.reset();
}

template <typename Part>
Part& made(std::optional<Part>& part) {
  if (!part) part.emplace();
  return *part;
}

void show_name(Draft& draft) {
  story::Story& story = draft.story;
  const NameChoice& name = draft.name;
  story.name_changed = name.shown == NameShown::another && !is_blank(name.another);
  switch (name.shown) {
    case NameShown::own: story.name = name.own; break;
    case NameShown::none: story.name.clear(); break;
    case NameShown::initials: story.name = initials_of(name.own); break;
    case NameShown::another: story.name = name.another; break;
  }
}

// Where the words are kept; null for what is not there yet.
const std::string* found(const Draft& draft, TextSlot slot) {
  const story::Story& story = draft.story;
  switch (slot) {
    case TextSlot::story: return &story.story;
    case TextSlot::name: return draft.name.shown == NameShown::own ? &story.name : &draft.name.own;
    case TextSlot::another_name: return &draft.name.another;
    case TextSlot::role: return &story.role;
    case TextSlot::place: return &story.place;
    case TextSlot::translation: return story.translation ? &story.translation->story : nullptr;
    case TextSlot::translation_role: return story.translation ? &story.translation->role : nullptr;
    case TextSlot::fact_number: return story.fact ? &story.fact->number : nullptr;
    case TextSlot::fact_text: return story.fact ? &story.fact->text : nullptr;
    case TextSlot::fact_source: return story.fact ? &story.fact->source : nullptr;
    case TextSlot::event_title: return story.event ? &story.event->title : nullptr;
    case TextSlot::event_where: return story.event ? &story.event->where : nullptr;
    case TextSlot::prompt: return &story.prompt;
    case TextSlot::link: return &story.link;
  }
  return nullptr;
}

std::string& made(Draft& draft, TextSlot slot) {
  story::Story& story = draft.story;
  switch (slot) {
    case TextSlot::name: return draft.name.own;
    case TextSlot::another_name: return draft.name.another;
    case TextSlot::translation: return made(story.translation).story;
    case TextSlot::translation_role: return made(story.translation).role;
    case TextSlot::fact_number: return made(story.fact).number;
    case TextSlot::fact_text: return made(story.fact).text;
    case TextSlot::fact_source: return made(story.fact).source;
    case TextSlot::event_title: return made(story.event).title;
    case TextSlot::event_where: return made(story.event).where;
    case TextSlot::role: return story.role;
    case TextSlot::place: return story.place;
    case TextSlot::prompt: return story.prompt;
    case TextSlot::link: return story.link;
    case TextSlot::story: break;
  }
  return story.story;
}

const char* name_of(TextSlot slot) {
  switch (slot) {
    case TextSlot::story: return "story";
    case TextSlot::name: return "name";
    case TextSlot::another_name: return "another-name";
    case TextSlot::role: return "role";
    case TextSlot::place: return "place";
    case TextSlot::translation: return "translation";
    case TextSlot::translation_role: return "translation-role";
    case TextSlot::fact_number: return "fact-number";
    case TextSlot::fact_text: return "fact-text";
    case TextSlot::fact_source: return "fact-source";
    case TextSlot::event_title: return "event-title";
    case TextSlot::event_where: return "event-where";
    case TextSlot::prompt: return "prompt";
    case TextSlot::link: return "link";
  }
  return "";
}

// An edit of the story that is a step of undo by itself.
template <typename ChangeStory>
void edit_once(State& state, std::string_view name, double now_ms, ChangeStory change) {
  edit(state, name, now_ms, Merging::never, [&](Draft& draft) {
    change(draft.story);
    tidy(draft.story);
  });
}

std::vector<std::string>& own_hashtags(story::Story& story, const std::vector<std::string>& of_pack) {
  if (!story.hashtags) story.hashtags = of_pack;
  return *story.hashtags;
}

template <typename Entry>
void erase_at(std::vector<Entry>& entries, std::size_t index) {
  if (index < entries.size()) entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace

std::string_view taken(std::string_view text) {
  return text.substr(0, valid_utf8_prefix(text.substr(0, limits::text_bytes)));
}

std::string text_of(const State& state, TextSlot slot) {
  const std::string* text = found(state.draft, slot);
  return text ? *text : std::string();
}

void set_text(State& state, TextSlot slot, std::string_view text, double now_ms) {
  if (text_of(state, slot) == taken(text)) return;
  edit(state, name_of(slot), now_ms, Merging::while_it_goes_on, [&](Draft& draft) {
    made(draft, slot).assign(taken(text));
    if (slot == TextSlot::name || slot == TextSlot::another_name) show_name(draft);
    tidy(draft.story);
  });
}

std::string initials_of(std::string_view name) {
  std::string initials;
  bool begins = true;
  for (const ByteRange& letter : unicode::graphemes(name)) {
    const std::string_view text = name.substr(letter.begin, letter.end - letter.begin);
    const bool parts = is_blank(text) || text == "-";
    if (begins && !parts) {
      if (!initials.empty()) initials += ' ';
      initials += std::string(text) + '.';
    }
    begins = parts;
  }
  return initials;
}

void set_name_shown(State& state, NameShown shown, double now_ms) {
  edit(state, "name-shown", now_ms, Merging::never, [&](Draft& draft) {
    if (draft.name.shown == NameShown::own) draft.name.own = draft.story.name;
    draft.name.shown = shown;
    show_name(draft);
  });
}

void set_language(State& state, std::string_view tag, double now_ms) {
  edit_once(state, "language", now_ms, [&](story::Story& story) { story.language.assign(taken(tag)); });
}

void set_direction(State& state, story::Direction direction, double now_ms) {
  edit_once(state, "direction", now_ms, [&](story::Story& story) { story.direction = direction; });
}

void set_translation_language(State& state, std::string_view tag, double now_ms) {
  edit_once(state, "translation-language", now_ms,
            [&](story::Story& story) { made(story.translation).language.assign(taken(tag)); });
}

void set_fact_year(State& state, std::optional<int> year, double now_ms) {
  edit(state, "fact-year", now_ms, Merging::while_it_goes_on, [&](Draft& draft) {
    made(draft.story.fact).year = year;
    tidy(draft.story);
  });
}

void set_event_time(State& state, std::string_view start, std::string_view time_zone, double now_ms) {
  edit(state, "event-time", now_ms, Merging::while_it_goes_on, [&](Draft& draft) {
    story::Event& event = made(draft.story.event);
    event.start = start;
    event.time_zone = time_zone;
    tidy(draft.story);
  });
}

void add_speaker(State& state, double now_ms) {
  edit_once(state, "speaker-added", now_ms, [](story::Story& story) {
    auto& speakers = made(story.event).speakers;
    if (speakers.size() < speakers_offered) speakers.emplace_back();
  });
}

void set_speaker(State& state, std::size_t index, SpeakerSlot slot, std::string_view text, double now_ms) {
  const bool name = slot == SpeakerSlot::name;
  edit(state, name ? "speaker-name" : "speaker-role", now_ms, Merging::while_it_goes_on, [&](Draft& draft) {
    auto& event = draft.story.event;
    if (!event || index >= event->speakers.size()) return;
    story::Speaker& speaker = event->speakers[index];
    (name ? speaker.name : speaker.role).assign(taken(text));
  });
}

void remove_speaker(State& state, std::size_t index, double now_ms) {
  edit(state, "speaker-removed", now_ms, Merging::never, [&](Draft& draft) {
    take_speaker_photo(draft, index);
    if (draft.story.event) erase_at(draft.story.event->speakers, index);
    tidy(draft.story);
  });
}

void add_nominee(State& state, std::string_view name, double now_ms) {
  edit_once(state, "nominee-added", now_ms, [&](story::Story& story) {
    if (!is_blank(name) && story.nominees.size() < nominees_offered) story.nominees.emplace_back(taken(name));
  });
}

void remove_nominee(State& state, std::size_t index, double now_ms) {
  edit_once(state, "nominee-removed", now_ms, [&](story::Story& story) { erase_at(story.nominees, index); });
}

void add_hashtag(State& state, const std::vector<std::string>& of_pack, std::string_view hashtag, double now_ms) {
  edit_once(state, "hashtag-added", now_ms, [&](story::Story& story) {
    auto& own = own_hashtags(story, of_pack);
    if (own.size() < hashtags_offered) own.emplace_back(hashtag);
  });
}

void remove_hashtag(State& state, const std::vector<std::string>& of_pack, std::size_t index, double now_ms) {
  edit_once(state, "hashtag-removed", now_ms,
            [&](story::Story& story) { erase_at(own_hashtags(story, of_pack), index); });
}

void use_pack_hashtags(State& state, double now_ms) {
  edit_once(state, "hashtags", now_ms, [](story::Story& story) { story.hashtags.reset(); });
}

void set_link_code(State& state, LinkCode code, double now_ms) {
  edit_once(state, "qr", now_ms, [&](story::Story& story) { story.qr = code == LinkCode::shown; });
}

std::string_view name_of(Extra extra) {
  switch (extra) {
    case Extra::translation: return "translation";
    case Extra::language: return "language";
    case Extra::hashtags: return "hashtags";
    case Extra::fact: return "fact";
    case Extra::event: return "event";
    case Extra::question: return "question";
    case Extra::link: break;
  }
  return "link";
}

bool is_used(const State& state, Extra extra) {
  const story::Story& story = state.draft.story;
  switch (extra) {
    case Extra::translation: return story.translation.has_value();
    case Extra::language: return !story.language.empty() || story.direction != story::Direction::automatic;
    case Extra::hashtags: return story.hashtags.has_value();
    case Extra::fact: return story.fact.has_value();
    case Extra::event: return story.event.has_value();
    case Extra::question: return !story.prompt.empty() || !story.nominees.empty();
    case Extra::link: break;
  }
  return !story.link.empty();
}

void remove_extra(State& state, Extra extra, double now_ms) {
  edit(state, "extra-removed", now_ms, Merging::never, [&](Draft& draft) {
    story::Story& story = draft.story;
    switch (extra) {
      case Extra::translation: story.translation.reset(); break;
      case Extra::language:
        story.language.clear();
        story.direction = story::Direction::automatic;
        break;
      case Extra::hashtags: story.hashtags.reset(); break;
      case Extra::fact: story.fact.reset(); break;
      case Extra::event:
        for (std::size_t i = 0; story.event && i < story.event->speakers.size(); ++i) take_speaker_photo(draft, i);
        story.event.reset();
        break;
      case Extra::question:
        story.prompt.clear();
        story.nominees.clear();
        break;
      case Extra::link:
        story.link.clear();
        story.qr = false;
        break;
    }
    tidy(story);
  });
}

bool has_straight_quotes(const State& state) {
  const story::Story& story = state.draft.story;
  return has_straight_quotes(story.story) || (story.translation && has_straight_quotes(story.translation->story));
}

void use_curly_quotes(State& state, std::string_view interface_language, double now_ms) {
  edit_once(state, "quotes", now_ms, [&](story::Story& story) {
    story.story = with_curly_quotes(story.story, quotes_of(story.language.empty() ? interface_language : story.language));
    if (!story.translation) return;
    story::Translation& other = *story.translation;
    other.story = with_curly_quotes(other.story, quotes_of(other.language));
  });
}

}  // namespace storycard::composer
