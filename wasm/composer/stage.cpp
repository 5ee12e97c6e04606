#include <algorithm>
#include <cmath>

#include "composer/app.h"
#include "composer/stage_photo.h"
#include "composer/stage_tools.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float loading_icon = 40;

}  // namespace

const toolkit::Format& format_now(const App& app) {
  const toolkit::Format* format = toolkit::find_format(variant_of(app.state).format);
  return format ? *format : toolkit::formats()[0];
}

PixelSize device_size(const App& app, const Rect& rect) {
  const float scale = app.ui.paint.device_scale();
  return {std::max(1, static_cast<int>(std::lround(rect.width * scale))),
          std::max(1, static_cast<int>(std::lround(rect.height * scale)))};
}

namespace {

void draw_card(App& app, const Rect& room) {
  Ui& ui = app.ui;
  const Rect card = ui.paint.snapped(card_place(app, room));
  const Rect rest = ui.paint.snapped(card_place(app, app.areas.card_rest));
  app.view.card_shown = card;
  if (card.empty()) return;
  std::string name = app.text("card.empty");
  TextureId picture = 0;
  if (is_empty(app.state)) {
    ui.paint.shadow(card, metric::card_radius, shadows::card);
    empty_card(ui, card);
  } else {
    const Shown shown = app.cards.show(device_size(app, rest));
    const bool framing = app.state.step == Step::photo;
    if (framing) draw_photo_beside(app, card, shown.report);
    ui.paint.shadow(card, metric::card_radius, shadows::card);
    picture = shown.texture;
    if (picture != 0) {
      ui.paint.image(picture, card, metric::card_radius);
    } else {
      ui.paint.fill(card, metric::card_radius, rgb(0xFFFFFF));
      ui.paint.icon(Icon::photo, card.center(), loading_icon, rgb(0x65566B), 1.6f);
    }
    if (shown.report && !shown.report->alt_text.empty()) name = shown.report->alt_text;
    if (framing) draw_photo_tools(app, card, shown.report);
  }
  ui.tell("card", "img", name, card).picture = picture;
  if (app.view.safe_zones && offers_safe_zones(app)) draw_safe_zones(app, card);
}

// Small cards instead of one large: what would be saved, each of which can be left out.
void draw_tiles(App& app) {
  Ui& ui = app.ui;
  const Rect& stage = app.areas.stage_rest;
  // Clear of the top bar, into which ticks must not reach, and of the panel's handle.
  const float top = stage.height < 200 ? 1.0f : 7.0f;
  const auto formats = formats_for(app);
  const std::size_t columns = std::min<std::size_t>(3, formats.size()), rows = (formats.size() + columns - 1) / columns;
  const float gap = 10, gaps = gap * static_cast<float>(columns - 1);
  const float row = std::floor((stage.height - 27 - 8 * static_cast<float>(rows - 1) - top) / static_cast<float>(rows)), picture_height = row - 22;
  const float column = std::clamp(std::floor((stage.width - gaps - 32) / static_cast<float>(columns)), 44.0f, 200.0f);
  const float start = stage.x + (stage.width - static_cast<float>(columns) * column - gaps) / 2;
  const Variant now = variant_of(app.state);
  ui.open("formats-stage", "group", app.text("share.formats"), stage);
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const toolkit::Format& format = formats[i];
    const float x = start + static_cast<float>(i % columns) * (column + gap);
    const Rect cell{x, stage.y + top + static_cast<float>(i / columns) * (row + 8), column, row};
    Rect picture = fitted(format.size, {cell.x + 3, cell.y, column - 6, picture_height});
    picture.y = cell.y + picture_height - picture.height;
    picture = ui.paint.snapped(picture);
    const std::string id = "tile-" + std::string(format.id);
    Thumbnail tile{id, format_name(app, format.id),
                   app.cards.small(in_format(now, format.id), device_size(app, picture)), is_saved(app, format.id),
                   Thumbnail::Style::tile};
    tile.kind = Thumbnail::Kind::any_of;
    const compose::Report* report = app.cards.fit(in_format(now, format.id));
    const bool too_long = report && !report->fits;
    tile.tick = !tile.on ? Thumbnail::Tick::off : too_long ? Thumbnail::Tick::warn : Thumbnail::Tick::ok;
    if (too_long) tile.description = ui.strings->filled("fit.too-long", {{"name", tile.name}});
    if (thumbnail(ui, tile, picture, cell)) leave_out_or_take(app, format.id);
  }
  ui.close();
}

