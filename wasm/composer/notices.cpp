#include <algorithm>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float pad_x = 13, pad_y = 11, icon_room = 34;

struct NoticeLook {
  Icon icon;
  Color color, ground;
};

NoticeLook look_of(const Palette& colors, NoticeKind kind) {
  switch (kind) {
    case NoticeKind::ok: return {Icon::ok_circle, colors.ok, colors.ok_tint};
    case NoticeKind::warn: return {Icon::warn, colors.warn_icon, colors.warn_tint};
    case NoticeKind::error: return {Icon::error, colors.error, colors.error_tint};
    case NoticeKind::info: return {Icon::info, colors.info, colors.info_tint};
  }
  return {};
}

const char* tone_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::ok: return "ok";
    case NoticeKind::warn: return "warn";
    case NoticeKind::error: return "error";
    case NoticeKind::info: return "info";
  }
  return "";
}

Button action_of(const Notice& notice) {
  Button action{notice.action_id, notice.action};
  action.kind = ButtonKind::text;
  action.pad = 10;
  return action;
}

float words_width(Ui& ui, const Notice& notice, float width) {
  const float action = notice.action.empty() ? 0 : width_of(ui, action_of(notice));
  return std::max(40.0f, width - 2 * pad_x - icon_room - action);
}

float paragraph_height(Ui& ui, const std::string& text, const Look& look, float width) {
  if (text.empty()) return 0;
  WordsOptions options;
  options.width = width;
  return ui.words.label(text, look, options).height;
}

}  // namespace

float height_of(Ui& ui, const Notice& notice, float width) {
  const float words = words_width(ui, notice, width);
  const float text = paragraph_height(ui, notice.title, look::note_strong, words) +
                     paragraph_height(ui, notice.text, look::note, words);
  return std::max(text, 24.0f) + 2 * pad_y;
}

bool notice(Ui& ui, const Notice& notice, const Rect& box) {
  const NoticeLook look = look_of(*ui.colors, notice.kind);
  ui.paint.fill(box, metric::note_radius, look.ground);
  edge(ui, box, metric::note_radius);
  const bool one_line = notice.text.empty();
  const float icon_y = one_line ? box.center().y : box.y + pad_y + 12;
  ui.paint.icon(look.icon, {box.x + pad_x + 12, icon_y}, 24, look.color);
  const float width = words_width(ui, notice, box.width);
  Rect words{box.x + pad_x + icon_room, box.y + pad_y, width, box.height - 2 * pad_y};
  if (one_line) words.y = box.center().y - paragraph_height(ui, notice.title, look::note_strong, width) / 2;
  words.y += ui.paint.paragraph(notice.title, look::note_strong, words, ui.colors->ink);
  if (!one_line) ui.paint.paragraph(notice.text, look::note, words, ui.colors->ink);
  const bool alert = notice.live == Notice::Live::assertive;
  const std::string spoken = one_line ? notice.title : notice.title + ". " + notice.text;
  Node& node = ui.tell(notice.id, alert ? "alert" : "status", spoken, box);
  node.tone = tone_of(notice.kind);
  if (notice.live == Notice::Live::none) node.role = "text";
  if (notice.live == Notice::Live::polite) node.live = "polite";
  if (notice.action.empty()) return false;
  const Button action = action_of(notice);
  const float action_width = width_of(ui, action);
  return button(ui, action, {box.right() - 6 - action_width, box.center().y - 22, action_width, 44});
}

bool toast(Ui& ui, const Toast& toast, const Rect& box) {
  const Palette& colors = *ui.colors;
  ui.paint.shadow(box, 16, shadows::toast);
  ui.paint.fill(box, 16, colors.ink);
  ui.tell("toast", "text", toast.text, box);  // announced when it came
  float action_width = 0;
  bool clicked = false;
  if (!toast.action.empty()) {
    action_width = ui.words.width(toast.action, look::strong) + 24;
    const Rect place{box.right() - 6 - action_width, box.y, action_width, box.height};
    const Touch touch = ui.touch(toast.action_id, place);
    ui.paint.words(toast.action, look::strong, place, colors.toast_action, Place::center);
    ui.paint.fill({place.x + 12, place.center().y + 9, place.width - 24, 1.5f}, 0, colors.toast_action);
    if (touch.focused) focus_ring(ui, {place.x + 4, place.y + 8, place.width - 8, place.height - 16}, 10, colors.ink);
    ui.tell(toast.action_id, "button", toast.action, place);
    clicked = touch.clicked;
  }
  ui.paint.words(toast.text, look::strong, {box.x + 16, box.y, box.width - 28 - action_width, box.height},
                 colors.surface);
  return clicked;
}

float height_of(Ui&, const Progress& progress) { return 20 + 8 + 8 + (progress.cancel_id.empty() ? 0.0f : 16 + 44); }

bool progress(Ui& ui, const Progress& progress, const Rect& box) {
  const Palette& colors = *ui.colors;
  const float words = ui.words.width(progress.words, look::counter);
  ui.paint.words(progress.name, look::label, {box.x, box.y, box.width - words - 12, 20}, colors.ink);
  ui.paint.words(progress.words, look::counter, {box.right() - words, box.y, words, 20}, colors.muted, Place::end);
  const Rect bar{box.x, box.y + 28, box.width, 8};
  const float share = std::clamp(progress.share, 0.0f, 1.0f);
  ui.paint.fill(bar, 4, colors.track);
  ui.paint.fill({bar.x, bar.y, std::max(bar.height, bar.width * ui.eased(std::string(progress.id) + "/share", share)), 8},
                4, colors.primary);
  Node& node = ui.tell(progress.id, "progressbar", progress.name, {box.x, box.y, box.width, 36});
  node.slider = SliderValue{share * 100, 0, 100, 1, progress.words};
  if (progress.cancel_id.empty()) return false;
  Button cancel{progress.cancel_id, ui.text("cancel")};
  cancel.kind = ButtonKind::second;
  return button(ui, cancel, {box.x, bar.bottom() + 16, box.width, 44});
}

void skeleton(Ui& ui, const Rect& box, float radius, std::optional<Icon> icon) {
  ui.paint.fill(box, radius, ui.colors->soft);
  edge(ui, box, radius);
  if (icon) ui.paint.icon(*icon, box.center(), std::min({26.0f, box.width - 8, box.height - 8}), ui.colors->muted);
}

void heading(Ui& ui, std::string_view id, std::string_view text, const Look& look, const Rect& box, int level) {
  ui.paint.words(text, look, box, ui.colors->ink);
  ui.tell(id, "heading", text, box).level = level;
}

float told_paragraph(Ui& ui, std::string_view id, std::string_view text, const Look& look, const Rect& box,
                     Color color) {
  const float height = ui.paint.paragraph(text, look, box, color);
  ui.tell(id, "text", text, {box.x, box.y, box.width, height});
  return height;
}

}  // namespace storycard::composer
