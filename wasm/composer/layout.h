#pragma once

#include "base/geometry.h"
#include "composer/state.h"

// Where everything goes, for any size of screen. CSS px from the start edge.
namespace storycard::composer {

enum class ScreenKind {
  phone,     // top bar, stage, panel over it, tabs at the bottom
  sideways,  // a phone on its side: stage left, panel right, tabs as a rail at the start
  desktop,   // stage left with a strip of formats under it, panel right with tabs in it
};

struct Screen {
  float width = 390, height = 844;
  // What the device keeps for itself: notches, round corners, its own bars.
  float inset_top = 0, inset_bottom = 0, inset_start = 0, inset_end = 0;
  float keyboard_height = 0;
  float stage_share = 0;  // of the height, where the person has moved the panel on a phone; 0: as the step has it
  // Of a screen that scrolls as one page: how far it is scrolled, and how high its panel's content is.
  float page_offset = 0, page_content = 0;
  float stage_now = 0;    // of a phone: how high the stage is while the panel glides; 0: the panel rests
  float card_width = 0;   // of a page_screen(): room for the card
  bool embedded = false;  // in another page's frame: a phone's top bar is lower
};

struct Areas {
  ScreenKind kind = ScreenKind::phone;
  Rect screen, top_bar, stage, panel, tabs;
  Rect tab_room;           // of the tabs, clear of notches
  float inset_bottom = 0;  // of a phone, below the tabs' words
  Rect strip;              // desktop: the live formats under the card; else empty
  Rect card_room;          // where the card may stand on the stage
  Rect stage_rest, card_rest;  // the stage and card_room once the panel rests: what pictures are made for
  Rect content;            // of the panel, without its margins
  bool narrow = false;     // 320 px: words shrink, fields stack
  bool page = false;       // too low for parts that scroll alone: top bar, stage and panel scroll together
};

Areas areas_for(const Screen& screen, Step step);

// Where nothing is drawn: a screen so tall that nothing is out of sight, for everything is told to the page, which lays
// it out by itself. Its measures count only for the size of pictures.
Screen page_screen(const Screen& screen);
Areas page_areas(const Screen& page);

// Where the panel's handle comes to rest, as shares of the height for the stage.
inline constexpr float stage_stops[] = {0.25f, 0.4f, 0.7f};

// The largest box of that shape in `room`, in its middle, at its top where `room` is taller.
Rect fitted(PixelSize shape, const Rect& room);

}  // namespace storycard::composer
