#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/gradient.h"
#include "compose/qr_code.h"
#include "compose/report.h"
#include "story/story.h"
#include "text/place_lines.h"
#include "toolkit/layer.h"

// A card laid out: everything has its place in px of the format. Nothing is rounded yet.
namespace storycard::compose {

// A line along a path, its middle on the path.
struct Stroke {
  Paint paint;
  float width;
};

// The path's own shadow, blurred by `blur` px and moved by `down` px.
struct SoftShadow {
  Color color;
  float blur, down;
};

// Drawn in this order: shadow, fill, stroke.
struct PlacedArt {
  Path path;
  std::optional<Paint> fill;
  std::optional<Stroke> stroke;
  std::optional<SoftShadow> shadow;
  // A scrim: its alpha is scaled down to the least strength at which every text over it can be read.
  bool as_needed = false;
};

// Rings along the middle of `box`, or inside it for a circle; all lengths in px.
struct PlacedLinks {
  toolkit::LinksLayer::Along along;
  Rect box;
  int count;  // of a row or column: 0 for as many as bleed off both ends
  float radius, spacing, stroke, orbit;
  std::vector<Color> colors;
  std::optional<Color> casing;
  bool mirrored;
  float turn_degrees = 0;  // clockwise, about the middle of `box`
};

struct PlacedPhoto {
  std::size_t index;  // into Story::photos
  Rect box;           // before it is turned
  toolkit::Outline::Kind outline;
  float radius = 0;  // of a rectangle's corners, px
  Path path;         // px, where that is the outline; not turned
  float turn_degrees = 0;  // clockwise, about the middle of `box`
};

// A picture that is no photo: art of the pack, or a logo. Never cropped by a look or covered.
struct PlacedPicture {
  enum class From { pack, story_logo } from;
  std::string file;   // with its pack: "itac/art/name.png"
  std::size_t index;  // into Story::logos
  Rect box;           // before it is turned
  enum class Fit { cover, contain } fit;
  float turn_degrees = 0;
};

// A QR code on its white plate. `module` is whole px; `box` is the plate's, as large as modules and quiet zone are.
struct PlacedQr {
  std::shared_ptr<const QrCode> code;
  Rect box;
  float module;
  float radius;  // of the plate's corners
  Color color;   // of the dark modules
};

// What lies between the two is drawn by itself first, then laid upon the card as one.
struct BeginGroup {
  Path clip;  // empty: none
  float opacity = 1;
  toolkit::Blend blend = toolkit::Blend::normal;
};
struct EndGroup {};

struct PlacedText {
  std::size_t report;  // index into Report::texts; npos for the pack's own words and separators
  text::TextLayout layout;
  Color color;
};
inline constexpr std::size_t no_report = static_cast<std::size_t>(-1);

using PlacedItem =
    std::variant<PlacedArt, PlacedLinks, PlacedPhoto, PlacedPicture, PlacedQr, PlacedText, BeginGroup, EndGroup>;

struct Composition {
  PixelSize size;
  Color ground;
  std::vector<PlacedItem> items;  // in drawing order
  Report report;                  // all but contrast, alt text, caption and advice
};

}  // namespace storycard::compose
