#include "composer/edits_consent.h"

#include <algorithm>

namespace storycard::composer {

std::string_view name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::mine: return "mine";
    case Agreement::child: return "child";
    case Agreement::shown: return "shown";
  }
  return {};
}

std::vector<Agreement> agreements_for(const State& state) {
  const story::About about = state.draft.story.about;
  if (about == story::About::unsaid) return {};
  std::vector<Agreement> asked{Agreement::mine};
  if (about == story::About::child) asked.push_back(Agreement::child);
  if (!state.draft.story.photos.empty()) asked.push_back(Agreement::shown);
  return asked;
}

bool is_agreed(const State& state, Agreement agreement) {
  const Json* answer = state.draft.story.consent.find(name_of(agreement));
  const bool* yes = answer ? answer->as_bool() : nullptr;
  return yes && *yes;
}

bool is_answered(const State& state) {
  const std::vector<Agreement> asked = agreements_for(state);
  return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](Agreement each) { return is_agreed(state, each); });
}

void set_about(State& state, story::About about, double now_ms) {
  if (state.draft.story.about == about) return;
  edit(state, "consent", now_ms, Merging::never, [&](Draft& draft) {
    draft.story.about = about;
    for (const Agreement each : {Agreement::mine, Agreement::child, Agreement::shown}) ask_again(draft.story, each);
  });
}

void set_agreed(State& state, Agreement agreement, Answer answer, double now_ms) {
  edit(state, "consent", now_ms, Merging::never, [&](Draft& draft) {
    if (answer == Answer::yes)
      draft.story.consent.set(name_of(agreement), true);
    else
      ask_again(draft.story, agreement);
  });
}

void ask_again(story::Story& story, Agreement agreement) {
  if (!story.consent.find(name_of(agreement))) return;
  story.consent.erase(name_of(agreement));
  if (story.consent.as_object()->empty()) story.consent = {};
}

}  // namespace storycard::composer
