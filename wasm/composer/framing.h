#pragma once

#include "base/geometry.h"
#include "story/story.h"
#include "toolkit/pack.h"

// How the photo moves under the person's finger.
namespace storycard::composer {

// The size in px of the photo's place on the card; the whole card for a frame without one.
Rect photo_place(const toolkit::Frame& frame, const toolkit::Format& format);

// The new centre when the photo is moved by `by` px on the card: it stays under the finger, and stops at its edges.
Point moved_center(PixelSize upright, const Rect& place, const story::Photo& photo, Point by);

}  // namespace storycard::composer
