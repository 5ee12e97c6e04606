#include "composer/edits_story.h"

#include "base/limits.h"
#include "base/utf8.h"

namespace storycard::composer {
namespace {

template <typename StoryType>
auto& slot_in(StoryType& story, TextSlot slot) {
  switch (slot) {
    case TextSlot::story: return story.story;
    case TextSlot::name: return story.name;
    case TextSlot::role: return story.role;
    case TextSlot::place: break;
  }
  return story.place;
}

const char* name_of(TextSlot slot) {
  switch (slot) {
    case TextSlot::story: return "story";
    case TextSlot::name: return "name";
    case TextSlot::role: return "role";
    case TextSlot::place: return "place";
  }
  return "";
}

}  // namespace

std::string_view taken(std::string_view text) {
  return text.substr(0, valid_utf8_prefix(text.substr(0, limits::text_bytes)));
}

std::string_view text_of(const State& state, TextSlot slot) { return slot_in(state.draft.story, slot); }

void set_text(State& state, TextSlot slot, std::string_view text, double now_ms) {
  edit(state, name_of(slot), now_ms, Merging::while_it_goes_on,
       [&](Draft& draft) { slot_in(draft.story, slot).assign(taken(text)); });
}

}  // namespace storycard::composer
