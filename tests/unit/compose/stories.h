#pragma once

#include "story/story.h"

#include <string>
#include <utility>

// Stories for the tests of compose.
namespace storycard::tests {

// All that a usual frame shows, a photo among it.
inline story::Story said(std::string words) {
  story::Story story;
  story.story = std::move(words);
  story.name = "Amina";
  story.role = "gardener";
  story.place = "Leeds";
  story.photos.emplace_back();
  return story;
}

}  // namespace storycard::tests
