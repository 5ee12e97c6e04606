#pragma once

#include <set>
#include <string>
#include <vector>

#include "composer/theme.h"
#include "field_text.h"
#include "image/bitmap.h"
#include "text/text_layout.h"

namespace storycard::desktop {

// How a field is set: the inside of its border, in px of the screen.
struct FieldLook {
  PixelSize size;
  float scale = 1;  // px of a CSS px
  bool one_line = false, focused = false;
  std::string placeholder, language;
  composer::Appearance appearance;
};

// A field's words, shaped and broken as the card's are, with caret and choice.
class FieldPicture {
 public:
  FieldPicture(const FieldText& field, const FieldLook& look, const text::Library& library);

  static std::set<std::string> needed_files(const FieldText& field, const FieldLook& look, const text::Library& library);

  // `scroll`: px that are out of sight above, or to the left in a field of one line; kept within what there is.
  enum class Scroll { stays, to_caret };
  image::Bitmap draw(float& scroll, Scroll how) const;
  // The byte nearest to a point inside the border.
  std::size_t at(Point point, float scroll) const;
  // A line further up (-1) or down (1); ends of lines: -1 or 1.
  std::size_t line_by(std::size_t caret, int lines) const;
  std::size_t end_of_line(std::size_t caret, int side) const;
  bool right_to_left() const { return shaped_.right_to_left; }

 private:
  float x_of(std::size_t line, std::size_t byte) const;
  std::size_t line_of(std::size_t byte) const;
  std::size_t byte_at(std::size_t line, float x) const;
  Point origin(float scroll) const;
  float line_height() const { return composer::look::field.line * look_.scale; }

  const FieldText& field_;
  const FieldLook& look_;
  text::ShapedText shaped_;
  text::TextLayout layout_;
  float room_ = 0, words_width_ = 0;
};

}  // namespace storycard::desktop
