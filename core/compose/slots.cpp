#include "compose/slots.h"

#include "base/blank.h"

namespace storycard::compose {
namespace {

std::vector<std::string> hashtags_of(const story::Story& story, const toolkit::Pack& pack) {
  return story.hashtags ? *story.hashtags : pack.hashtags;
}

}  // namespace

std::string slot_text(const story::Story& story, const toolkit::Pack& pack, std::string_view slot) {
  if (slot == "story") return story.story;
  if (slot == "name") return story.name;
  if (slot == "role") return story.role;
  if (slot == "place") return story.place;
  if (slot == "prompt") return story.prompt;
  if (slot == "translation") return story.translation ? story.translation->story : std::string();
  if (slot == "translation.role") return story.translation ? story.translation->role : std::string();
  const std::vector<std::string> tags = hashtags_of(story, pack);
  if (slot == "hashtags.0") return tags.empty() ? std::string() : tags.front();
  std::string rest;
  if (slot == "hashtags.rest") {
    for (std::size_t i = 1; i < tags.size(); ++i) rest += (i > 1 ? " " : "") + tags[i];
  }
  return rest;
}

bool is_translation(std::string_view slot) { return slot.starts_with("translation"); }

bool holds(toolkit::Condition condition, const story::Story& story) {
  switch (condition) {
    case toolkit::Condition::always: return true;
    case toolkit::Condition::never: return false;
    case toolkit::Condition::photo: return !story.photos.empty();
    case toolkit::Condition::no_photo: return story.photos.empty();
    case toolkit::Condition::name: return !is_blank(story.name);
    case toolkit::Condition::place: return !is_blank(story.place);
    case toolkit::Condition::role: return !is_blank(story.role);
    case toolkit::Condition::translation: return story.translation && !is_blank(story.translation->story);
  }
  return true;
}

std::string_view leading_text(const story::Story& story) {
  if (!is_blank(story.story)) return story.story;
  if (story.fact && !is_blank(story.fact->text)) return story.fact->text;
  if (story.event && !is_blank(story.event->title)) return story.event->title;
  return story.prompt;
}

}  // namespace storycard::compose
