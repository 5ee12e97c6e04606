#pragma once

#include <string>
#include <string_view>

#include "composer/app.h"

// One of very many, found by writing some of its letters: languages, time zones. It lies in a sheet.
namespace storycard::composer {

void open_picker(App& app, Picker picker, std::string_view opener);
void draw_picker(App& app);

// What a language calls itself; its tag until the names are here.
std::string language_name(const App& app, std::string_view tag);
// "Europe/Madrid" -> "Europe, Madrid".
std::string zone_name(std::string_view zone);

// Small letters without accents, so that "espanol" finds "Español".
std::string folded(std::string_view text);

}  // namespace storycard::composer
