#include "composer/steps/share_actions.h"

#include <algorithm>

#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float row_gap = 10, main_height = 52, row_height = 44;
constexpr float second_pad = 14;  // so that two stand side by side on a phone
constexpr std::string_view share_id = "share", copy_picture_id = "copy-picture";

// The picture that is shown, or those that were chosen where it is not one of them.
std::vector<std::string> shared_formats(const App& app) {
  const std::string shown = variant_of(app.state).format;
  return is_saved(app, shown) ? std::vector<std::string>{shown} : saved_formats(app);
}

Button action(const App& app, std::string_view id, std::string text, Icon icon) {
  Button button{id, std::move(text), icon};
  button.kind = ButtonKind::second;
  button.pad = second_pad;
  button.description = held_back(app).why;
  button.availability = available(button.description.empty());
  return button;
}

void need_formats(const App& app, Button& button, const std::vector<std::string>& formats) {
  if (!formats.empty() || button.availability == Availability::disabled) return;
  button.description = app.text("share.no-formats");
  button.availability = Availability::disabled;
}

Button share_button(const App& app) {
  Button share = action(app, share_id, app.text("share.send"), Icon::share);
  const auto formats = shared_formats(app);
  need_formats(app, share, formats);
  if (formats.size() == 1) share.name = app.ui.strings->filled("share.send-format", {{"format", format_name(app, formats[0])}});
  return share;
}

Button save_all(const App& app) {
  const auto formats = saved_formats(app);
  Button all = action(app, "save-all", app.ui.strings->counted("share.save-all", static_cast<long long>(formats.size())), Icon::download);
  need_formats(app, all, formats);
  return all;
}

Button save_one(const App& app) {
  const std::string name = format_name(app, variant_of(app.state).format);
  Button one = action(app, "save", app.ui.strings->filled("share.only", {{"format", name}}), Icon::download);
  one.name = app.ui.strings->filled("share.save", {{"format", name}});
  return one;
}

// Words alone show nobody's face: they wait for no answer.
Button copy_caption(App& app) {
  Button copy{"copy-caption", app.text("share.copy"), Icon::copy};
  copy.kind = ButtonKind::second;
  copy.pad = second_pad;
  if (is_empty(app.state)) copy.description = app.text("share.empty-help");
  const compose::Report* report = app.cards.report(variant_of(app.state));
  copy.availability = available(!is_empty(app.state) && report && !report->caption.empty());
  return copy;
}

// Beside the main one.
Button second(App& app) { return app.view.can_share ? save_all(app) : save_one(app); }

// The two second buttons stand side by side where both have room for their words.
bool side_by_side(App& app, float width) {
  const float half = (width - row_gap) / 2;
  return width_of(app.ui, second(app)) <= half && width_of(app.ui, copy_caption(app)) <= half;
}

void save_this_one(App& app) { save_formats(app, {variant_of(app.state).format}); }

// While pictures are made: how many there are, and Cancel.
void draw_making(App& app, const Rect& foot) {
  const Strings& strings = *app.ui.strings;
  const std::size_t count = app.view.making.wish->formats.size(), done = made_of_wish(app);
  Progress bar{"saving", app.text("share.saving")};
  bar.share = static_cast<float>(done) / static_cast<float>(count);
  bar.words = strings.filled("share.saving-count", {{"done", strings.number(static_cast<long long>(done))},
                                                    {"count", strings.number(static_cast<long long>(count))}});
  bar.cancel_id = "saving-cancel";
  if (progress(app.ui, bar, foot)) drop_wish(app);
}

// It shares, or saves where nothing is shared, or leads to the first question that is not answered yet.
void draw_main(App& app, const Rect& box) {
  const HeldBack held = held_back(app);
  Button main = app.view.can_share ? share_button(app) : save_all(app);
  if (!held.answer_id.empty()) {
    main = Button{"answer-first", app.text("consent.answer-first"), Icon::shield};
    main.description = held.why;
  }
  main.kind = ButtonKind::main;
  main.look = look::button_big;
  if (!button(app.ui, main, box)) return;
  if (!held.answer_id.empty())
    app.ui.ask_focus(held.answer_id);
  else if (app.view.can_share)
    make_wish(app, {Wish::What::share, shared_formats(app), std::string(share_id), 0});
  else
    save_formats(app, saved_formats(app));
}

