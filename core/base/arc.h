#pragma once

#include "base/geometry.h"

namespace storycard {

// A vector of length 1: a direction without an angle, since atan2 differs between machines.
struct UnitVector {
  double x = 1;
  double y = 0;
};

enum class ArcSweep { clockwise, counterclockwise };  // as seen on the card, y downwards

// An arc of the unit circle, drawn through `circle_to_card`. Equal ends make no arc, not a whole turn.
struct UnitArc {
  UnitVector from;
  UnitVector to;
  ArcSweep sweep = ArcSweep::clockwise;
};

// Appends the arc as cubics of at most a quarter turn. The path must already stand at its beginning.
void append_arc(Path& path, const UnitArc& arc, const Transform& circle_to_card);

UnitVector unit_vector(float degrees);

// An arc as SVG writes it: by its ends. Radii that are too short to reach grow until they do (SVG 2, 9.5.1).
enum class ArcSize { small, large };
struct EllipticalArc {
  double radius_x = 0;
  double radius_y = 0;
  float turn_degrees = 0;
  ArcSize size = ArcSize::small;
  ArcSweep sweep = ArcSweep::counterclockwise;
  Point to;
};
void append_elliptical_arc(Path& path, Point from, const EllipticalArc& arc);

}  // namespace storycard
