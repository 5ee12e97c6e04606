#pragma once

#include <vector>

#include "composer/state.h"

// Whose story it is, and who agreed that it is shared: kept with the story as `about` and `consent`, so that it goes where
// the draft goes, and can be undone.
namespace storycard::composer {

// `mine`: the story is the writer's own, or its teller agreed (a child's: a parent or guardian did); `child`: the child
// agreed too; `shown`: so did everyone who can be seen in the photo.
enum class Agreement { mine, child, shown };
// The key in the story's `consent`.
std::string_view name_of(Agreement agreement);

// What has to be agreed to, in the order in which it is asked; nothing until it is said whose story it is.
std::vector<Agreement> agreements_for(const State& state);
bool is_agreed(const State& state, Agreement agreement);
// It was said whose story it is, and all is agreed to.
bool is_answered(const State& state);

// What was agreed for another teller does not count for this one.
void set_about(State& state, story::About about, double now_ms);
enum class Answer { no, yes };
void set_agreed(State& state, Agreement agreement, Answer answer, double now_ms);
// For edits of photos: who can be seen is to be asked anew.
void ask_again(story::Story& story, Agreement agreement);

}  // namespace storycard::composer
