#pragma once

#include <span>
#include <string_view>

// What the sample stories say: written for this, about neighbours, work, food and school.
namespace storycard::check {

// Texts of one language, each no longer or shorter than its name says (in graphemes).
struct SampleTexts {
  std::string_view language;  // BCP 47
  std::string_view name_of_language;
  std::string_view least;    // 12 letters; 6 of Chinese
  std::string_view second;   // 160 of English, 130 of Arabic, 70 of Chinese: where the story comes second
  std::string_view most;     // 280, 220, 110
  std::string_view longest;  // 600 of English, for tall cards; else empty
  // The other slots, short and long.
  struct Slots {
    std::string_view name, role, place, prompt, fact_number, fact_text, fact_source, event_title, event_where, credit;
  } few, many;
};

// English, Arabic, Chinese.
std::span<const SampleTexts> sample_texts();

}  // namespace storycard::check
