#include <algorithm>

#include "composer/app.h"
#include "composer/widgets.h"

// A screen too low for parts that scroll alone, as a phone or a laptop zoomed to 400 %: all but the tabs is one page.
namespace storycard::composer {

void begin_page(App& app) {
  if (!app.areas.page) return;
  Scroll& page = app.view.page;
  const float drawn_at = page.offset;
  page.view = {0, 0, app.areas.screen.width, std::max(0.0f, app.areas.tabs.y)};
  app.ui.begin_scroll("page", page);
  if (page.offset != drawn_at) app.ui.want_pass();  // everything was placed where it stood before
}

void end_page(App& app) {
  if (!app.areas.page) return;
  app.ui.end_scroll(app.view.page, app.areas.panel.bottom() + app.view.page.offset);
}

void draw_stage_row(App& app) {
  Ui& ui = app.ui;
  const Rect& room = app.areas.card_room;
  const Rect card = ui.paint.snapped(fitted(format_now(app).size, room));
  std::string name = app.text("card.empty");
  const bool empty = is_empty(app.state);
  if (empty) {
    ui.paint.fill(card, 2, rgb(0xFFFFFF));
    ui.paint.dashed_outline(card, 2, 1.5f, rgb(0x8A7A90));
  } else {
    const Shown shown = app.cards.show(device_size(app, card));
    ui.paint.shadow(card, 2, shadows::small_card);
    ui.paint.image(shown.texture, card, 2);
    if (shown.report && !shown.report->alt_text.empty()) name = shown.report->alt_text;
  }
  ui.tell("card", "img", name, card);
  const float middle = app.areas.stage.center().y - 2, half = metric::target / 2;
  const float end = app.areas.content.right();
  IconButton undo_button{
      "undo", app.text("undo"), Icon::undo, IconButton::Ground::stage, available(can_undo(app.state)), 24};
  IconButton redo_button{
      "redo", app.text("redo"), Icon::redo, IconButton::Ground::stage, available(can_redo(app.state)), 24};
  if (!empty) {
    Button show{"expand", app.text("card.show")};
    show.kind = ButtonKind::second;
    show.pad = 14;
    const float x = room.right() + 12, width = std::min(width_of(ui, show), end - 2 * metric::target - 16 - x);
    if (button(ui, show, {x, middle - half, width, metric::target})) open_large(app);
  }
  if (icon_button(ui, undo_button, {end - metric::target - 8 - half, middle})) undo_last(app);
  if (icon_button(ui, redo_button, {end - half, middle})) redo_last(app);
}

}  // namespace storycard::composer
