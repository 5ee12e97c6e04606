#include <algorithm>
#include <vector>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float switch_width = 52, switch_height = 32, box_side = 26, words_gap = 12;

float paragraph_height(Ui& ui, const std::string& text, const Look& look, float width) {
  if (text.empty()) return 0;
  WordsOptions options;
  options.width = std::max(20.0f, width);
  return ui.words.label(text, look, options).height;
}

float words_height(Ui& ui, const std::string& text, const std::string& help, float width) {
  const float more = help.empty() ? 0 : 2 + paragraph_height(ui, help, look::help, width);
  return paragraph_height(ui, text, look::strong, width) + more;
}

// A label and the help under it, in the middle of the row.
void draw_words(Ui& ui, const std::string& text, const std::string& help, const Rect& box, Color color) {
  float y = box.y + (box.height - words_height(ui, text, help, box.width)) / 2;
  y += ui.paint.paragraph(text, look::strong, {box.x, y, box.width, box.height}, color);
  if (!help.empty()) ui.paint.paragraph(help, look::help, {box.x, y + 2, box.width, box.height}, ui.colors->muted);
}

void draw_switch(Ui& ui, const Toggle& toggle, const Touch& touch, const Rect& box) {
  const Palette& colors = *ui.colors;
  const bool enabled = toggle.availability == Availability::enabled;
  const float on = ui.eased(std::string(toggle.id) + "/on", toggle.on ? 1.0f : 0.0f);
  const float radius = box.height / 2;
  const Color track = enabled ? colors.primary : colors.disabled_text;
  const Color edge = enabled ? colors.control : colors.disabled_text;
  ui.paint.fill(box, radius, touched(ui, toggle.id, touch, mixed(colors.surface, track, on)));
  if (on < 1) ui.paint.outline(box, radius, 2, mixed(edge, track, on));
  const Point knob{box.x + radius + on * (box.width - 2 * radius), box.center().y};
  ui.paint.disc(knob, 10 + on, mixed(edge, enabled ? colors.on_primary : colors.surface, on));
}

}  // namespace

void draw_tick(Ui& ui, Point center, float side, float drawn, Color color) {
  // The icon's own path, on its grid of 24.
  const auto at = [&](float x, float y) {
    return Point{center.x + (x - 12) * side / 24, center.y + (y - 12) * side / 24};
  };
  const float turn = 0.36f;  // the short stroke's share of the length
  const float first = std::min(1.0f, drawn / turn), second = std::max(0.0f, (drawn - turn) / (1 - turn));
  std::vector<Point> line{at(5, 12.5f), at(5 + 5 * first, 12.5f + 5 * first)};
  if (second > 0) line.push_back(at(10 + 9.5f * second, 17.5f - 10.5f * second));
  if (drawn > 0) ui.paint.stroke(line, side * 3.4f / 24, color);
}

void draw_chevron(Ui& ui, Point center, float side, float turned, Color color) {
  const float k = side / 24, y = (1 - 2 * turned) * 3 * k;
  const Point line[] = {{center.x - 6 * k, center.y - y}, {center.x, center.y + y}, {center.x + 6 * k, center.y - y}};
  ui.paint.stroke(line, 2 * k, color);
}

float width_of(Ui& ui, const Segmented& choice) {
  float width = 6;
  for (const Segment& option : choice.options) {
    const float words = option.text.empty() ? 0 : ui.words.width(option.text, look::chip) + (option.icon ? 7.0f : 0.0f);
    width += std::max(metric::target, words + (option.icon ? 20.0f : 0.0f) + 24);
  }
  return width;
}

float height_of(Ui& ui, const Segmented& choice, float width) {
  return width_of(ui, choice) <= width ? segmented_height : 6 + metric::target * static_cast<float>(choice.options.size());
}

std::optional<std::size_t> segmented(Ui& ui, const Segmented& choice, const Rect& box) {
  const Palette& colors = *ui.colors;
  std::optional<std::size_t> chosen;
  ui.paint.fill(box, 14, colors.soft);
  edge(ui, box, 14);
  ui.open(choice.id, "radiogroup", choice.name, box);
  const float natural = width_of(ui, choice), count = static_cast<float>(choice.options.size());
  const bool stacked = box.height > segmented_height;
  float x = box.x + 3;
  for (std::size_t i = 0; i < choice.options.size(); ++i) {
    const Segment& option = choice.options[i];
    const bool on = i == choice.on;
    const Segmented alone{choice.id, {}, choice.options.subspan(i, 1)};
    // Room left over is shared; where there is too little, all cells are alike.
    const float width = natural <= box.width ? width_of(ui, alone) - 6 + (box.width - natural) / count
                                             : (box.width - 6) / count;
    const float height = (box.height - 6) / count;
    const Rect cell = stacked ? Rect{x, box.y + 3 + static_cast<float>(i) * height, box.width - 6, height}
                              : Rect{x, box.y + 3, width, box.height - 6};
    if (!stacked) x += width;
    const Touch touch = ui.touch(option.id, cell);
    if (on) {
      ui.paint.fill(cell, 11, touched(ui, option.id, touch, colors.segment_on));
      ui.paint.outline(cell, 11, 2, colors.primary);
    } else if (touch.hovered || touch.held) {
      ui.paint.fill(cell, 11, with_alpha(colors.ink, touch.held ? 0.12f : 0.06f));
    }
    if (touch.focused) focus_ring(ui, cell, 11, colors.surface);
    const float icon = option.icon ? 20.0f : 0.0f, gap = option.icon && !option.text.empty() ? 7.0f : 0.0f;
    const float room = std::max(0.0f, cell.width - icon - gap - 8);
    const float words = std::min(ui.words.width(option.text, look::chip), room);
    const float start = cell.x + (cell.width - icon - gap - words) / 2;
    if (option.icon) ui.paint.icon(*option.icon, {start + icon / 2, cell.center().y}, icon, colors.ink);
    ui.paint.words(option.text, look::chip, {start + icon + gap, cell.y, words, cell.height}, colors.ink);
    ui.tell(option.id, "radio", option.text, Ui::hit_box(cell)).checked = flag(on);
    if (touch.clicked && !on) chosen = i;
  }
  ui.close();
  return chosen;
}

