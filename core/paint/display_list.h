#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/gradient.h"
#include "font/face.h"
#include "image/bitmap.h"
#include "toolkit/layer.h"

// What is drawn, in order, in px of the output. Plain structs; each can write itself as one line of text.
namespace storycard::paint {

using storycard::GradientStop;
using storycard::LinearGradient;
using storycard::Paint;
using storycard::RadialGradient;
using toolkit::Blend;

// Fills the path, non-zero winding, anti-aliased.
struct FillPath {
  Path path;
  Paint paint;
  friend bool operator==(const FillPath&, const FillPath&) = default;
};

// Glyph outlines of one face, each with its origin on the baseline.
struct DrawGlyphs {
  const font::Face* face;
  Px font_size;
  std::vector<font::GlyphId> glyphs;
  std::vector<Point> origins;
  Color color;
  friend bool operator==(const DrawGlyphs&, const DrawGlyphs&) = default;
};

// The same, of a face whose glyphs bring their own colours; `color` is for the parts and glyphs that have none.
struct DrawColorGlyphs {
  const font::Face* face;
  Px font_size;
  std::vector<font::GlyphId> glyphs;
  std::vector<Point> origins;
  Color color;
  friend bool operator==(const DrawColorGlyphs&, const DrawColorGlyphs&) = default;
};

// Copies the bitmap's pixels one to one with its top left at `x`, `y` (whole px), inside `clip` where that is not empty.
struct DrawImage {
  std::shared_ptr<const image::Bitmap> bitmap;
  std::int32_t x, y;
  Path clip;
  friend bool operator==(const DrawImage&, const DrawImage&) = default;  // the same bitmap, not an equal one
};

// A soft shadow: the path blurred by `blur` px.
struct Shadow {
  Path path;
  float blur;
  Color color;
  friend bool operator==(const Shadow&, const Shadow&) = default;
};

// What lies between the two is drawn by itself, then laid upon what is there as one, inside `clip` where that is not
// empty. An end too many is nothing, an end too few is at the list's end.
struct BeginGroup {
  Path clip;
  std::uint8_t opacity = 255;
  Blend blend = Blend::normal;
  friend bool operator==(const BeginGroup&, const BeginGroup&) = default;
};
struct EndGroup {
  friend bool operator==(const EndGroup&, const EndGroup&) = default;
};

using Command = std::variant<FillPath, DrawGlyphs, DrawColorGlyphs, DrawImage, Shadow, BeginGroup, EndGroup>;

struct DisplayList {
  PixelSize size;
  Color ground{255, 255, 255, 255};
  std::vector<Command> commands;
  friend bool operator==(const DisplayList&, const DisplayList&) = default;
};

// One line a command, numbers to three decimals: the cheap golden.
std::string dump(const DisplayList& list);

}  // namespace storycard::paint
