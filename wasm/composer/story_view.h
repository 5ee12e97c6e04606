#pragma once

#include <map>
#include <string>

// What is open in the Story step, and what is typed there that is not (yet) part of the story.
namespace storycard::composer {

enum class Picker { story_language, translation_language, time_zone };

// What languages are called, by their tags: in the language of the interface, and in English.
struct LanguageNames {
  struct Both {
    std::string here, english;
  };
  std::string language;  // of the interface; empty: nobody was asked
  std::map<std::string, Both, std::less<>> of;
};

struct StoryView {
  bool more_open = false;
  bool open[7] = {};                        // by Extra
  std::string hashtag, nominee;             // not added yet
  std::string hashtag_problem;              // key of the words about it; empty: none
  std::string day, time, year;              // typed, and not to be understood
  std::string minute_waits;                 // an hour without a day: "16:00"
  Picker picker = Picker::story_language;   // what the sheet is for
  std::string looked_for;
  LanguageNames names;
};

}  // namespace storycard::composer
