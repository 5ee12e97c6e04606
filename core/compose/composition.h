#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/gradient.h"
#include "compose/report.h"
#include "story/story.h"
#include "text/place_lines.h"
#include "toolkit/layer.h"

// A card laid out: everything has its place in px of the format. Nothing is rounded yet.
namespace storycard::compose {

struct PlacedArt {
  Path path;
  Paint paint;
};

// Rings along the middle of `box`, or inside it for a circle; all lengths in px.
struct PlacedLinks {
  toolkit::LinksLayer::Along along;
  Rect box;
  int count;
  float radius, spacing, stroke, orbit;
  std::vector<Color> colors;
  std::optional<Color> casing;
  bool mirrored;
};

struct PlacedPhoto {
  std::size_t index;  // into Story::photos
  Rect box;
  toolkit::PhotoLayer::Outline outline;
  float radius = 0;  // of a rectangle's corners, px
  Path path;         // px, where that is the outline
};

struct PlacedText {
  std::size_t report;  // index into Report::texts; npos for the pack's own words and separators
  text::TextLayout layout;
  Color color;
};
inline constexpr std::size_t no_report = static_cast<std::size_t>(-1);

using PlacedItem = std::variant<PlacedArt, PlacedLinks, PlacedPhoto, PlacedText>;

struct Composition {
  PixelSize size;
  Color ground;
  std::vector<PlacedItem> items;  // in drawing order
  Report report;                  // all but contrast, alt text, caption and advice
};

}  // namespace storycard::compose
