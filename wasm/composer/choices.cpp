#include <algorithm>
#include <array>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

// A small disc with a tick.
void badge(Ui& ui, Point center, float side, Color fill, Color tick, Color edge, float edge_width) {
  ui.paint.disc(center, side / 2 + edge_width, edge);
  ui.paint.disc(center, side / 2, fill);
  ui.paint.icon(Icon::check, center, side * 0.62f, tick, 3.8f);
}

void tick_badge(Ui& ui, Thumbnail::Tick tick, Point center) {
  const Palette& colors = *ui.colors;
  switch (tick) {
    case Thumbnail::Tick::none: break;
    case Thumbnail::Tick::ok: badge(ui, center, 22, colors.ok, colors.stage, colors.stage, 2); break;
    case Thumbnail::Tick::warn: badge(ui, center, 22, colors.warn_text, colors.stage, colors.stage, 2); break;
    case Thumbnail::Tick::off:
      ui.paint.disc(center, 13, colors.stage);
      ui.paint.disc(center, 11, colors.control);
      ui.paint.disc(center, 9, colors.surface);
      break;
  }
}

void tell_tab(Ui& ui, const Choice& tab, const Rect& cell) {
  Node& node = ui.tell(tab.id, "tab", tab.text, cell);
  node.selected = flag(tab.on);
  node.controls = tab.controls;
  if (tab.done) node.description = ui.text("tab.done");
}

// On one line, or smaller on two.
void draw_name(Ui& ui, const std::string& name, const Rect& box, Place place) {
  constexpr Look small{font::Role::text, 600, 12.5f, 14};
  if (place != Place::start || ui.words.width(name, look::tab) * 0.85f <= box.width)
    ui.paint.words(name, look::tab, box, ui.colors->ink, place);
  else
    ui.paint.paragraph(name, small, {box.x, box.y, box.width, 2 * small.line}, ui.colors->ink);
}

constexpr float pill_width = 60, pill_height = 32;

Rect pill_of(const Rect& cell, TabKind kind) {
  const float width = std::min(pill_width, cell.width - 4);
  const float top = kind == TabKind::phone ? cell.y + std::min(8.0f, (cell.height - 51) / 2 - 1) : cell.center().y - 26;
  return {cell.center().x - width / 2, top, width, pill_height};
}

// The icon in its pill, and the name under it.
bool upright_tab(Ui& ui, const Choice& tab, const Rect& cell, TabKind kind) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(tab.id, cell);
  const Rect pill = pill_of(cell, kind);
  const float touch_amount = touch.held ? 0.12f : touch.hovered ? 0.07f : 0.0f;
  if (touch_amount > 0) ui.paint.fill(pill, 16, with_alpha(colors.ink, touch_amount));
  if (touch.focused) focus_ring(ui, pill, 16, colors.surface);
  ui.paint.icon(tab.icon, pill.center(), 24, tab.on ? colors.on_selected : colors.muted);
  const float done = ui.eased(std::string(tab.id) + "/done", tab.done ? 1.0f : 0.0f, metric::panel_ms);
  if (done > 0 && !tab.on) {
    const Point at{pill.right() - 17, pill.y + 7};
    badge(ui, at, 16, colors.ok, colors.ok, colors.surface, 2);
    draw_tick(ui, at, 16 * 0.62f, done, colors.surface);
  }
  const Color color = tab.on ? colors.ink : colors.muted;
  ui.paint.words(tab.text, look::tab, {cell.x + 1, pill.bottom() + 3, cell.width - 2, 16}, color, Place::center);
  tell_tab(ui, tab, cell);
  return touch.clicked;
}

}  // namespace

void current_tab(Ui& ui, const Rect& cell, TabKind kind) {
  const Rect box = kind == TabKind::desk ? cell : pill_of(cell, kind);
  const float radius = kind == TabKind::desk ? 14.0f : 16.0f;
  ui.paint.fill(box, radius, ui.colors->selected);
  edge(ui, box, radius);
}

bool phone_tab(Ui& ui, const Choice& tab, const Rect& cell) { return upright_tab(ui, tab, cell, TabKind::phone); }
bool rail_tab(Ui& ui, const Choice& tab, const Rect& cell) { return upright_tab(ui, tab, cell, TabKind::rail); }

