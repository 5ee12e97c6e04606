#pragma once

#include <map>
#include <string>

#include "compose/letters.h"

namespace storycard::compose {

// What the report calls the pack's own words.
inline constexpr std::string_view own_words = "words";

// A slot's text, shaped once for a card however often it is fitted.
struct ShapedSlot {
  std::string slot;  // "words" for the pack's own; empty for what only parts others
  Letters letters;
  std::shared_ptr<const text::ShapedText> shaped;
};

// The paragraph that a text layer asks to be shaped.
text::Paragraph paragraph_of(const Card& card, std::string_view slot, std::string text, const Letters& letters);

// Shapes slots on demand and keeps them for the life of one compose() call.
class Words {
 public:
  Words(const Card& card, const text::Library& library, text::ShapeCache& shapes)
      : card_(card), library_(library), shapes_(shapes) {}

  // Null where the slot is blank.
  const ShapedSlot* slot(const std::string& name, const toolkit::TextStyle& style, bool always_left_to_right);
  // The pack's own words, in the card's language: `slot` is what the report calls them.
  const ShapedSlot* own(const toolkit::Words& words, const toolkit::TextStyle& style, const std::string& slot);

 private:
  const ShapedSlot* shaped(const std::string& slot, std::string text, const toolkit::TextStyle& style, bool always_left_to_right);

  const Card& card_;
  const text::Library& library_;
  text::ShapeCache& shapes_;
  std::map<std::string, ShapedSlot> shaped_;  // a map keeps addresses
};

// What needs files: every paragraph that the frame draws for this story, and what of the almanac its words and the
// caption ask for.
struct WantedWords {
  std::vector<text::Paragraph> paragraphs;
  std::set<std::string> files;
};
WantedWords wanted_words(const Card& card, const almanac::Almanac& almanac);

// Direction of the story's translation, by its first strong character.
bool is_translation_right_to_left(const Card& card);

// Direction of the card: the story's own, else that of its leading text (UAX 9, P2 and P3).
bool is_right_to_left(const Card& card);

}  // namespace storycard::compose