float height_of(Ui& ui, const Toggle& toggle, float width) {
  return std::max(48.0f, words_height(ui, toggle.text, toggle.help, width - switch_width - words_gap) + 12);
}

bool toggle(Ui& ui, const Toggle& toggle, const Rect& box) {
  const bool enabled = toggle.availability == Availability::enabled;
  const Touch touch = ui.touch(toggle.id, box);
  const Rect words{box.x, box.y, box.width - switch_width - words_gap, box.height};
  draw_words(ui, toggle.text, toggle.help, words, enabled ? ui.colors->ink : ui.colors->disabled_text);
  const Rect track{box.right() - switch_width, box.center().y - switch_height / 2, switch_width, switch_height};
  draw_switch(ui, toggle, touch, track);
  if (touch.focused) focus_ring(ui, track, switch_height / 2, ui.colors->surface);
  Node& node = ui.tell(toggle.id, "switch", toggle.text, box);
  node.checked = flag(toggle.on);
  node.disabled = !enabled;
  node.description = toggle.help;
  return touch.clicked && enabled;
}

float height_of(Ui& ui, const Checkbox& checkbox, float width) {
  return std::max(metric::target, words_height(ui, checkbox.text, checkbox.help, width - box_side - words_gap) + 12);
}

bool checkbox(Ui& ui, const Checkbox& checkbox, const Rect& box) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(checkbox.id, box);
  const Rect words{box.x + box_side + words_gap, box.y, box.width - box_side - words_gap, box.height};
  draw_words(ui, checkbox.text, checkbox.help, words, colors.ink);
  const Rect square{box.x, box.center().y - box_side / 2, box_side, box_side};
  const Color edge = checkbox.invalid && !checkbox.on ? colors.error : colors.control;
  ui.paint.fill(square, 7, touched(ui, checkbox.id, touch, checkbox.on ? colors.primary : colors.surface));
  if (!checkbox.on) ui.paint.outline(square, 7, 2, edge);
  const float drawn = ui.eased(std::string(checkbox.id) + "/tick", checkbox.on ? 1.0f : 0.0f);
  if (checkbox.on) draw_tick(ui, square.center(), box_side * 0.66f, drawn, colors.on_primary);
  if (touch.focused) focus_ring(ui, square, 7, colors.surface);
  Node& node = ui.tell(checkbox.id, "checkbox", checkbox.text, box);
  node.checked = flag(checkbox.on);
  node.invalid = checkbox.invalid && !checkbox.on;
  node.description = checkbox.help;
  return touch.clicked;
}

bool disclosure(Ui& ui, const Disclosure& disclosure, const Rect& box) {
  const Palette& colors = *ui.colors;
  const Touch touch = ui.touch(disclosure.id, box);
  ui.paint.fill(box, metric::field_radius, touched(ui, disclosure.id, touch, colors.soft));
  edge(ui, box, metric::field_radius);
  if (touch.focused) focus_ring(ui, box, metric::field_radius, colors.surface);
  const float middle = box.center().y;
  float x = box.x + 14, end = box.right() - 14 - 20;
  if (disclosure.icon) {
    ui.paint.icon(*disclosure.icon, {x + 11, middle}, 22, colors.ink);
    x += 22 + 10;
  }
  const float turn = ui.eased(std::string(disclosure.id) + "/open", disclosure.open ? 1.0f : 0.0f);
  draw_chevron(ui, {end + 10, middle}, 20, turn, colors.ink);
  end -= 8;
  if (!disclosure.note.empty()) {
    const float note = std::min(ui.words.width(disclosure.note, look::counter), (end - x) * 0.5f);
    ui.paint.words(disclosure.note, look::counter, {end - note, box.y, note, box.height}, colors.muted, Place::end);
    end -= note + 8;
  }
  ui.paint.words(disclosure.text, look::strong, {x, box.y, end - x, box.height}, colors.ink);
  Node& node = ui.tell(disclosure.id, "button", disclosure.text, box);
  node.expanded = flag(disclosure.open);
  node.description = disclosure.note;
  return touch.clicked;
}

}  // namespace storycard::composer
