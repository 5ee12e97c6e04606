#include <algorithm>
#include <cmath>

#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float pad_x = 13, pad_y = 11, icon_room = 34;
constexpr float action_row = 38;  // under the words; its 44 px reach into the notice's own margin

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

// Beside its action the words would stand in a column of single ones.
bool action_under(Ui& ui, const Notice& notice, float width) {
  constexpr float least_words = 170;
  return !notice.action.empty() && width - 2 * pad_x - icon_room - width_of(ui, action_of(notice)) < least_words;
}

float words_width(Ui& ui, const Notice& notice, float width) {
  const bool beside = !notice.action.empty() && !action_under(ui, notice, width);
  const float action = beside ? width_of(ui, action_of(notice)) : 0;
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
  return std::max(text, 24.0f) + 2 * pad_y + (action_under(ui, notice, width) ? action_row : 0);
}

bool notice(Ui& ui, const Notice& notice, const Rect& box) {
  const NoticeLook look = look_of(*ui.colors, notice.kind);
  ui.paint.fill(box, metric::note_radius, look.ground);
  edge(ui, box, metric::note_radius);
  const bool one_line = notice.text.empty(), under = action_under(ui, notice, box.width);
  const float middle = box.y + (box.height - (under ? action_row : 0)) / 2;
  const float icon_y = one_line ? middle : box.y + pad_y + 12;
  ui.paint.icon(look.icon, {box.x + pad_x + 12, icon_y}, 24, look.color);
  const float width = words_width(ui, notice, box.width);
  Rect words{box.x + pad_x + icon_room, box.y + pad_y, width, box.height - 2 * pad_y};
  if (one_line) words.y = middle - paragraph_height(ui, notice.title, look::note_strong, width) / 2;
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
  const Rect place = under ? Rect{words.x - action.pad, box.bottom() - 44 - 3, action_width, 44}
                           : Rect{box.right() - 6 - action_width, box.center().y - 22, action_width, 44};
  return button(ui, action, place);
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

namespace {

// A piece that runs along the track; where nothing is to move, stripes that stand.
void draw_going_on(Ui& ui, const Rect& bar) {
  if (ui.motion == Ui::Motion::reduced) {
    constexpr float stripe = 24;
    for (float x = bar.x; x < bar.right(); x += 2 * stripe)
      ui.paint.fill({x, bar.y, std::min(stripe, bar.right() - x), bar.height}, 4, ui.colors->primary);
    return;
  }
  constexpr double round_ms = 1400;
  constexpr float piece = 0.35f;  // of the track
  const auto at = static_cast<float>(std::fmod(ui.now_ms, round_ms) / round_ms);
  const float start = bar.x + bar.width * (at * (1 + piece) - piece), from = std::max(bar.x, start);
  const float to = std::min(bar.right(), start + bar.width * piece);
  if (to > from) ui.paint.fill({from, bar.y, to - from, bar.height}, 4, ui.colors->primary);
  ui.want_frame();
}

}  // namespace

bool progress(Ui& ui, const Progress& progress, const Rect& box) {
  const Palette& colors = *ui.colors;
  const float words = ui.words.width(progress.words, look::counter);
  ui.paint.words(progress.name, look::label, {box.x, box.y, box.width - words - 12, 20}, colors.ink);
  ui.paint.words(progress.words, look::counter, {box.right() - words, box.y, words, 20}, colors.muted, Place::end);
  const Rect bar{box.x, box.y + 28, box.width, 8};
  ui.paint.fill(bar, 4, colors.track);
  if (progress.share) {
    const float shown = ui.eased(std::string(progress.id) + "/share", std::clamp(*progress.share, 0.0f, 1.0f));
    ui.paint.fill({bar.x, bar.y, std::max(bar.height, bar.width * shown), 8}, 4, colors.primary);
  } else {
    draw_going_on(ui, bar);
  }
  Node& node = ui.tell(progress.id, "progressbar", progress.name, {box.x, box.y, box.width, 36});
  if (progress.share) node.slider = SliderValue{std::clamp(*progress.share, 0.0f, 1.0f) * 100, 0, 100, 1, progress.words};
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
