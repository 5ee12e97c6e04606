#include "composer/steps/column.h"

#include <algorithm>
#include <cmath>

namespace storycard::composer {

Rect Column::take(float height, float gap) {
  const Rect box{at.x, y, at.width, height};
  y += height + gap;
  return box;
}

void Column::paragraph(std::string_view id, std::string_view text, const Look& look, Color color, float gap) {
  y += told_paragraph(app.ui, id, text, look, {at.x, y, at.width, 40}, color) + gap;
}

std::optional<std::string> Column::field(const Field& field, float height) {
  const Rect box = take(field_label_height + height, 0);
  const auto text = composer::field(app.ui, field, box);
  y += error_height(app.ui, field, at.width) + metric::gap;
  return text;
}

Column::Two Column::fields(const Field& first, const Field& second, float share) {
  if (app.areas.narrow) {
    Two two;
    two.first = field(first);
    two.second = field(second);
    return two;
  }
  const float width = std::floor((at.width - metric::gap) * share);
  const Rect row = take(field_label_height + line_field_height, 0);
  const Rect left{row.x, row.y, width, row.height};
  const Rect right{row.x + width + metric::gap, row.y, row.width - width - metric::gap, row.height};
  Two two;
  two.first = composer::field(app.ui, first, left);
  two.second = composer::field(app.ui, second, right);
  y += std::max(error_height(app.ui, first, left.width), error_height(app.ui, second, right.width)) + metric::gap;
  return two;
}

bool Column::button(const Button& button, float gap) {
  const Rect row = take(metric::target, gap);
  return composer::button(app.ui, button, {row.x, row.y, std::min(row.width, width_of(app.ui, button)), row.height});
}

bool Column::notice(const Notice& notice) {
  return composer::notice(app.ui, notice, take(height_of(app.ui, notice, at.width)));
}

void draw_missing_letters(Column& column) {
  const App& app = column.app;
  if (!app.cards.lacks_letters()) return;
  Notice news{"letters-missing", NoticeKind::info, app.text("letters.missing"), app.text("letters.missing-help")};
  news.live = Notice::Live::polite;
  column.notice(news);
}

Rect ChipRows::next(float width) {
  width = std::min(width, at_.width);
  if (x_ > at_.x && x_ + width > at_.right()) {
    x_ = at_.x;
    y_ += metric::target + metric::small_gap;
  }
  const Rect chip{x_, y_ + 2, width, 40};
  x_ += width + metric::small_gap;
  return chip;
}

void keep_text(App& app, std::string_view field, TextSlot slot, const std::optional<std::string>& text) {
  app.view.writing.emplace(field, slot);
  if (!text) return;
  set_text(app.state, slot, *text, app.ui.now_ms);
  app.ui.want_frame();
}

void text_field(Column& column, TextSlot slot, Field field, float height) {
  field.value = text_of(column.app.state, slot);
  keep_text(column.app, field.id, slot, column.field(field, height));
}

}  // namespace storycard::composer
