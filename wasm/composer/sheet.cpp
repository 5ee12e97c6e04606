#include "composer/sheet.h"

#include <algorithm>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float head = 60, foot = 20, edge = 16, radius = 22;
constexpr float top_room = 40;  // of the screen, that a sheet from the bottom leaves
constexpr float ring = 10;      // rings around controls stand out this far

Rect sheet_box(const SheetState& state, const SheetLook& look) {
  const Rect& screen = look.screen;
  const bool bottom = look.from == SheetLook::From::bottom;
  const float under = foot + (bottom ? look.inset_bottom : 0);
  const float room = bottom ? screen.height - std::min(top_room, screen.height * 0.1f) - look.inset_top
                            : screen.height - 2 * edge - look.inset_top - look.inset_bottom;
  const float height = std::min(head + state.scroll.content + under, std::max(head + under, room));
  const float width = bottom ? std::min(screen.width, 640.0f) : std::min(sheet_width_max, screen.width - 2 * edge);
  const float y = bottom ? screen.bottom() - height
                         : screen.y + look.inset_top + (screen.height - look.inset_top - look.inset_bottom - height) / 2;
  return {screen.x + (screen.width - width) / 2, y, width, height};
}

}  // namespace

SheetParts begin_sheet(Ui& ui, SheetState& state, const SheetLook& look) {
  const bool bottom = look.from == SheetLook::From::bottom;
  ui.come_in_front();
  const Ui::Arrival in = ui.arrival(state.since_ms, metric::panel_ms);
  ui.paint.fill(look.screen, 0, with_alpha(ui.colors->backdrop, 0.5f * in.shown));
  const Rect box = sheet_box(state, look);
  SheetParts parts;
  state.mark = ui.paint.drawn();
  state.offset = (1 - in.moved) * (bottom ? box.height : 8.0f);
  state.shown = bottom && ui.motion == Ui::Motion::full ? 1 : in.shown;
  ui.paint.shadow(box, radius, shadows::toast);
  ui.paint.fill(box, radius, ui.colors->surface, bottom ? Corners::top : Corners::all);
  if (ui.colors->edge > 0) ui.paint.outline(box, radius, ui.colors->edge, ui.colors->control);
  // The button that opens it may have its name.
  ui.open(std::string(look.id) + "-sheet", "dialog", look.title, box).modal = true;
  const std::string title = std::string(look.id) + "-title", close = std::string(look.id) + "-close";
  const float side = std::min(24.0f, box.width * 0.05f);
  heading(ui, title, look.title, box.width < 350 ? look::title_small : look::title,
          {box.x + side, box.y + 10, box.width - 2 * side - metric::target, 44}, 2);
  const IconButton button{close, ui.text("close"), Icon::close};
  parts.closed = icon_button(ui, button, {box.right() - side - metric::target / 2 + 4, box.y + 10 + 22}) ||
                 ui.pressed_outside(box);
  if (state.wants_focus) ui.ask_focus(title);
  state.wants_focus = false;

  const float under = bottom ? look.inset_bottom : 0;
  state.scroll.view = {box.x + side - ring, box.y + head, box.width - 2 * (side - ring),
                       std::max(0.0f, box.height - head - under - 4)};
  ui.begin_scroll(look.id, state.scroll);
  parts.content = {box.x + side, box.y + head - state.scroll.offset, box.width - 2 * side, state.scroll.view.height};
  return parts;
}

void end_sheet(Ui& ui, SheetState& state, float content_height) {
  // The sheet is as high as what is in it, which is known only now.
  if (state.scroll.content != content_height) ui.want_pass();
  ui.end_scroll(state.scroll, content_height);
  ui.close();
  ui.paint.move_since(state.mark, {0, state.offset});
  ui.paint.fade_since(state.mark, state.shown);
}

}  // namespace storycard::composer
