#include "compose/words.h"

#include "base/blank.h"
#include "compose/conditions.h"
#include "compose/notice.h"
#include "compose/slots.h"
#include "unicode/bidi.h"

namespace storycard::compose {
namespace {

// The design sets titles a little tighter.
constexpr float display_tracking_em = -0.012f;

void add_paragraph(const Card& card, const std::string& slot, const toolkit::TextStyle& style,
                   const almanac::Almanac& almanac, WantedWords& wanted) {
  wanted.files.merge(needed_for_slot(card.story, slot, almanac));
  std::string text = slot_text(card.story, card.pack, slot, almanac);
  if (is_blank(text)) return;
  const Letters letters = letters_of(card, style, text);
  wanted.paragraphs.push_back(paragraph_of(card, slot, std::move(text), letters));
}

void add_own(const Card& card, const toolkit::Words& words, const toolkit::TextStyle& style,
             WantedWords& wanted) {
  std::string text(toolkit::in_language(words, spoken_language(card.story)));
  const Letters letters = letters_of(card, style, text);
  wanted.paragraphs.push_back(paragraph_of(card, "", std::move(text), letters));
}

void add_paragraphs(const Card& card, const std::vector<toolkit::Layer>& layers, const almanac::Almanac& almanac,
                    WantedWords& wanted) {
  for (const toolkit::Layer& layer : layers) {
    if (!hold(layer.conditions, card)) continue;
    if (const auto* text = std::get_if<toolkit::TextLayer>(&layer.content)) {
      if (!text->slot.empty()) add_paragraph(card, text->slot, text->style, almanac, wanted);
      else add_own(card, text->words, text->style, wanted);
    } else if (const auto* line = std::get_if<toolkit::TextLineLayer>(&layer.content)) {
      const std::size_t before = wanted.paragraphs.size();
      for (const std::string& slot : line->slots) add_paragraph(card, slot, line->style, almanac, wanted);
      if (wanted.paragraphs.size() > before + 1) add_own(card, line->separator, line->style, wanted);
    } else if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) {
      add_paragraphs(card, *children, almanac, wanted);
    }
  }
}

}  // namespace

text::Paragraph paragraph_of(const Card& card, std::string_view slot, std::string text, const Letters& letters) {
  text::Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.language = is_translation(slot)   ? card.story.translation->language
                       : slot == notice_slot ? notice_words(card.story, card.pack).language
                                             : card.story.language;
  paragraph.style = letters.font;
  paragraph.tracking_em = letters.font.role == font::Role::display ? display_tracking_em : 0;
  // A forced direction is the story's; names and places keep their own.
  if (slot == "story" && card.story.direction != story::Direction::automatic) {
    paragraph.direction = card.story.direction == story::Direction::right_to_left ? text::Direction::right_to_left
                                                                                  : text::Direction::left_to_right;
  }
  return paragraph;
}

const ShapedSlot* Words::slot(const std::string& name, const toolkit::TextStyle& style, bool always_left_to_right) {
  std::string text = slot_text(card_.story, card_.pack, name, library_.almanac);
  if (is_blank(text)) return nullptr;
  return shaped(name, std::move(text), style, always_left_to_right);
}

const ShapedSlot* Words::own(const toolkit::Words& words, const toolkit::TextStyle& style, const std::string& slot) {
  return shaped(slot, std::string(toolkit::in_language(words, spoken_language(card_.story))), style, false);
}

const ShapedSlot* Words::shaped(const std::string& slot, std::string text, const toolkit::TextStyle& style,
                                bool always_left_to_right) {
  const bool of_story = slot != own_words && !slot.empty();
  const Letters letters = letters_of(card_, style, text);
  const std::string key = slot + '\n' + std::to_string(static_cast<int>(letters.font.role)) + '\n' +
                          std::to_string(letters.font.weight) + '\n' + std::to_string(letters.scale) +
                          (always_left_to_right ? "\nltr\n" : "\n\n") + (of_story ? "" : text);
  const auto known = shaped_.find(key);
  if (known != shaped_.end()) return &known->second;
  text::Paragraph paragraph = paragraph_of(card_, slot, std::move(text), letters);
  // The pack's own words, a comma between two slots among them, run as the card does.
  if (!of_story) {
    paragraph.direction = is_right_to_left(card_) ? text::Direction::right_to_left : text::Direction::left_to_right;
  }
  if (always_left_to_right) paragraph.direction = text::Direction::left_to_right;
  return &shaped_.emplace(key, ShapedSlot{slot, letters, shapes_.shaped(paragraph, library_)}).first->second;
}

WantedWords wanted_words(const Card& card, const almanac::Almanac& almanac) {
  WantedWords wanted;
  add_paragraphs(card, card.frame.layers[static_cast<std::size_t>(card.format.shape())], almanac, wanted);
  if (!card.pack.notice.empty()) add_paragraph(card, std::string(notice_slot), notice_style(card, {}), almanac, wanted);
  // The caption tells of the event whether or not the frame does.
  wanted.files.merge(needed_for_slot(card.story, "event.date", almanac));
  return wanted;
}

bool is_translation_right_to_left(const Card& card) {
  return card.story.translation && unicode::first_strong_level(card.story.translation->story) == 1;
}

bool is_right_to_left(const Card& card) {
  if (card.story.direction != story::Direction::automatic) return card.story.direction == story::Direction::right_to_left;
  return unicode::first_strong_level(leading_text(card.story)) == 1;
}

}  // namespace storycard::compose
