#pragma once

#include <string_view>

#include "composer/app.h"

// Openings that help people begin: strings hold "idea.<id>" and "idea.<id>.opening".
namespace storycard::composer {

inline constexpr std::string_view ideas[] = {"now",   "helped", "brought", "home",
                                             "learned", "give", "first-day", "proud"};

// Puts the idea's opening words into the story, after what is there, and the caret behind them.
void take_idea(App& app, std::string_view idea);

}  // namespace storycard::composer
