#pragma once

#include <vector>

#include "compose/words.h"
#include "text/fit.h"

namespace storycard::compose {

// How hard a layout tries: first everything comfortable in its own box, then in roomier ones, then at its smallest.
struct Effort {
  float roominess = 0;  // 0: the boxes as drawn, 1: as roomy as the frame allows
  enum class Floor { comfort, smallest } floor = Floor::comfort;
};

// One paragraph with the size and lines that were chosen for it.
struct FittedText {
  const ShapedSlot* words;
  text::Fitted fitted;
  float line_height;
  float x = 0, y = 0, width = 0;  // its box inside the layer's, before mirroring
  bool of_a_row = false;          // one of several on one line, which have been aligned together
};

struct MeasureContext;

// A layer with its size in px; children as they share a stack. Invisible layers are left out.
struct Measured {
  const toolkit::Layer* layer = nullptr;
  float width = 0, height = 0;
  float before = 0;               // gap to the child before it
  std::vector<FittedText> texts;  // of a text or text-line layer
  std::vector<Measured> children;
  std::vector<Rect> boxes;        // of a group's children, inside its box
};

// Where a layer that is in no stack lies inside its parent of `width` x `height` px.
Rect box_in(const toolkit::Layer& layer, float width, float height, const MeasureContext& context);

struct MeasureContext {
  const Card& card;
  Words& words;
  float unit;
  float min_scale;  // stories: 0.82 of every floor
  bool right_to_left;
  Effort effort;
};

// Measures a layer that may take up to `width` x `height` px. Nothing when it draws nothing.
std::optional<Measured> measure(const toolkit::Layer& layer, float width, float height, MeasureContext& context);

// True when every text inside fits.
bool all_fit(const Measured& measured);

}  // namespace storycard::compose
