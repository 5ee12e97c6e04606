#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace storycard::toolkit {

// What of a story a frame may ask for as text. docs/frames.md lists the names.
struct Slot {
  enum class Of {
    story, name, role, place, prompt, credit, link, link_short, language,
    translation, translation_role, translation_language,
    hashtags_first, hashtags_rest,
    fact_number, fact_text, fact_source,
    event_title, event_where, event_day, event_month, event_weekday, event_date, event_time,
    speaker_name, speaker_role, nominee,
  };
  Of of = Of::story;
  std::size_t index = 0;  // of the speaker or the nominee
  friend bool operator==(const Slot&, const Slot&) = default;
};

// "speakers.2.name" -> {speaker_name, 2}. Nothing for a name that is no slot, or counts past what a story holds.
std::optional<Slot> read_slot(std::string_view name);

inline bool is_slot(std::string_view name) { return read_slot(name).has_value(); }

// True for what the words of dates are needed for.
bool tells_date(Slot slot);

}  // namespace storycard::toolkit