bool desk_tab(Ui& ui, const Choice& tab, const Rect& cell) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(tab.id, cell);
  if (!tab.on && touch.hovered) ui.paint.fill(cell, 14, with_alpha(colors.ink, touch.held ? 0.12f : 0.06f));
  if (touch.focused) focus_ring(ui, cell, 14, colors.soft);
  const bool tick = tab.done && !tab.on;
  constexpr float icon = 21, gap = 7, tick_side = 16;
  const float wanted = ui.words.width(tab.text, look::strong), ticked = tick ? gap + tick_side : 0;
  // Long names do without the icon: the words are what tells the steps apart.
  const bool drawn = wanted * 0.9f + icon + gap + ticked < cell.width - 4;
  const float extras = (drawn ? icon + gap : 0) + ticked;
  const float words = std::min(wanted, cell.width - extras - 4);
  const Color color = tab.on ? colors.on_selected : colors.ink;
  float x = cell.x + (cell.width - extras - words) / 2;
  if (drawn) {
    ui.paint.icon(tab.icon, {x + icon / 2, cell.center().y}, icon, color);
    x += icon + gap;
  }
  ui.paint.words(tab.text, look::strong, {x, cell.y, words, cell.height}, color);
  if (tick) ui.paint.icon(Icon::check, {x + words + gap + tick_side / 2, cell.center().y}, tick_side, colors.ok, 3.2f);
  tell_tab(ui, tab, cell);
  return touch.clicked;
}

bool format_cell(Ui& ui, const Choice& format, const Rect& cell) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(format.id, cell);
  if (format.on)
    ui.paint.fill(cell, 12, colors.primary);
  else if (touch.hovered || touch.held)
    ui.paint.fill(cell, 12, with_alpha(colors.ink, touch.held ? 0.12f : 0.06f));
  if (touch.focused) focus_ring(ui, cell, 12, colors.soft);
  const Color color = format.on ? colors.on_primary : colors.ink;
  // Glyph and name stand 3 px apart, together in the middle of the cell.
  const float top = cell.center().y - 19;
  ui.paint.ratio(format.ratio, {cell.center().x, top + 10}, 18, color);
  ui.paint.words(format.text, look::format, {cell.x + 2, top + 23, cell.width - 4, 15}, color, Place::center);
  ui.tell(format.id, "radio", format.text, cell).checked = flag(format.on);
  return touch.clicked;
}

bool swatch(Ui& ui, const Choice& theme, const Rect& box, std::span<const Color> three) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(theme.id, box);
  if (theme.on) {
    ui.paint.fill({box.x - 5, box.y - 5, box.width + 10, box.height + 10}, 17, colors.primary);
    ui.paint.fill({box.x - 2.5f, box.y - 2.5f, box.width + 5, box.height + 5}, 14.5f, colors.surface);
  }
  if (touch.focused) focus_ring(ui, box, 12, colors.surface);
  std::array<Color, 3> shown{colors.soft, colors.soft, colors.soft};
  std::copy_n(three.begin(), std::min(three.size(), shown.size()), shown.begin());
  // The large field first, whole and rounded; the two small ones over its end with their own corners.
  const float split = box.width * 0.6f;
  ui.paint.fill(box, 12, shown[0]);
  const Rect end{box.x + split, box.y, box.width - split, box.height};
  for (int half = 0; half < 2; ++half) {
    const float y = box.y + static_cast<float>(half) * box.height / 2;
    ui.paint.push_clip({end.x, y, end.width, box.height / 2});
    ui.paint.fill(box, 12, shown[half == 0 ? 1 : 2]);
    ui.paint.pop_clip();
  }
  if (!theme.on) ui.paint.outline(box, 12, 1, with_alpha(colors.ink, 0.18f));
  ui.tell(theme.id, "radio", theme.text, box).checked = flag(theme.on);
  return touch.clicked;
}

bool menu_item(Ui& ui, const Choice& item, const Rect& box) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(item.id, box);
  ui.paint.fill(box, 12, touched(ui, item.id, touch, item.on ? colors.soft : colors.surface));
  if (touch.focused) focus_ring(ui, {box.x + 5, box.y + 5, box.width - 10, box.height - 10}, 9, colors.surface);
  float x = box.x + 14;
  if (item.ratio.width > 0) {
    ui.paint.ratio(item.ratio, {x + 9, box.center().y}, 18, colors.ink);
    x += 30;
  }
  WordsOptions own;
  own.base = WordsOptions::Base::own;
  const float room = box.right() - 44 - x, note = item.note.empty() ? 0 : std::min(ui.words.width(item.note, look::note), room * 0.45f);
  ui.paint.words(item.text, look::strong, {x, box.y, room - (note > 0 ? note + 10 : 0), box.height}, colors.ink);
  if (note > 0) ui.paint.words(item.note, look::note, {box.right() - 44 - note, box.y, note, box.height}, colors.muted, Place::end);
  if (item.on) ui.paint.icon(Icon::check, {box.right() - 24, box.center().y}, 20, colors.ok, 2.8f);
  // Not a radio: arrow keys would choose, and close the menu, at every step.
  Node& node = ui.tell(item.id, "button", item.text, box);
  node.pressed = flag(item.on);
  node.description = item.note;
  return touch.clicked;
}

