#include "composer/cures.h"

#include <charconv>
#include <optional>
#include <type_traits>

namespace storycard::composer {
namespace {

using Text = std::string story::Story::*;
constexpr struct {
  std::string_view where;
  Text text;
} texts[] = {{"/story", &story::Story::story}, {"/name", &story::Story::name}, {"/role", &story::Story::role},
             {"/place", &story::Story::place}, {"/prompt", &story::Story::prompt}};

bool skip(std::string_view& rest, std::string_view start) {
  if (rest.substr(0, start.size()) != start) return false;
  rest.remove_prefix(start.size());
  return true;
}

// "2/name" -> 2, and "/name" is left.
std::optional<std::size_t> take_index(std::string_view& rest) {
  std::size_t index = 0;
  const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), index);
  if (end.ec != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end.ptr - rest.data()));
  return index;
}

// As the story is: of a const one, const.
template <typename Whole>
using TextIn = std::conditional_t<std::is_const_v<Whole>, const std::string, std::string>;

template <typename Fact>
TextIn<Fact>* text_of_fact(Fact& fact, std::string_view rest) {
  if (rest == "number") return &fact.number;
  if (rest == "text") return &fact.text;
  return rest == "source" ? &fact.source : nullptr;
}

template <typename Event>
TextIn<Event>* text_of_event(Event& event, std::string_view rest) {
  if (rest == "title") return &event.title;
  if (rest == "where") return &event.where;
  if (!skip(rest, "speakers/")) return nullptr;
  const auto index = take_index(rest);
  if (!index || *index >= event.speakers.size()) return nullptr;
  auto& speaker = event.speakers[*index];
  return rest == "/name" ? &speaker.name : rest == "/role" ? &speaker.role : nullptr;
}

// Null where there is none.
template <typename Story>
TextIn<Story>* find_text(Story& story, std::string_view where) {
  for (const auto& each : texts) {
    if (each.where == where) return &(story.*each.text);
  }
  if (story.translation && where == "/translation/story") return &story.translation->story;
  if (story.translation && where == "/translation/role") return &story.translation->role;
  if (skip(where, "/fact/")) return story.fact ? text_of_fact(*story.fact, where) : nullptr;
  if (skip(where, "/event/")) return story.event ? text_of_event(*story.event, where) : nullptr;
  if (skip(where, "/nominees/")) {
    const auto index = take_index(where);
    return index && where.empty() && *index < story.nominees.size() ? &story.nominees[*index] : nullptr;
  }
  return nullptr;
}

}  // namespace

const std::string* text_at(const State& state, std::string_view where) { return find_text(state.draft.story, where); }

void set_text_at(State& state, std::string_view where, std::string_view text, double now_ms) {
  edit(state, "advice", now_ms, Merging::never, [&](Draft& draft) {
    if (std::string* found = find_text(draft.story, where)) *found = text;
  });
}

}  // namespace storycard::composer
