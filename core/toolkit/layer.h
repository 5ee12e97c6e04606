#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "toolkit/format.h"

// What a frame draws, as read from its JSON: resolved for one class of shape, not yet in px.
namespace storycard::toolkit {

// `units` u plus `fraction` of the parent's side on that axis.
struct Length {
  float units = 0;
  float fraction = 0;
  constexpr float in_px(float unit, float parent) const { return units * unit + fraction * parent; }
  friend bool operator==(const Length&, const Length&) = default;
};

struct Box {
  Length x, y, width{0, 1}, height{0, 1};
  friend bool operator==(const Box&, const Box&) = default;
};

// A colour of the theme or the pack by its name, or "#RRGGBB"; `alpha` multiplies.
struct ColorRef {
  std::string name;
  float alpha = 1;
  friend bool operator==(const ColorRef&, const ColorRef&) = default;
};

enum class Axis { across, down };  // across runs from the start edge to the end edge and mirrors for right-to-left

struct Stop {
  Length at;  // along the box; or, with an anchor, from the anchor's top
  ColorRef color;
};

struct Gradient {
  enum class Kind { linear, radial } kind = Kind::linear;
  Axis axis = Axis::down;
  std::string anchor;  // id of the layer whose top the stops count from; empty: the box
  std::vector<Stop> stops;
};

using PaintRef = std::variant<ColorRef, Gradient>;

// How a layer is laid upon what lies under it (W3C Compositing and Blending 1).
enum class Blend { normal, multiply, screen, overlay, soft_light };

// A rectangle (rounded by `radius` u) or an ellipse that fills its box.
struct FillLayer {
  enum class Outline { rectangle, ellipse } outline = Outline::rectangle;
  float radius_units = 0;
  PaintRef paint;
};

// Vector art: outlines in a view box, scaled to the layer's box (aspect kept where one side is left out).
struct PathLayer {
  Path path;
  float view_width = 1, view_height = 1;
  PaintRef paint;
  bool mirrors = true;  // drawn the other way round for right-to-left
};

// Interlocked rings in a row, a column or a circle. Sizes in u, or for a circle as fractions of half its box.
struct LinksLayer {
  enum class Along { row, column, circle } along = Along::row;
  int count = 6;  // circle only; rows and columns bleed off both ends
  float radius = 6.6f, spacing = 9.6f, stroke = 1.7f, orbit = 0.6f;
  std::vector<ColorRef> colors;
  std::optional<ColorRef> casing;
};

// A photo of the story that covers its box, cut out along a rectangle (rounded by `radius` u), an ellipse or a path.
struct PhotoLayer {
  std::size_t index = 0;
  enum class Outline { rectangle, ellipse, path } outline = Outline::rectangle;
  float radius_units = 0;
  Path path;             // in fractions of the box
  bool mirrors = true;   // the path is drawn the other way round for right-to-left; the photo never is
};

// How words look. Sizes in u.
struct TextStyle {
  enum class Role { display, text } role = Role::text;
  enum class Align { start, center, end } align = Align::start;
  enum class Wrap { first_fit, balanced } wrap = Wrap::first_fit;
  int weight = 400;
  float min_size = 2, max_size = 2, comfort_size = 2;
  int max_lines = 0;
  ColorRef color;
  std::vector<std::pair<std::string, float>> line_heights;  // by ISO 15924 script; "*" for the rest; empty: the defaults
};

// Words by language; "en" is always there for a pack's own words.
using Words = std::vector<std::pair<std::string, std::string>>;
std::string_view in_language(const Words& words, std::string_view language);

// One slot of the story ("story", "name", "hashtags.0" ...), or fixed words of the pack.
struct TextLayer {
  std::string slot;
  Words words;
  TextStyle style;
  bool always_left_to_right = false;  // hashtags
};

// Slots set on one line with a separator between them; one under the other where they do not fit.
struct TextLineLayer {
  std::vector<std::string> slots;
  Words separator;
  TextStyle style;
};

struct Layer;

// Shares its box among its children, one after the other along the axis.
//   A child is as large as its box says on that axis; texts are as high as their lines; what is left goes to the
//   child that grows, and otherwise to where `pack` says.
struct StackLayer {
  Axis axis = Axis::down;
  float gap_units = 0;
  enum class Pack { start, center, end } pack = Pack::start;
  std::vector<Layer> children;
};

enum class Condition { always, never, photo, no_photo, name, place, role, translation };

struct Layer {
  std::string id;
  Condition condition = Condition::always;
  Box box;
  std::optional<Box> roomy;  // where a long story may push the box to
  bool grows = false;        // inside a stack
  float gap_before_units = 0;  // inside a stack, instead of the stack's gap where not 0
  std::variant<FillLayer, PathLayer, LinksLayer, PhotoLayer, TextLayer, TextLineLayer, StackLayer> content;
};

}  // namespace storycard::toolkit
