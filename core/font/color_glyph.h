#pragma once

#include <variant>
#include <vector>

#include "base/gradient.h"
#include "font/face.h"

// Glyphs that bring their own colours (OpenType COLR, versions 0 and 1), as a flat list of steps in font units, y upwards.
namespace storycard::font {

// What lies beyond a gradient's first and last stop.
enum class Extend : std::uint8_t { pad, repeat, reflect };

// Stops may lie anywhere, in any order.
struct ColorLine {
  std::vector<GradientStop> stops;
  Extend extend = Extend::pad;
};

// Gradients keep a space of their own; `place` leads from it to font units.
struct LinearInk {
  Point from, to;
  ColorLine line;
  Transform place;
};

// Between two circles.
struct RadialInk {
  Point from;
  float from_radius;
  Point to;
  float to_radius;
  ColorLine line;
  Transform place;
};

// Around a point, counterclockwise from the right, in turns.
struct SweepInk {
  Point center;
  float from_turn, to_turn;
  ColorLine line;
  Transform place;
};

using Ink = std::variant<Color, LinearInk, RadialInk, SweepInk>;

// How a group comes upon what its parent has so far; in the order of COLR's CompositeMode.
enum class Composite : std::uint8_t {
  clear, source, destination, source_over, destination_over, source_in, destination_in, source_out, destination_out,
  source_atop, destination_atop, exclusive_or, plus, screen, overlay, darken, lighten, color_dodge, color_burn,
  hard_light, soft_light, difference, exclusion, multiply, hue, saturation, color, luminosity
};

// Every Clip narrows what the steps up to its Unclip may touch, every BeginGroup has its EndGroup, and they nest.
struct ClipPath {
  Path path;  // non-zero winding
};
struct ClipBox {
  Rect box;  // nothing reaches beyond it: no edge of it is ever seen
};
struct Unclip {};
struct Fill {
  Ink ink;  // all that the clips leave
};
struct BeginGroup {};
struct EndGroup {
  Composite mode;
};
using ColorStep = std::variant<ClipPath, ClipBox, Unclip, Fill, BeginGroup, EndGroup>;

struct ColorGlyph {
  std::vector<ColorStep> steps;
  bool empty() const { return steps.empty(); }
};

// False for faces of plain letters, at no cost.
bool has_color_glyphs(const Face& face);

// Empty where the glyph has no colours of its own, or more of them than limits::color_glyph_steps and its like allow.
//   ink   what the font calls the text's colour
//   Cost  of one outline for each shape in it; nothing is kept
ColorGlyph color_glyph(const Face& face, GlyphId glyph, Color ink);

}  // namespace storycard::font
