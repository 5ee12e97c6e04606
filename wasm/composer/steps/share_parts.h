#pragma once

#include "composer/app.h"

// The parts of the Share step's panel. Each draws itself into the width of `at` and gives its height.
namespace storycard::composer {

// Whose story it is, who agreed, and what can come of sharing it.
float draw_consent(App& app, Rect at);
// Advice on the card, each piece with what can be done about it; 0 where there is none.
float draw_safety(App& app, const std::vector<compose::Advice>& advice, Rect at);
// The caption and the alt text, each with its length, as they are or as the chosen platform takes them.
float draw_words(App& app, Rect at);
// The caption as it is copied now.
std::string caption_of(const App& app);
void take_words_answers(App& app);
// The button that opens the sheet of SheetKind::submit; 0 where the page has no address of the campaign.
float draw_submit_button(App& app, Rect at);
inline constexpr std::string_view submit_copy_id = "submit-copy";
// Why nothing can be shared or saved yet, in words (empty: it can), and what to answer first (empty: it is elsewhere).
struct HeldBack {
  std::string why, answer_id;
};
HeldBack held_back(const App& app);

}  // namespace storycard::composer
