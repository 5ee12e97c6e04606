#pragma once

#include <string_view>

// The icons of the design: paths on a grid of 24, stroked 2 wide with round ends.
namespace storycard::composer {

enum class Icon {
  story,
  photo,
  frame,
  share,
  download,
  check,
  ring,
  ok_circle,
  warn,
  info,
  error,
  close,
  plus,
  minus,
  undo,
  redo,
  globe,
  help,
  more,
  menu,
  sun,
  moon,
  move,
  zoom,
  rotate,
  left,
  right,
  up,
  down,
  chevron_right,
  chevron_left,
  chevron_down,
  expand,
  cover,
  oval,
  box,
  user,
  shield,
  trash,
  copy,
  idea,
  type,
  palette,
  partner,
  calendar,
  clock,
  mic,
  edit,
  grid,
  safe,
  offline,
  zip,
  link,
  play,
  petals,
  mark,
};

// SVG path data; empty for `petals` and `mark`, which are the motif's and filled.
std::string_view path_data(Icon icon);
// Icons that point along the line of reading, and turn round for right-to-left interfaces.
bool mirrors(Icon icon);

}  // namespace storycard::composer
