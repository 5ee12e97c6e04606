#include "composer/stage_tools.h"

#include <algorithm>

#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float middle = metric::target / 2;
constexpr float desk_margin = 24, desk_top = 10;

// The words of a guide on its own ground, within `box`; nothing where there is no room for them.
void draw_note(App& app, std::string_view text, const Rect& box) {
  constexpr float pad = 8, height = 24;
  if (box.height < height || box.width < 60) return;
  const float width = std::min(box.width, app.ui.words.width(text, look::help) + 2 * pad);
  const Rect note{box.center().x - width / 2, box.center().y - height / 2, width, height};
  app.ui.paint.fill(note, height / 2, rgb(0x2A1033));
  app.ui.paint.words(text, look::help, {note.x + pad, note.y, width - 2 * pad, height}, rgb(0xFFFFFF), Place::center);
}

void draw_covered(App& app, const Rect& band, float line_y) {
  if (band.height < 1) return;
  app.ui.paint.fill(band, 0, with_alpha(rgb(0x2A1033), 0.62f));
  app.ui.paint.fill({band.x, line_y, band.width, 2}, 0, rgb(0xFFC33F));
  draw_note(app, app.text("safe.covered"), {band.x + 4, band.y + 2, band.width - 8, band.height - 4});
}

// A round button, or a pill with words: raised from the stage, and filled while it is on.
void draw_safe_button(App& app, const Rect& box) {
  Ui& ui = app.ui;
  const bool on = app.view.safe_zones;
  const Touch touch = ui.touch("safe", box);
  const Color ground = on ? ui.colors->primary : ui.colors->raised;
  const Color color = on ? ui.colors->on_primary : ui.colors->ink;
  ui.paint.shadow(box, middle, shadows::round);
  ui.paint.fill(box, middle, touched(ui, "safe", touch, ground));
  if (!on) edge(ui, box, middle);
  if (touch.focused) focus_ring(ui, box, middle, ui.colors->stage);
  const bool words = box.width > metric::target;
  const std::string name = app.text("safe.zones");
  ui.paint.icon(Icon::safe, {words ? box.x + 14 + 10 : box.center().x, box.center().y}, words ? 20.0f : 24.0f, color);
  if (words) ui.paint.words(name, look::strong, {box.x + 42, box.y, box.width - 42 - 14, box.height}, color);
  if (!words) ui.offer_tip("safe", name, box, touch);
  Node& node = ui.tell("safe", "button", name, box);
  node.pressed = flag(on);
  node.description = app.text("safe.help");
  if (!touch.clicked) return;
  app.view.safe_zones = !on;
  ui.want_frame();
}

void draw_large_button(App& app, Point center) {
  IconButton large{"expand", app.text("card.large"), Icon::expand, IconButton::Ground::stage};
  large.icon_side = 24;
  if (icon_button(app.ui, large, center)) open_large(app);
}

void draw_format_button(App& app, Point center) {
  const toolkit::Format& format = format_now(app);
  IconButton shape{"format", app.ui.strings->filled("format", {{"name", format_name(app, format.id)}}), Icon::box,
                   IconButton::Ground::stage};
  shape.ratio = format.size;
  shape.expanded = flag(app.view.menu == Menu::format);
  const Rect box{center.x - middle, center.y - middle, metric::target, metric::target};
  if (icon_button(app.ui, shape, center)) open_menu(app, Menu::format, "format", box);
}

float pill_width(const App& app) {
  return app.ui.words.width(app.text("safe.zones"), look::strong) + 42 + 16;
}

void draw_desktop_tools(App& app) {
  const Rect& stage = app.areas.stage;
  const float y = stage.y + desk_top;
  // As a pill where the card leaves room for words.
  const Rect card = card_place(app, app.areas.card_room);
  const float pill = pill_width(app);
  const bool words = card.x >= stage.x + desk_margin + pill + 8 || card.y >= y + metric::target + 8;
  draw_safe_button(app, {stage.x + desk_margin, y, words ? pill : metric::target, metric::target});
  draw_large_button(app, {stage.right() - desk_margin - middle, y + middle});
}

void draw_undo_redo(App& app, float start, float upper, float lower) {
  IconButton undo_button{
      "undo", app.text("undo"), Icon::undo, IconButton::Ground::stage, available(can_undo(app.state)), 24};
  IconButton redo_button{
      "redo", app.text("redo"), Icon::redo, IconButton::Ground::stage, available(can_redo(app.state)), 24};
  if (icon_button(app.ui, undo_button, {start, upper})) undo_last(app);
  if (icon_button(app.ui, redo_button, {start, lower})) redo_last(app);
}

