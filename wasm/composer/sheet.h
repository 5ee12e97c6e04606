#pragma once

#include <string>
#include <string_view>

#include "composer/ui.h"

// A sheet over the screen: from the bottom on a phone, a card in the middle elsewhere. Modal: all else waits behind it.
namespace storycard::composer {

// What lasts while it is open.
struct SheetState {
  Scroll scroll;
  double since_ms = 0;
  bool wants_focus = true;  // the first time, the focus goes to its title
  // Of this frame: where its drawing begins, and how it comes in.
  int mark = 0;
  float offset = 0, shown = 1;
};

struct SheetLook {
  std::string_view id;  // its title is "<id>-title", its close button "<id>-close"
  std::string title;
  Rect screen;          // all of it, from the start edge
  enum class From { bottom, middle } from = From::bottom;
  float inset_top = 0, inset_bottom = 0;
};

inline constexpr float sheet_width_max = 560;

struct SheetParts {
  Rect content;         // where what is in it goes; y moves with the scrolling
  bool closed = false;  // by its button or a press beside it: the caller closes it
};

// Everything until end_sheet() stands in the sheet. Between them goes `content_height` of content, of any height.
SheetParts begin_sheet(Ui& ui, SheetState& state, const SheetLook& look);
void end_sheet(Ui& ui, SheetState& state, float content_height);

}  // namespace storycard::composer