void take_sharing_answers(App& app) {
  app.ui.take(share_id, "shared");  // the share sheet said so itself
  const auto reason = app.ui.take(share_id, "not-shared");
  if (!reason || *reason == "cancelled") return;
  if (*reason == "late") return show_toast(app, app.text("share.again"), ShownToast::Offer::nothing);
  // It cannot be done here after all: saving takes its place.
  app.view.can_share = false;
  if (app.ui.focused() == share_id) app.ui.ask_focus("save-all");
  show_toast(app, app.text("share.not-shared"), ShownToast::Offer::nothing);
  app.ui.want_pass();
}

}  // namespace

float actions_height(App& app, float width) {
  return main_height + (row_gap + row_height) * (side_by_side(app, width) ? 1 : 2);
}

void draw_actions(App& app, const Rect& foot) {
  if (is_slow(app)) return draw_making(app, foot);
  Ui& ui = app.ui;
  draw_main(app, {foot.x, foot.y, foot.width, main_height});
  const bool beside = side_by_side(app, foot.width);
  const float width = beside ? (foot.width - row_gap) / 2 : foot.width, y = foot.y + main_height + row_gap;
  if (button(ui, second(app), {foot.x, y, width, row_height})) {
    if (app.view.can_share)
      save_formats(app, saved_formats(app));
    else
      save_this_one(app);
  }
  const Rect place = beside ? Rect{foot.x + width + row_gap, y, width, row_height}
                            : Rect{foot.x, y + row_height + row_gap, width, row_height};
  if (button(ui, copy_caption(app), place)) {
    app.view.copied_by_hand = caption_of(app);
    app.effects.copy("copy-caption", app.view.copied_by_hand);
  }
}

float draw_by_hand(App& app, const Rect& at) {
  if (!app.view.by_hand) return 0;
  Field caption{"caption", app.text("share.to-copy"), app.view.copied_by_hand, Field::Lines::many};
  caption.description = app.text("share.copy-by-hand");
  const float height = field_label_height + height_of_lines(3);
  field(app.ui, caption, {at.x, at.y, at.width, height});  // what is typed there is for nothing but this
  return height + 12;
}

float draw_other_ways(App& app, const Rect& at) {
  if (app.ui.one_view) return 0;
  Column column{app, at, at.y};
  heading(app.ui, "other-ways-title", app.text("share.other"), look::section, column.take(21, metric::small_gap), 2);
  if (app.view.can_share && column.button(save_one(app), row_gap)) save_this_one(app);
  if (app.view.can_copy_pictures) {
    const Button copy = action(app, copy_picture_id, app.text("share.copy-picture"), Icon::copy);
    if (column.button(copy, row_gap))
      make_wish(app, {Wish::What::copy, {variant_of(app.state).format}, std::string(copy_picture_id), 0});
  }
  Button show = action(app, "show-pictures", app.text("share.nothing-arrived"), Icon::help);
  if (column.button(show)) show_pictures(app, shared_formats(app));
  return column.y - at.y;
}

void take_share_answers(App& app) {
  take_sharing_answers(app);
  take_words_answers(app);
  if (app.ui.take(copy_picture_id, "copied")) show_toast(app, app.text("share.picture-copied"), ShownToast::Offer::nothing);
  if (app.ui.take(copy_picture_id, "not-copied"))
    show_toast(app, app.text("share.picture-not-copied"), ShownToast::Offer::nothing);
}

std::vector<std::string> saved_formats(const App& app) {
  std::vector<std::string> saved;
  for (const toolkit::Format& format : formats_for(app)) {
    if (is_saved(app, format.id)) saved.emplace_back(format.id);
  }
  return saved;
}

void save_formats(App& app, std::vector<std::string> formats) {
  if (app.view.keeps_by_hand) return show_pictures(app, std::move(formats));
  const char* button = formats.size() > 1 || app.ui.focused() == "save-all" ? "save-all" : "save";
  make_wish(app, {Wish::What::save, std::move(formats), button, 0});
}

void show_pictures(App& app, std::vector<std::string> formats) {
  if (formats.empty()) return;
  app.view.making.kept_formats = std::move(formats);
  app.view.making.failed = false;
  app.view.toast.reset();
  open_sheet(app, SheetKind::keep, {});
}

}  // namespace storycard::composer
