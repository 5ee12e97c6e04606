#pragma once

#include "composer/app.h"

// The stage in the Photo step: all of the photo beside its crop, its covers, and what the person's hands and keys do there.
namespace storycard::composer {

// Where the photo that is worked on shows on the card; none where the frame shows it nowhere.
std::optional<Framed> framed_photo(const App& app, const story::Photo& photo, const compose::Report* report);
// As moved by keys: `toward` is a direction on the card, `share` how much of its width.
void nudge_photo(App& app, const Framed& framed, Point toward, float share);
// As moved by keys: `toward` is a direction on the screen, `share` how much of the photo.
void nudge_cover(App& app, const Framed& framed, Point toward, float share);
// A new cover on what is seen of the photo; only where there is room for one.
void add_cover_here(App& app, const Framed* framed);
void remove_chosen_cover(App& app);
// "Cover 1 of 2, oval, over the upper left of the photo".
std::string cover_name(const App& app, const Framed* framed, std::size_t cover);
// What the frame in use shows of the photo, asked anew: for the panel, which has no card at hand.
const compose::Report* stage_report(App& app);

// Over everything while a file is dragged over the page.
void draw_drop_target(App& app);

// Under the card, and over it.
void draw_photo_beside(App& app, const Rect& card, const compose::Report* report);
void draw_photo_tools(App& app, const Rect& card, const compose::Report* report);

}  // namespace storycard::composer
