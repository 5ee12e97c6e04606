#pragma once

#include <optional>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"

// The campaign's motif: interlocked rings and petals, as outlines ready to fill. The same bytes on every machine.
namespace storycard::paint {

// Fill these in order, non-zero winding.
struct Shape {
  Path path;
  Color color;
  friend bool operator==(const Shape&, const Shape&) = default;
};

// How links are drawn. Colours are opaque: where links cross, the upper one is drawn again.
struct Weave {
  float line_width;
  std::vector<Color> colors;    // one a link, over and over; none: nothing is drawn
  std::optional<Color> casing;  // the ground's colour, which parts the lower link from the upper; none on photos
  float gap = 0.35f;            // width of the casing on either side, as a fraction of the line's
};

// Links whose centres lie on a circle, each over the next on the outside and under it on the inside.
struct Ring {
  Point center;
  float radius;       // of the circle of centres
  float link_radius;  // to the middle of the line
  int count;
  float start_degrees = -90;  // where the first link lies: 0 is to the right, clockwise
};
std::vector<Shape> ring(const Ring& ring, const Weave& weave);

// Links in a row or column, `step` from centre to centre.
struct Chain {
  Point first;
  Point step;
  float link_radius;
  int count;
};
std::vector<Shape> chain(const Chain& chain, const Weave& weave);

// The mark: six links in a ring, drawn into a square. Never mirrored.
struct Mark {
  Point top_left;
  float side;
  std::vector<Color> colors;
  std::optional<Color> casing;
};
std::vector<Shape> mark(const Mark& mark);

// A disc of `side` px whose one upper corner is square.
enum class Corner { right, left };
Path petal(Point top_left, float side, Corner corner);

// The quotation mark made of two petals, `petals_width(height)` wide; `left` for right-to-left text.
Path petals(Point top_left, float height, Corner corner);
constexpr float petals_width(float height) { return 2.3f * height; }

}  // namespace storycard::paint
