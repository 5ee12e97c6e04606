#pragma once

#include <string>
#include <vector>

#include "render/render.h"
#include "story/story.h"

// What the person is making, as a value.
namespace storycard::composer {

// How the card names its person. What they call themselves is kept here while the card shows something else.
enum class NameShown { own, none, initials, another };
struct NameChoice {
  NameShown shown = NameShown::own;
  std::string own, another;  // `own` counts while something else is shown
  friend bool operator==(const NameChoice&, const NameChoice&) = default;
};

// The part that undo brings back. `photos` and `logos` are the files of the story's, one for each.
struct Draft {
  story::Story story;
  std::vector<render::PhotoFile> photos, logos;
  NameChoice name;
  friend bool operator==(const Draft&, const Draft&) = default;
};

}  // namespace storycard::composer
