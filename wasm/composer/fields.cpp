#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

// Without a page over the canvas, the field's words are drawn here.
void draw_field(Ui& ui, const Field& field, const Rect& box) {
  const Palette& colors = *ui.colors;
  ui.paint.fill(box, metric::field_radius, colors.surface);
  const bool invalid = field.invalid || !field.error.empty();
  ui.paint.outline(box, metric::field_radius, invalid ? 2 : metric::field_border,
                   invalid ? colors.error : colors.control);
  if (ui.is_focused(field.id)) focus_ring(ui, box, metric::field_radius, colors.surface);
  const bool empty = field.value.empty();
  const std::string& text = empty ? field.placeholder : field.value;
  const Color color = empty ? colors.muted : colors.ink;
  const float x = metric::field_pad_inline, y = metric::field_pad_block;
  const Rect inside{box.x + x, box.y + y, box.width - 2 * x, box.height - 2 * y};
  ui.paint.push_clip(box);
  if (field.lines != Field::Lines::many)
    ui.paint.words(text, look::field, {inside.x, box.y, inside.width, box.height}, color);
  else
    ui.paint.paragraph(text, look::field, inside, color, text::Align::start, WordsOptions::Base::own);
  ui.paint.pop_clip();
}

constexpr float error_gap = 6, error_icon = 26;

void draw_error(Ui& ui, const Field& field, const Rect& box) {
  const Color color = ui.colors->error;
  ui.paint.icon(Icon::error, {box.x + 9, box.y + 10}, 18, color);
  const Rect words{box.x + error_icon, box.y, box.width - error_icon, box.height};
  ui.paint.paragraph(field.error, look::error, words, color);
  ui.tell(std::string(field.id) + "-error", "text", field.error, box).live = "polite";
}

}  // namespace

float height_of_lines(int lines) {
  constexpr float spare = 0.5f;  // for rounding, so that what fits does not scroll
  return static_cast<float>(lines) * look::field.line + 2 * metric::field_pad_block + 2 * metric::field_border + spare;
}

int lines_of(Ui& ui, const std::string& text, float width) {
  if (text.empty()) return 0;
  WordsOptions options;
  options.width = width - 2 * metric::field_pad_inline - 2 * metric::field_border;
  options.base = WordsOptions::Base::own;
  Look nearly = look::field;
  nearly.weight = look::body.weight;  // a face that is here anyway, and hardly wider
  return ui.words.lines(text, nearly, options);
}

float error_height(Ui& ui, const Field& field, float width) {
  if (field.error.empty()) return 0;
  WordsOptions options;
  options.width = std::max(20.0f, width - error_icon);
  return error_gap + ui.words.label(field.error, look::error, options).height;
}

std::optional<std::string> field(Ui& ui, const Field& field, const Rect& box) {
  const Palette& colors = *ui.colors;
  const float note = field.note.empty() ? 0 : ui.words.width(field.note, look::counter);
  ui.paint.words(field.label, look::label, {box.x, box.y, box.width - note - 8, 18}, colors.ink);
  if (note > 0)
    ui.paint.words(field.note, look::counter, {box.right() - note, box.y, note, 18}, colors.muted, Place::end);
  const Rect input{box.x, box.y + field_label_height, box.width, box.height - field_label_height};
  // The page's field would stand over a menu: while one covers it, its words are drawn here.
  const bool covered = ui.covers(input);
  if (ui.fields == Ui::Fields::drawn || covered) draw_field(ui, field, input);
  Node& node = ui.tell(field.id, "textbox", field.label, input);
  node.value = field.value;
  constexpr const char* kinds[] = {"line", "multiline", "date", "time"};
  node.field = kinds[static_cast<std::size_t>(field.lines)];
  node.placeholder = field.placeholder;
  node.description = field.description;
  node.language = field.language;
  node.invalid = field.invalid || !field.error.empty();
  node.hidden = covered;
  if (!field.error.empty()) {
    node.described_by = std::string(field.id) + "-error";
    const float height = error_height(ui, field, box.width) - error_gap;
    draw_error(ui, field, {box.x, box.bottom() + error_gap, box.width, height});
  }
  return ui.take(field.id, "input");
}

std::optional<float> slider(Ui& ui, const Slider& slider, const Rect& box) {
  const Palette& colors = *ui.colors;
  constexpr float side = metric::target, gap = 8, knob = 14;
  const float middle = box.center().y;
  std::optional<float> changed;
  const auto to = [&](float value) { changed = std::clamp(value, slider.min, slider.max); };
  const std::string less = std::string(slider.id) + "-less", more = std::string(slider.id) + "-more";
  IconButton minus{less, ui.text("slider.less"), Icon::minus};
  IconButton plus{more, ui.text("slider.more"), Icon::plus};
  minus.name = ui.strings->filled("slider.less", {{"name", slider.name}});
  plus.name = ui.strings->filled("slider.more", {{"name", slider.name}});
  minus.availability = available(slider.value > slider.min);
  plus.availability = available(slider.value < slider.max);
  if (icon_button(ui, minus, {box.x + side / 2, middle})) to(slider.value - slider.step);

  const Rect track{box.x + side + gap, box.y, box.width - 2 * (side + gap), box.height};
  const float room = track.width - 2 * knob;
  const Touch touch = ui.drag(slider.id, track);
  if (touch.held && room > 0) to(slider.min + (touch.at.x - track.x - knob) / room * (slider.max - slider.min));
  if (const auto text = ui.take(slider.id, "set")) {
    const float asked = std::strtof(text->c_str(), nullptr);
    if (std::isfinite(asked)) to(asked);
  }
  if (ui.take(slider.id, "increment")) to(slider.value + slider.step);
  if (ui.take(slider.id, "decrement")) to(slider.value - slider.step);

  const float value = changed.value_or(slider.value);
  const float share = (value - slider.min) / (slider.max - slider.min);
  const Point at{track.x + knob + share * room, middle};
  ui.paint.fill({track.x, middle - 3, track.width, 6}, 3, colors.track);
  ui.paint.fill({track.x, middle - 3, at.x - track.x, 6}, 3, colors.primary);
  const Rect knob_box{at.x - knob, middle - knob, 2 * knob, 2 * knob};
  ui.paint.shadow(knob_box, knob, shadows::round);
  ui.paint.disc(at, knob, colors.primary);
  ui.paint.disc(at, knob - 3, touched(ui, slider.id, touch, colors.surface));
  if (touch.focused) focus_ring(ui, knob_box, knob, colors.surface);
  Node& node = ui.tell(slider.id, "slider", slider.name, track);
  node.slider = SliderValue{value, slider.min, slider.max, slider.step, slider.value_text};
  if (icon_button(ui, plus, {box.right() - side / 2, middle})) to(slider.value + slider.step);
  return changed;
}

}  // namespace storycard::composer
