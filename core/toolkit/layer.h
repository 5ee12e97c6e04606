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

// A line along a shape's edge, `width` u wide, its middle on the edge.
struct StrokeRef {
  PaintRef paint;
  float width_units = 0.3f;
};

// A shape's own shadow, blurred by `blur` u and moved down by `down` u.
struct ShadowRef {
  ColorRef color;
  float blur_units = 0, down_units = 0;
};

// How a shape is drawn: shadow, fill, stroke.
struct ShapeStyle {
  std::optional<PaintRef> fill;  // none: "none"
  std::optional<StrokeRef> stroke;
  std::optional<ShadowRef> shadow;
};

// A rectangle (rounded by `radius` u) or an ellipse that fills its box.
struct FillLayer {
  enum class Outline { rectangle, ellipse } outline = Outline::rectangle;
  float radius_units = 0;
  ShapeStyle style;
  bool as_needed = false;  // a scrim: no stronger than the texts over it need
};

// Vector art: outlines in a view box, scaled to the layer's box (aspect kept where one side is left out).
struct PathLayer {
  Path path;
  float view_width = 1, view_height = 1;
  ShapeStyle style;
  bool mirrors = true;  // drawn the other way round for right-to-left
};

// Interlocked rings in a row, a column or a circle. Sizes in u, or for a circle as fractions of half its box.
struct LinksLayer {
  enum class Along { row, column, circle } along = Along::row;
  int count = 0;  // of a circle at least 3; of rows and columns 0: as many as bleed off both ends
  float radius = 6.6f, spacing = 9.6f, stroke = 1.7f, orbit = 0.6f;
  std::vector<ColorRef> colors;
  std::optional<ColorRef> casing;
};

// What cuts a layer: its box (rounded by `radius` u), the ellipse in it, or a path.
struct Outline {
  enum class Kind { rectangle, ellipse, path } kind = Kind::rectangle;
  float radius_units = 0;
  Path path;            // in fractions of the box
  bool mirrors = true;  // the path is drawn the other way round for right-to-left
};

// A photo of the story that covers its box; what lies in it is never mirrored.
struct PhotoLayer {
  std::size_t index = 0;   // into Story::photos, or
  bool of_speaker = false;  // into the event's speakers
  Outline outline;
};

// A picture of a pack's folder.
struct ImageLayer {
  std::string file;  // with its pack: "itac/art/name.png"
  enum class Fit { cover, contain } fit = Fit::contain;
};

// What lies behind words or logos, `pad` u wider than they are.
struct Plate {
  ShapeStyle style;
  float pad_across_units = 0, pad_down_units = 0, radius_units = 0;
  bool as_needed = false;
};

// The logos of the pack and of the story, in a row from the start or to the end of the box. Sizes in u.
struct LogosLayer {
  enum class Align { start, end } align = Align::end;
  float height_units = 3.8f, gap_units = 1.6f;
  std::optional<Plate> plate;  // behind all of them
};

// The story's link as a QR code on a white plate with its quiet zone: upright at the foot of its box, as large as whole px of
// the card allow.
struct QrLayer {
  enum class Align { start, end } align = Align::end;
  ColorRef color;              // of the dark modules, where it stands off white enough to be read
  float module_units = 0.22f;  // the least; where the box has no room for it the code is left out
  float radius_units = 0;      // of the plate's corners
};

// What a text changes for the script that most of it is in.
struct ScriptStyle {
  std::string script;  // ISO 15924
  std::string face;    // empty: the same
  std::optional<int> weight;
  float scale = 1;  // of all sizes
};

// How words look. Sizes in u.
struct TextStyle {
  enum class Align { start, center, end } align = Align::start;
  enum class Wrap { first_fit, balanced } wrap = Wrap::first_fit;
  std::string face = "text";  // "display", "text", or a face of the theme or pack
  std::optional<int> weight;  // none: the face's
  float min_size = 2, max_size = 2, comfort_size = 2;
  int max_lines = 0;
  ColorRef color;
  std::vector<std::pair<std::string, float>> line_heights;  // by ISO 15924 script; "*" for the rest; empty: the defaults
  std::vector<ScriptStyle> scripts;
  std::optional<Plate> plate;  // hugs the lines
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

// Layers whose boxes count inside the group's own, cut by its outline.
struct GroupLayer {
  std::optional<Outline> clip;
  std::vector<Layer> children;
};

// Art that is repeated in cells. Inside a tile u is a hundredth of the cell's shorter side.
struct Tile {
  std::optional<ColorRef> fill;
  std::vector<Layer> art;
};

struct PatternLayer {
  struct Cell {
    std::size_t tile;
    int quarter_turns = 0;  // clockwise
  };
  std::vector<Tile> tiles;
  std::vector<std::vector<Cell>> rows;  // repeated both ways; empty: all tiles in turn
  int columns = 0, row_count = 0;       // 0: cells of `tile_units` a side, cut by the box
  float tile_units = 0;
  bool by_story = false;  // cells are dealt anew for every story
};

// What must be so for a layer to be drawn.
struct Condition {
  enum class Of { always, never, photos, logo, fact, event, nominees, translation, speaker_photo, qr, slot } of = Of::always;
  std::size_t count = 0;  // photos: at least so many; speaker_photo: whose
  std::string slot;       // is not blank
  bool negated = false;
  friend bool operator==(const Condition&, const Condition&) = default;
};

struct Layer {
  std::string id;
  std::vector<Condition> conditions;  // all of them
  Box box;
  std::optional<Box> roomy;  // where a long story may push the box to
  bool grows = false;        // inside a stack
  float gap_before_units = 0;  // inside a stack, instead of the stack's gap where not 0
  float turn_degrees = 0;      // clockwise, about the middle of the box
  float opacity = 1;
  Blend blend = Blend::normal;
  std::variant<FillLayer, PathLayer, LinksLayer, PhotoLayer, ImageLayer, LogosLayer, QrLayer, TextLayer, TextLineLayer, StackLayer,
               GroupLayer, PatternLayer>
      content;
};

// The layers inside a layer, of any kind that has some; those of a pattern's tiles are not among them.
const std::vector<Layer>* children_of(const Layer& layer);

}  // namespace storycard::toolkit
