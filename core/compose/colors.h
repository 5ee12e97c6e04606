#pragma once

#include "base/gradient.h"
#include "toolkit/pack.h"

namespace storycard::compose {

// What a frame wears: the theme that is wanted, if it is one of the frame's, else its first. Null: it has none. A frame that a
// pack took over from another has the pack's themes first, which is not the one that it was drawn for (`own_theme`).
const toolkit::Theme* worn_theme(const toolkit::Pack& pack, const toolkit::Frame& frame, std::string_view wanted);

// Turns the names of a frame into colours: the chosen theme first, then the frame's own theme, then the pack.
class Colors {
 public:
  Colors(const toolkit::Pack& pack, const toolkit::Frame& frame, const toolkit::Theme* theme);

  // An unknown name gives black and is remembered: see `unknown()`.
  Color of(const toolkit::ColorRef& reference);
  // The first name that was not found; empty when all were.
  const std::string& unknown() const { return unknown_; }

 private:
  const toolkit::Pack& pack_;
  const toolkit::Theme* theme_;
  const toolkit::Theme* own_;
  std::string unknown_;
};

// Where a gradient's stops lie: the box it fills, what its anchor's top is, and the px of 1 u.
struct GradientPlace {
  Rect box;
  float anchor_y;
  float unit;
  bool mirrored;
};

Paint resolved(const toolkit::PaintRef& paint, const GradientPlace& place, Colors& colors);

}  // namespace storycard::compose
