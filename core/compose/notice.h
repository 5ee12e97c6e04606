#pragma once

#include "compose/place.h"

// The line that a pack requires on every card of its frames, at the bottom edge. The frame leaves it room where its words
// would come too near: it is laid out on a lower card, and what reaches the edges is drawn on to the real ones.
namespace storycard::compose {

struct Notice {
  toolkit::Layer layer;
  Rect box;        // of its plate, px of the card
  Rect kept_free;  // box with the distance that words keep
};
// How it looks on this ground, the colour behind all layers.
toolkit::TextStyle notice_style(const Card& card, Color ground);
// Nothing where the pack has none, or a blank one.
std::optional<Notice> notice_of(const Card& card, Color ground);
// Its lines, measured, and its box; the notice's layer must outlive it.
TopLayer measured_notice(Notice& notice, MeasureContext& context);

// Where a frame is laid out on its card: below `top`, and `height` px high.
struct Room {
  float top = 0, height = 0;
};
Room whole_card(const toolkit::Format& format);
// `share` 0: all of the card; 1: so much lower that nothing inside its safe area comes near the notice.
Room room_above(const Notice& notice, const toolkit::Format& format, float share);
// The box on the card of a layer that lies at `box` in the room: one without words goes on to the edges that it reaches.
Rect on_card(const toolkit::Layer& layer, Rect box, const Room& room, float card_height);

bool is_clear(const Notice& notice, const std::vector<Rect>& taken);

}  // namespace storycard::compose
