#include "compose/words.h"

#include "base/blank.h"
#include "compose/slots.h"
#include "unicode/bidi.h"
#include "unicode/scripts.h"

namespace storycard::compose {
namespace {

font::Style font_style(const toolkit::TextStyle& style) {
  const bool display = style.role == toolkit::TextStyle::Role::display;
  return {display ? font::Role::display : font::Role::text, style.weight};
}

// The design sets titles a little tighter.
constexpr float display_tracking_em = -0.012f;

// The pack's own words follow the story's language; a story that does not say it, but is written in Arabic script, at
// least gets Arabic commas.
std::string language_of_own_words(const story::Story& story) {
  if (!story.language.empty()) return story.language;
  for (const unicode::ScriptRun& run : unicode::script_runs(leading_text(story))) {
    if (run.script == "Arab") return "ar";
  }
  return {};
}

void add_paragraph(const Card& card, const std::string& slot, const toolkit::TextStyle& style,
                   std::vector<text::Paragraph>& paragraphs) {
  std::string text = slot_text(card.story, card.pack, slot);
  if (!is_blank(text)) paragraphs.push_back(paragraph_of(card, slot, std::move(text), style));
}

void add_own(const Card& card, const toolkit::Words& words, const toolkit::TextStyle& style,
             std::vector<text::Paragraph>& paragraphs) {
  paragraphs.push_back(paragraph_of(card, "", std::string(toolkit::in_language(words, language_of_own_words(card.story))), style));
}

void add_paragraphs(const Card& card, const std::vector<toolkit::Layer>& layers, std::vector<text::Paragraph>& paragraphs) {
  for (const toolkit::Layer& layer : layers) {
    if (!holds(layer.condition, card.story)) continue;
    if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) {
      if (!text->slot.empty()) add_paragraph(card, text->slot, text->style, paragraphs);
      else add_own(card, text->words, text->style, paragraphs);
    } else if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) {
      for (const std::string& slot : line->slots) add_paragraph(card, slot, line->style, paragraphs);
      add_own(card, line->separator, line->style, paragraphs);
    } else if (const auto* stack = std::get_if<toolkit::StackLayer>(&layer.content)) {
      add_paragraphs(card, stack->children, paragraphs);
    }
  }
}

}  // namespace

text::Paragraph paragraph_of(const Card& card, std::string_view slot, std::string text, const toolkit::TextStyle& style) {
  text::Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.language = is_translation(slot) ? card.story.translation->language : card.story.language;
  paragraph.style = font_style(style);
  paragraph.tracking_em = style.role == toolkit::TextStyle::Role::display ? display_tracking_em : 0;
  // A forced direction is the story's; names and places keep their own.
  if (slot == "story" && card.story.direction != story::Direction::automatic) {
    paragraph.direction = card.story.direction == story::Direction::right_to_left ? text::Direction::right_to_left
                                                                                  : text::Direction::left_to_right;
  }
  return paragraph;
}

const ShapedSlot* Words::slot(const std::string& name, const toolkit::TextStyle& style, bool always_left_to_right) {
  std::string text = slot_text(card_.story, card_.pack, name);
  if (is_blank(text)) return nullptr;
  return shaped(name, std::move(text), style, always_left_to_right);
}

const ShapedSlot* Words::own(const toolkit::Words& words, const toolkit::TextStyle& style) {
  return shaped("", std::string(toolkit::in_language(words, language_of_own_words(card_.story))), style, false);
}

const ShapedSlot* Words::shaped(const std::string& slot, std::string text, const toolkit::TextStyle& style,
                                bool always_left_to_right) {
  const std::string key = slot + '\n' + std::to_string(static_cast<int>(style.role)) + '\n' + std::to_string(style.weight) +
                          (always_left_to_right ? "\nltr\n" : "\n\n") + (slot.empty() ? text : "");
  const auto known = shaped_.find(key);
  if (known != shaped_.end()) return &known->second;
  text::Paragraph paragraph = paragraph_of(card_, slot, std::move(text), style);
  // The pack's own words, a comma between two slots among them, run as the card does.
  if (slot.empty()) {
    paragraph.direction = is_right_to_left(card_) ? text::Direction::right_to_left : text::Direction::left_to_right;
  }
  if (always_left_to_right) paragraph.direction = text::Direction::left_to_right;
  return &shaped_.emplace(key, ShapedSlot{slot, shapes_.shaped(paragraph, library_)}).first->second;
}

std::vector<text::Paragraph> all_paragraphs(const Card& card) {
  std::vector<text::Paragraph> paragraphs;
  add_paragraphs(card, card.frame.layers[static_cast<std::size_t>(card.format.shape())], paragraphs);
  return paragraphs;
}

bool is_translation_right_to_left(const Card& card) {
  return card.story.translation && unicode::first_strong_level(card.story.translation->story) == 1;
}

bool is_right_to_left(const Card& card) {
  if (card.story.direction != story::Direction::automatic) return card.story.direction == story::Direction::right_to_left;
  return unicode::first_strong_level(leading_text(card.story)) == 1;
}

}  // namespace storycard::compose
