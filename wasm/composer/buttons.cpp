#include <algorithm>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float icon_gap = 8;

struct ButtonColors {
  Color fill, text;
  bool filled, bordered;
};

ButtonColors colors_of(const Palette& colors, const Button& button) {
  if (button.availability == Availability::disabled) return {colors.soft, colors.disabled_text, true, false};
  switch (button.kind) {
    case ButtonKind::main: return {colors.primary, colors.on_primary, true, false};
    case ButtonKind::second: return {colors.surface, colors.link, true, true};
    case ButtonKind::quiet: return {colors.soft, colors.link, true, false};
    case ButtonKind::accent: return {colors.selected, colors.on_selected, true, false};
    case ButtonKind::text: return {colors.surface, colors.link, false, false};
  }
  return {};
}

float icon_side(const Button& button) { return button.look == look::button_big ? 22.0f : 20.0f; }

}  // namespace

void focus_ring(Ui& ui, const Rect& rect, float radius, Color ground) {
  const auto around = [&](float by) {
    return Rect{rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
  };
  const float width = ui.colors->focus_width;
  ui.paint.outline(around(2), radius + 2, 2, ground);
  ui.paint.outline(around(2 + width), radius + 2 + width, width, ui.colors->focus);
}

void edge(Ui& ui, const Rect& rect, float radius) {
  if (ui.colors->edge > 0) ui.paint.outline(rect, radius, ui.colors->edge, ui.colors->control);
}

Color touched(Ui& ui, std::string_view id, const Touch& touch, Color fill) {
  const float target = touch.held ? 0.12f : touch.hovered ? 0.06f : 0.0f;
  const float amount = ui.eased(std::string(id) + "/touch", target, touch.held ? metric::press_ms : metric::fade_ms);
  // Dark fills turn lighter: towards the ink alone they would hardly change.
  const bool dark = relative_luminance(fill) < 0.1f && relative_luminance(ui.colors->ink) < 0.1f;
  return mixed(fill, dark ? ui.colors->on_primary : ui.colors->ink, amount);
}

float width_of(Ui& ui, const Button& button) {
  float width = ui.words.width(button.text, button.look) + 2 * button.pad;
  if (button.icon) width += icon_side(button) + icon_gap;
  if (button.icon_after) width += icon_side(button) + icon_gap;
  return width;
}

bool button(Ui& ui, const Button& button, const Rect& box) {
  const bool enabled = button.availability == Availability::enabled;
  const ButtonColors colors = colors_of(*ui.colors, button);
  const Touch touch = ui.touch(button.id, box);
  const float radius = box.height / 2;
  if (colors.filled) ui.paint.fill(box, radius, enabled ? touched(ui, button.id, touch, colors.fill) : colors.fill);
  if (colors.bordered) ui.paint.outline(box, radius, 1.5f, ui.colors->control);
  if (colors.filled) edge(ui, box, radius);
  if (touch.focused) focus_ring(ui, box, radius, ui.colors->surface);

  const float side = icon_side(button);
  float icons = 0;
  if (button.icon) icons += side + icon_gap;
  if (button.icon_after) icons += side + icon_gap;
  const float pad = std::min(button.pad, 10.0f);
  const float words = std::min(ui.words.width(button.text, button.look), std::max(0.0f, box.width - icons - 2 * pad));
  float x = box.x + (box.width - words - icons) / 2;
  const float middle = box.center().y;
  if (button.icon) {
    ui.paint.icon(*button.icon, {x + side / 2, middle}, side, colors.text);
    x += side + icon_gap;
  }
  const Rect place{x, box.y, words, box.height};
  ui.paint.words(button.text, button.look, place, colors.text);
  if (button.kind == ButtonKind::text)
    ui.paint.fill({x, middle + button.look.size * 0.5f + 1, words, 1.5f}, 0, colors.text);
  if (button.icon_after) {
    const Point beside{x + words + icon_gap + side / 2, middle};
    ui.paint.icon(*button.icon_after, button.text.empty() ? box.center() : beside, side, colors.text);
  }

  Node& node = ui.tell(button.id, "button", button.name.empty() ? button.text : button.name, box);
  node.disabled = !enabled;
  node.description = button.description;
  return touch.clicked && enabled;
}

bool icon_button(Ui& ui, const IconButton& button, Point center) {
  const Palette& colors = *ui.colors;
  const bool enabled = button.availability == Availability::enabled;
  const float side = metric::target;
  const Rect box{center.x - side / 2, center.y - side / 2, side, side};
  const Touch touch = ui.touch(button.id, box);
  const bool on_stage = button.ground == IconButton::Ground::stage;
  const Color ground = button.ground == IconButton::Ground::panel ? colors.soft
                       : on_stage                                 ? colors.raised
                                                                  : colors.stage;
  if (on_stage) ui.paint.shadow(box, side / 2, shadows::round);
  ui.paint.fill(box, side / 2, enabled ? touched(ui, button.id, touch, ground) : ground);
  edge(ui, box, side / 2);
  if (touch.focused)
    focus_ring(ui, box, side / 2, button.ground == IconButton::Ground::panel ? colors.surface : colors.stage);
  const Color color = !enabled ? mixed(ground, colors.disabled_text, 0.75f) : button.color.value_or(colors.ink);
  if (button.ratio)
    ui.paint.ratio(*button.ratio, center, 18, color);
  else
    ui.paint.icon(button.icon, center, button.icon_side, color, button.stroke);
  const bool for_the_name = ui.offer_tip(button.id, button.name, box, touch);
  Node& node = ui.tell(button.id, "button", button.name, box);
  node.disabled = !enabled;
  node.expanded = button.expanded;
  node.description = button.description;
  return touch.clicked && enabled && !for_the_name;
}

float width_of(Ui& ui, const Chip& chip) {
  return ui.words.width(chip.text, look::chip) + 24 + (chip.icon ? 27.0f : 0.0f);
}

bool chip(Ui& ui, const Chip& chip, const Rect& box) {
  const bool on = chip.on == Flag::yes;
  const Color color = on ? ui.colors->on_primary : ui.colors->ink;
  const Touch touch = ui.touch(chip.id, box);
  ui.paint.fill(box, box.height / 2, touched(ui, chip.id, touch, on ? ui.colors->primary : ui.colors->soft));
  edge(ui, box, box.height / 2);
  if (touch.focused) focus_ring(ui, box, box.height / 2, ui.colors->surface);
  float x = box.x + 12;
  if (chip.icon) {
    ui.paint.icon(*chip.icon, {x + 10, box.center().y}, 20, color);
    x += 27;
  }
  ui.paint.words(chip.text, look::chip, {x, box.y, box.right() - 12 - x, box.height}, color);
  ui.tell(chip.id, "button", chip.text, Ui::hit_box(box)).pressed = chip.on;
  return touch.clicked;
}

}  // namespace storycard::composer
