#pragma once

#include <array>

#include "composer/stage_photo.h"

// Where a photo and its parts lie on the stage: what stage_photo.cpp draws by and stage_photo_input.cpp hits by.
namespace storycard::composer {

using Quad = std::array<Point, 4>;
Quad quad_of(const Rect& box, const Transform& t);
Rect bounds_of(const Quad& quad);

// The card on the screen, in the canvas's own px.
struct CardPlace {
  Rect card;
  float scale;  // px of the screen for one of the card
  Transform to_canvas;
};
CardPlace place_of(const App& app, const Rect& card, const compose::Report& report);

// Where the photo may be taken hold of: the stage above its strip of formats.
Rect stage_room(const App& app);

// What hands and keys do on the stage, and the covers in the tree, which take keys of their own.
void tell_covers(App& app, const Framed& framed, const Transform& to_canvas);
void act_on_photo_keys(App& app, const Framed& framed);
void act_on_pointer(App& app, const Framed& framed, const CardPlace& on_screen, const Transform& to_canvas);

}  // namespace storycard::composer