void empty_card(Ui& ui, const Rect& card) {
  // As large as its sheet: on a small one fewer lines stand closer, and its edge is thinner.
  const float k = std::min({card.width / 148, card.height / 185, 2.2f});
  const bool small = k < 0.6f;
  const float radius = small ? 3 : metric::card_radius;
  const Color line = rgb(0xEADFEC);
  ui.paint.fill(card, radius, rgb(0xFFFFFF));
  ui.paint.dashed_outline(card, radius, small ? 1.25f : 2.0f, rgb(0x8A7A90));
  const float x = card.x + 16 * k, width = card.width - 32 * k;
  float y = card.y + 20 * k;
  ui.paint.icon(Icon::petals, {x + 23 * k, y + 10 * k}, 20 * k, rgb(0xFFB81C));
  y += 29 * k;
  for (const float share : {1.0f, 1.0f, 0.62f}) {
    if (y + 20 * k > card.bottom() - 16 * k) break;
    ui.paint.fill({x, y, width * share, 11 * k}, 5.5f * k, line);
    y += 20 * k;
  }
  if (y < card.bottom() - 40 * k)
    ui.paint.fill({x, card.bottom() - 28 * k, width * 0.48f, 8 * k}, 4 * k, line);
}

bool thumbnail(Ui& ui, const Thumbnail& given, const Rect& picture, const Rect& cell) {
  const Palette& colors = *ui.colors;
  const bool any_of = given.kind == Thumbnail::Kind::any_of;
  Thumbnail thumbnail = given;
  thumbnail.on = given.on && !any_of;
  const Touch touch = ui.touch(thumbnail.id, cell);
  const bool frame = thumbnail.style == Thumbnail::Style::frame;
  const bool strip = thumbnail.style == Thumbnail::Style::strip;
  const float radius = frame ? metric::thumbnail_radius : 3;
  if (strip && thumbnail.on) {
    ui.paint.fill({cell.x - 2.5f, cell.y - 2.5f, cell.width + 5, cell.height + 5}, 16.5f, colors.primary);
    ui.paint.fill(cell, 14, colors.surface);
  } else if (strip && touch.hovered) {
    ui.paint.fill(cell, 14, with_alpha(colors.ink, touch.held ? 0.12f : 0.06f));
  }
  if (!frame) ui.paint.shadow(picture, radius, shadows::small_card);
  if (!strip && thumbnail.on) {
    ui.paint.fill({picture.x - 6, picture.y - 6, picture.width + 12, picture.height + 12}, radius + 6, colors.primary);
    ui.paint.fill({picture.x - 3, picture.y - 3, picture.width + 6, picture.height + 6}, radius + 3,
                  frame ? colors.surface : colors.stage);
  }
  if (thumbnail.blank) {
    empty_card(ui, picture);
  } else if (thumbnail.texture != 0) {
    ui.paint.image(thumbnail.texture, picture, radius);
  } else {
    ui.paint.fill(picture, radius, frame ? colors.soft : colors.surface);
    edge(ui, picture, radius);
    ui.paint.icon(Icon::frame, picture.center(), 26, colors.muted);
  }
  if (frame && !thumbnail.on)
    ui.paint.outline({picture.x - 1, picture.y - 1, picture.width + 2, picture.height + 2}, radius + 1, 1,
                     with_alpha(colors.ink, 0.14f));
  if (!strip && !thumbnail.on && touch.held) ui.paint.fill(picture, radius, with_alpha(colors.ink, 0.12f));
  const Color ground = frame ? colors.surface : colors.stage;
  if (touch.focused && !thumbnail.on)
    focus_ring(ui, strip ? cell : picture, strip ? 14 : radius, strip ? colors.stage : rgb(0xFFFFFF));
  else if (touch.focused)
    focus_ring(ui,
               strip ? Rect{cell.x - 2, cell.y - 2, cell.width + 4, cell.height + 4}
                     : Rect{picture.x - 5, picture.y - 5, picture.width + 10, picture.height + 10},
               strip ? 16 : radius + 5, ground);
  const Point corner{picture.right(), picture.y};
  if (frame && thumbnail.on)
    badge(ui, {corner.x - 5, corner.y + 5}, 26, colors.primary, colors.on_primary, ground, 2.5f);
  tick_badge(ui, thumbnail.tick, {corner.x - 2, corner.y + 3});
  const float top = frame ? picture.bottom() + 6 : strip ? cell.bottom() - 23 : cell.bottom() - 16;
  const Rect name{frame ? picture.x : cell.x, top, frame ? picture.width + 8 : cell.width, 17};
  draw_name(ui, thumbnail.name, name, frame ? Place::start : Place::center);
  Node& node = ui.tell(thumbnail.id, any_of ? "checkbox" : "radio", thumbnail.name, cell);
  node.checked = flag(given.on);
  node.description = thumbnail.description;
  node.picture = thumbnail.texture;
  return touch.clicked;
}

}  // namespace storycard::composer