void draw_strip(App& app) {
  Ui& ui = app.ui;
  const Rect& strip = app.areas.strip;
  const auto formats = formats_for(app);
  const float gap = 10, count = static_cast<float>(formats.size());
  const float cell_width = std::min(100.0f, (strip.width - 24 - gap * (count - 1)) / count);
  const float start = strip.x + (strip.width - count * cell_width - (count - 1) * gap) / 2;
  const Variant now = variant_of(app.state);
  const bool blank = is_empty(app.state), ticks = app.state.step == Step::share && !blank;
  ui.open("formats", "radiogroup", app.text("formats"), strip);
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const toolkit::Format& format = formats[i];
    const Rect cell{start + static_cast<float>(i) * (cell_width + gap), strip.y, cell_width, strip.height};
    const Rect picture = ui.paint.snapped(fitted(format.size, {cell.x + 4, cell.y + 8, cell.width - 8, 70}));
    const std::string id = "format-" + std::string(format.id);
    const Variant variant = in_format(now, format.id);
    Thumbnail tile{id, format_name(app, format.id),
                   blank ? TextureId{} : app.cards.small(variant, device_size(app, picture)), now.format == format.id,
                   Thumbnail::Style::strip};
    tile.blank = blank;
    const compose::Report* report = ticks ? app.cards.fit(variant) : nullptr;
    if (report && is_saved(app, format.id)) tile.tick = report->fits ? Thumbnail::Tick::ok : Thumbnail::Tick::warn;
    if (thumbnail(ui, tile, picture, cell)) set_format(app.state, format.id, ui.now_ms);
  }
  ui.close();
}

}  // namespace

void draw_stage(App& app) {
  if (app.areas.stage.height < 40) return;
  const bool phone = app.areas.kind == ScreenKind::phone;
  app.ui.open("stage", "group", app.text("stage"), app.areas.stage);
  if (app.areas.page) {
    draw_stage_row(app);
  } else if (phone && app.state.step == Step::share && !is_empty(app.state)) {
    draw_tiles(app);
  } else {
    draw_card(app, app.areas.card_room);
    draw_stage_tools(app);
    if (app.areas.kind == ScreenKind::desktop) draw_strip(app);
  }
  app.ui.close();
}

void draw_toast(App& app) {
  if (!app.view.toast) return;
  ShownToast& shown = *app.view.toast;
  const Rect& stage = app.areas.stage;
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  const float width = desktop ? std::min(420.0f, stage.width - 48) : std::min(stage.width - 24, 560.0f);
  const Ui::Arrival in = app.ui.arrival(shown.since_ms);
  const int mark = app.ui.paint.drawn();
  const float bottom = app.areas.page ? app.areas.tabs.y - 8
                       : desktop      ? stage.bottom() - 24
                                      : std::max(stage.bottom() - 18, stage.y + 60);
  const Rect box{stage.x + (stage.width - width) / 2, bottom - 52, width, 52};
  Toast toast_widget{shown.text, {}, "toast-undo"};
  if (shown.offer == ShownToast::Offer::undo) toast_widget.action = app.text("toast.undo");
  const bool undone = toast(app.ui, toast_widget, box);
  app.ui.paint.move_since(mark, {0, 8 * (1 - in.moved)});
  app.ui.paint.fade_since(mark, in.shown);
  if (undone) {
    undo_last(app);
  } else if (app.ui.is_focused("toast-undo")) {
    shown.until_ms = std::max(shown.until_ms, app.ui.now_ms + 1000);
  } else if (app.ui.now_ms >= shown.until_ms) {
    app.view.toast.reset();
    app.ui.want_frame();
  }
}

}  // namespace storycard::composer