void draw_phone_tools(App& app) {
  const Rect& stage = app.areas.stage;
  const float gap = app.areas.kind == ScreenKind::sideways ? 12.0f : 24.0f;
  const float bottom = stage.bottom() - std::clamp(stage.height - 96 - 4, 4.0f, gap);
  const float lower = bottom - middle, upper = lower - 52;
  const float start = stage.x + 14 + middle, end = stage.right() - 14 - middle;
  draw_undo_redo(app, start, upper, lower);
  const bool empty = is_empty(app.state);
  switch (app.state.step) {
    case Step::story:
    case Step::photo:
      if (!empty) draw_large_button(app, {end, upper});
      if (formats_for(app).size() > 1) draw_format_button(app, {end, lower});
      break;
    case Step::frame:  // formats are in the panel
      if (empty) break;
      draw_safe_button(app, {end - middle, upper - middle, metric::target, metric::target});
      draw_large_button(app, {end, lower});
      break;
    case Step::share:
      if (!empty) draw_large_button(app, {end, lower});
      break;
  }
}

}  // namespace

bool offers_safe_zones(const App& app) {
  return !is_empty(app.state) && (app.areas.kind == ScreenKind::desktop || app.state.step == Step::frame);
}

void draw_safe_zones(App& app, const Rect& card) {
  const toolkit::Format& format = format_now(app);
  const Rect& safe = format.safe;
  const std::string name = format_name(app, format.id);
  const float top = card.height * safe.y, bottom = card.height * (1 - safe.bottom());
  const bool covered = top >= 1 || bottom >= 1;
  if (covered) {
    draw_covered(app, {card.x, card.y, card.width, top}, card.y + top);
    draw_covered(app, {card.x, card.bottom() - bottom, card.width, bottom}, card.bottom() - bottom - 2);
  } else {
    app.ui.paint.outline(card, metric::card_radius, 3, rgb(0xFFFFFF));
    app.ui.paint.dashed_outline(card, metric::card_radius, 3, rgb(0x0B6E54));
    draw_note(app, app.text("safe.free"), {card.x + 8, card.y + 8, card.width - 16, 24});
  }
  const char* const key = covered ? "safe.covered-told" : "safe.free-told";
  app.ui.tell("safe-told", "status", app.ui.strings->filled(key, {{"format", name}}), card).live = "polite";
}

Rect card_place(const App& app, const Rect& room) {
  const PixelSize size = format_now(app).size;
  const Rect card = fitted(size, room);
  if (app.areas.kind != ScreenKind::desktop) return card;
  const Rect& stage = app.areas.stage;
  const float inset = desk_margin + metric::target + 8;
  const bool clear = card.x >= stage.x + inset || card.y >= stage.y + desk_top + metric::target + 8;
  return clear ? card : fitted(size, {stage.x + inset, room.y, stage.width - 2 * inset, room.height});
}

// At the first visit, out of the way: gone with the first words, and for good once it was closed.
void draw_hint(App& app) {
  Ui& ui = app.ui;
  const Rect& stage = app.areas.stage;
  if (app.view.hint_seen || app.state.step != Step::story || !is_empty(app.state) || stage.height < 200) return;
  const float side = app.areas.kind == ScreenKind::desktop ? 24.0f : 66.0f;
  const float width = std::min(stage.width - 2 * side, 380.0f), words = width - 14 - metric::target - 4;
  WordsOptions options;
  options.width = words;
  const std::string text = app.promise("hint");
  const float height = std::max(metric::target, ui.words.label(text, look::help, options).height + 20);
  const Rect& room = app.areas.card_room;
  const Rect box{stage.center().x - width / 2, room.bottom() - height - 8, width, height};
  ui.paint.shadow(box, metric::note_radius, shadows::round);
  ui.paint.fill(box, metric::note_radius, ui.colors->info_tint);
  edge(ui, box, metric::note_radius);
  ui.paint.paragraph(text, look::help, {box.x + 14, box.y + 10, words, height - 20}, ui.colors->ink);
  ui.tell("hint", "text", text, box);
  const Point at{box.right() - middle, box.y + middle};
  const Touch touch = ui.touch("hint-close", {at.x - middle, at.y - middle, metric::target, metric::target});
  if (touch.focused) focus_ring(ui, {at.x - 14, at.y - 14, 28, 28}, 14, ui.colors->info_tint);
  ui.paint.icon(Icon::close, at, 18, ui.colors->ink);
  ui.tell("hint-close", "button", app.text("hint.close"), {at.x - middle, at.y - middle, metric::target, metric::target});
  if (!touch.clicked) return;
  app.view.hint_seen = true;
  app.effects.setting("hint", "seen");
  ui.ask_focus("story");
  ui.want_frame();
}

void draw_stage_tools(App& app) {
  if (app.areas.kind != ScreenKind::desktop)
    draw_phone_tools(app);
  else if (!is_empty(app.state))
    draw_desktop_tools(app);
  draw_hint(app);
}

}  // namespace storycard::composer
