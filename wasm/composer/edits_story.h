#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "composer/state.h"

// Edits of what the person writes. Every edit names the time, so that quick edits of one thing are undone together.
namespace storycard::composer {

enum class TextSlot {
  story, name, another_name, role, place,
  translation, translation_role,
  fact_number, fact_text, fact_source,
  event_title, event_where,
  prompt, link,
};
// As it was written: the person's own name also while the card shows another one.
std::string text_of(const State& state, TextSlot slot);
void set_text(State& state, TextSlot slot, std::string_view text, double now_ms);

// As much of a text as a story takes (limits.h), cut between characters.
std::string_view taken(std::string_view text);

// What stands for the name on the card. The name that was typed is never lost.
void set_name_shown(State& state, NameShown shown, double now_ms);
// "Amina Yusuf" -> "A. Y."
std::string initials_of(std::string_view name);

// A BCP 47 tag; empty: unsaid.
void set_language(State& state, std::string_view tag, double now_ms);
void set_direction(State& state, story::Direction direction, double now_ms);
void set_translation_language(State& state, std::string_view tag, double now_ms);

void set_fact_year(State& state, std::optional<int> year, double now_ms);
// `start` as story::read_instant() takes it; empty: unsaid.
void set_event_time(State& state, std::string_view start, std::string_view time_zone, double now_ms);

enum class SpeakerSlot { name, role };
inline constexpr std::size_t speakers_offered = 6;
void add_speaker(State& state, double now_ms);
void set_speaker(State& state, std::size_t index, SpeakerSlot slot, std::string_view text, double now_ms);
// With their photo, unless another speaker has it.
void remove_speaker(State& state, std::size_t index, double now_ms);

inline constexpr std::size_t nominees_offered = 5;
void add_nominee(State& state, std::string_view name, double now_ms);
void remove_nominee(State& state, std::size_t index, double now_ms);

// The story's own hashtags begin as the pack's.
inline constexpr std::size_t hashtags_offered = 10;
void add_hashtag(State& state, const std::vector<std::string>& of_pack, std::string_view hashtag, double now_ms);
void remove_hashtag(State& state, const std::vector<std::string>& of_pack, std::size_t index, double now_ms);
void use_pack_hashtags(State& state, double now_ms);

// Whether the card shows its link as a code, too.
enum class LinkCode { none, shown };
void set_link_code(State& state, LinkCode code, double now_ms);

// What can be added to a story, and taken away again as a whole.
enum class Extra { translation, language, hashtags, fact, event, question, link };
inline constexpr Extra extras[] = {Extra::translation, Extra::fact, Extra::event,   Extra::question,
                                   Extra::hashtags,    Extra::link, Extra::language};
std::string_view name_of(Extra extra);
bool is_used(const State& state, Extra extra);
void remove_extra(State& state, Extra extra, double now_ms);

// Straight quotes of the story and its translation become those of their languages.
bool has_straight_quotes(const State& state);
void use_curly_quotes(State& state, std::string_view interface_language, double now_ms);

}  // namespace storycard::composer
