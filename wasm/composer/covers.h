#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "story/story.h"

// Where covers lie and how they are taken hold of. Boxes are fractions of the upright photo, whose place on the screen is
// a transform: so a cover stays with what it hides however the photo is moved, turned or flipped.
namespace storycard::composer {

inline constexpr float cover_least = 0.03f, cover_most = 1.2f;  // a side

// The box around a cover of any shape.
Rect box_of(const story::Cover& cover);
// Moves and stretches a cover of any shape into `box`.
void put_into(story::Cover& cover, const Rect& box);
// The nearest box that is allowed: its sides from cover_least to cover_most, its middle on the photo.
Rect allowed(const Rect& box);
// On a grid of ten thousandths: what a story's file says is then short, and read back it is the very same box.
Rect rounded(const Rect& box);

enum class Corner { top_left, top_right, bottom_right, bottom_left };  // of the upright photo
Point corner_of(const Rect& box, Corner corner);
// The box with that corner at `to`; the one across from it stays.
Rect resized(const Rect& box, Corner corner, Point to);
// Larger (or, below 1, smaller) by that factor about its middle.
Rect grown(const Rect& box, float by);

// Taken hold of by a corner's handle, or (without one) as a whole.
struct Grip {
  std::size_t cover;
  std::optional<Corner> corner;
  friend bool operator==(const Grip&, const Grip&) = default;
};
struct Grasp {
  Transform to_screen;                // from fractions of the photo
  std::optional<std::size_t> chosen;  // whose handles are shown
};
// What lies at `at` of the screen: a handle of the chosen one first, then the topmost cover. Handles are 44 px wide.
std::optional<Grip> grip_at(const std::vector<story::Cover>& covers, const Grasp& grasp, Point at);

// A new cover for the part of the photo that `seen` frames, as large as a face in it, beside those that are there.
Rect box_for_new(const std::vector<story::Cover>& covers, const Rect& seen, float photo_aspect);

// Ninths of the photo as its reader sees it, in reading order: 0 is its upper left, 4 its middle.
int ninth_of(const Rect& box, const Transform& photo_to_card);

}  // namespace storycard::composer
