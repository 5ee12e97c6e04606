#pragma once

#include <string>
#include <vector>

#include "story/story.h"
#include "toolkit/pack.h"

namespace storycard::compose {

// The writer's text for a slot of a frame, unchanged; empty when there is none.
//   Slots  story, name, role, place, prompt, translation, translation.role, hashtags.0 (the first tag), hashtags.rest
//          (the others, joined by spaces)
std::string slot_text(const story::Story& story, const toolkit::Pack& pack, std::string_view slot);

// True for the slots of the story's translation, which has its own language and direction.
bool is_translation(std::string_view slot);

// Whether a layer's condition holds for this story.
bool holds(toolkit::Condition condition, const story::Story& story);

// The text whose direction is the card's: the first one that is not blank.
std::string_view leading_text(const story::Story& story);

}  // namespace storycard::compose
