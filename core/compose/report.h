#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/json.h"

namespace storycard::compose {

// What came of each text: contract in docs/report.md.
struct LineReport {
  std::string text;  // logical order
  ByteRange bytes;   // in the slot's text as in the story
  float x, baseline, width;
};

struct TextReport {
  std::string slot, language;
  bool right_to_left = false;
  float font_size = 0;
  bool fits = true;
  int too_long_by = 0;
  std::optional<float> contrast;  // set by render, which sees the ground's pixels
  float threshold = 4.5f;         // WCAG 2.2, 1.4.3: 3 for large text
  std::vector<std::string> faces, missing;
  std::vector<LineReport> lines;
};

// Where a photo of the story shows: px of the card, `box` before it is turned about its middle. Not in the JSON.
struct PhotoReport {
  std::size_t photo;  // index into Story::photos
  Rect box;
  enum class Outline { rectangle, ellipse, path } outline = Outline::rectangle;
  float turn_degrees = 0;  // clockwise
};

// The code of the story's link, where the story asks for one.
struct QrReport {
  std::string text;  // what it says; empty: the link is no web address, or too long
  enum class State { left_out, drawn } state = State::left_out;
  Rect box;          // of its plate, px of the card
  float module = 0;  // px a side
};

// What share::advise has to say (core/share/advice.h).
struct Advice {
  std::string code, level;
  std::string where;                    // JSON Pointer into the story
  ByteRange bytes;                      // in the text there; empty: all of what is there
  std::vector<std::string> suggestions;  // what may stand in place of `bytes`
  std::string why;                      // key of a reason; may be empty
  std::optional<std::size_t> photo;     // index into Story::photos; not in the JSON
  friend bool operator==(const Advice&, const Advice&) = default;
};

struct Report {
  std::string frame, theme, format;
  PixelSize size;
  Rect safe;
  bool fits = true;
  std::vector<TextReport> texts;  // reading order
  std::vector<std::size_t> photos;  // indexes into Story::photos that the frame shows; not in the JSON
  std::vector<PhotoReport> photo_places;  // in drawing order
  std::vector<std::string> logos;   // what the logos that it shows are described as; not in the JSON
  std::optional<QrReport> qr;       // none: not asked for
  std::string alt_text, caption;
  std::vector<Advice> advice;
  std::vector<std::string> removed_metadata;
};

Json to_json(const Report& report);

}  // namespace storycard::compose
