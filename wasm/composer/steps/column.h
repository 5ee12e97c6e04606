#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "composer/app.h"
#include "composer/widgets.h"

// What stands under one another in a step.
namespace storycard::composer {

inline constexpr float line_field_height = 48;

struct Column {
  App& app;
  Rect at;      // where the column begins
  float y = 0;  // where it goes on

  Rect take(float height, float gap = metric::gap);
  void paragraph(std::string_view id, std::string_view text, const Look& look, Color color, float gap = metric::gap);
  // Gives the new text when it was changed.
  std::optional<std::string> field(const Field& field, float height = line_field_height);
  // Two beside each other where there is room; `share` of it for the first.
  struct Two {
    std::optional<std::string> first, second;
  };
  Two fields(const Field& first, const Field& second, float share = 0.5f);
  // A button of one line's height, as wide as its words.
  bool button(const Button& button, float gap = metric::gap);
  bool notice(const Notice& notice);
};

// Where the card does without a font: that it is asked for again.
void draw_missing_letters(Column& column);

// Chips in rows, from the start edge of `at` down: each as wide as it wants, and no wider than a row.
class ChipRows {
 public:
  explicit ChipRows(const Rect& at) : at_(at), x_(at.x), y_(at.y) {}
  // Where the next one is drawn: 40 px high in a row of 44.
  Rect next(float width);
  float bottom() const { return y_ + metric::target; }

 private:
  Rect at_;
  float x_, y_;
};

// A field of the story that any text is right for, laid by another hand: writes what was changed into the story.
void keep_text(App& app, std::string_view field, TextSlot slot, const std::optional<std::string>& text);
// The same, laid here.
void text_field(Column& column, TextSlot slot, Field field, float height = line_field_height);

}  // namespace storycard::composer
