#pragma once

#include <string_view>

#include "base/geometry.h"
#include "compose/report.h"
#include "story/story.h"

// How the photo moves under the person's finger. Core says where the photo shows; all of this follows from there.
namespace storycard::composer {

inline constexpr float zoom_max = 6;

// A photo as it stands in its place on a card. Outlives nothing that it refers to.
struct Framed {
  PixelSize upright;  // of the photo's file
  compose::PhotoReport place;
  const story::Photo& photo;
  std::string_view format;
};

// From fractions of the upright photo to px of the card.
Transform photo_to_card(const Framed& framed);
// The transform that takes back what `t` does; `t` must be one that can be undone.
Transform inverse(const Transform& t);
// `by` without the transform's move.
Point apply_linear(const Transform& t, Point by);

// What is seen: the photo's centre as far as its edges let it go.
story::Framing seen(const Framed& framed);
// The photo moved by `by` px of the card: it stays under the finger, and stops at its edges.
story::Framing moved(const Framed& framed, Point by);
// The photo at another zoom; what of it lies at `about`, px of the card, stays there as far as its edges let it.
story::Framing zoomed(const Framed& framed, float zoom, Point about);

// A turn is quarter turns and, on top of them, what straightens the picture: from -straighten_max to straighten_max.
inline constexpr float straighten_max = 44;
struct Turn {
  int quarters = 0;  // 0 to 3
  float fine = 0;    // degrees, clockwise
};
Turn split_turn(float degrees);
float turn_degrees(const Turn& turn);

}  // namespace storycard::composer
