#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

struct Check {
  std::string id, text;
  bool good = true;
};

// The lowest contrast of any words on the card, against what each asks for.
void add_contrast(const App& app, const compose::Report& report, std::vector<Check>& checks) {
  float lowest = 100;
  bool enough = true;
  for (const compose::TextReport& text : report.texts) {
    if (!text.contrast) continue;
    lowest = std::min(lowest, *text.contrast);
    enough = enough && *text.contrast >= text.threshold;
  }
  if (lowest == 100) return;
  const long long tenths = std::lround(std::floor(lowest * 10));
  const Strings& strings = *app.ui.strings;
  const std::string ratio = strings.number(tenths / 10) + app.text("decimal") + strings.number(tenths % 10);
  checks.push_back(
      {"check-contrast", strings.filled(enough ? "check.contrast" : "check.contrast-low", {{"ratio", ratio}}), enough});
}

// What the photo lacks is advice, with a way to mend it.
void add_photo(const App& app, std::vector<Check>& checks) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  if (!report || report->photos.empty()) return;
  const std::vector<compose::Advice> advice = app.cards.advice(variant_of(app.state));
  const auto told = [&](std::string_view code) {
    return std::any_of(advice.begin(), advice.end(), [&](const compose::Advice& each) { return each.code == code; });
  };
  if (!told("photo-undescribed"))
    checks.push_back({"check-photo", app.text("check.photo"), true});
  else if (told("gps-removed"))
    checks.push_back({"check-photo", app.text("check.location-removed"), true});
}

std::vector<Check> checks_of(App& app) {
  std::vector<Check> checks;
  const Fit fit = fit_of(app);
  const Strings& strings = *app.ui.strings;
  if (!fit.too_long.empty()) {
    const std::string names =
        fit.too_long.size() == 1
            ? strings.filled("fit.too-long", {{"name", format_name(app, fit.too_long[0])}})
            : strings.counted("fit.too-long-many", static_cast<long long>(fit.too_long.size()));
    checks.push_back({"check-fit", names, false});
  } else if (fit.known) {
    checks.push_back({"check-fit", app.text("check.fit"), true});
  }
  if (const compose::Report* report = app.cards.report(variant_of(app.state))) add_contrast(app, *report, checks);
  add_photo(app, checks);
  const std::vector<story::Logo>& logos = app.state.draft.story.logos;
  const bool unnamed = std::any_of(logos.begin(), logos.end(), [](const story::Logo& logo) { return is_blank(logo.description); });
  if (unnamed) checks.push_back({"check-logo", app.text("check.logo-unnamed"), false});
  return checks;
}

float draw_checks(App& app, const Rect& at, float row) {
  Ui& ui = app.ui;
  float y = at.y;
  for (const Check& check : checks_of(app)) {
    ui.paint.icon(check.good ? Icon::ok_circle : Icon::warn, {at.x + 12, y + row / 2}, 24,
                  check.good ? ui.colors->ok : ui.colors->warn_icon);
    WordsOptions options;
    options.width = at.width - 34;
    const float height = ui.words.label(check.text, look::body, options).height;
    const float row_height = std::max(row, height + 12);
    const Rect words{at.x + 34, y + (row_height - height) / 2, at.width - 34, height};
    ui.paint.paragraph(check.text, look::body, words, ui.colors->ink);
    ui.tell(check.id, "text", check.text, {at.x, y, at.width, row_height});
    y += row_height;
  }
  return y - at.y;
}

// What people who do not see the picture are told.
float draw_description(App& app, const Rect& at) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  if (!report || report->alt_text.empty()) return 0;
  Ui& ui = app.ui;
  float y = at.y;
  heading(ui, "alt-title", app.text("share.alt"), look::section, {at.x, y, at.width, 21}, 2);
  y += 21 + 6;
  WordsOptions options;
  options.width = at.width - 26;
  options.base = WordsOptions::Base::own;
  const float height = ui.words.label(report->alt_text, look::note, options).height;
  const Rect box{at.x, y, at.width, height + 20};
  ui.paint.fill(box, metric::field_radius, ui.colors->soft);
  edge(ui, box, metric::field_radius);
  ui.paint.paragraph(report->alt_text, look::note, {at.x + 13, y + 10, at.width - 26, height}, ui.colors->ink,
                     text::Align::start, WordsOptions::Base::own);
  ui.tell("alt", "text", report->alt_text, box);
  return y + box.height - at.y;
}

// Where the formats are not on the stage: which of them are saved.
float draw_saved_formats(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const Palette& colors = *ui.colors;
  const auto formats = toolkit::formats();
  const std::size_t columns = at.width < 400 ? 3 : formats.size();  // each name has room
  const std::size_t rows = formats.size() / columns;
  const Rect box{at.x, at.y + 27, at.width, 4 + 56 * static_cast<float>(rows)};
  heading(ui, "share-formats-title", app.text("share.formats"), look::section, {at.x, at.y, at.width, 21}, 2);
  ui.paint.fill(box, metric::group_radius, colors.soft);
  edge(ui, box, metric::group_radius);
  ui.open("share-formats", "group", app.text("share.formats"), box);
  const float width = (box.width - 8 - 4 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string id = "save-" + std::string(formats[i].id), name = format_name(app, formats[i].id);
    const Rect cell{box.x + 4 + static_cast<float>(i % columns) * (width + 4),
                    box.y + 4 + static_cast<float>(i / columns) * 56, width, 52};
    const bool on = is_saved(app, formats[i].id);
    const Touch touch = ui.touch(id, cell);
    if (on || touch.hovered || touch.held)
      ui.paint.fill(cell, 12, touched(ui, id, touch, on ? colors.surface : colors.soft));
    if (on) ui.paint.outline(cell, 12, 2, colors.primary);
    if (touch.focused) focus_ring(ui, cell, 12, colors.soft);
    const Color color = on ? colors.ink : colors.muted;
    ui.paint.ratio(formats[i].size, {cell.center().x, cell.center().y - 9}, 18, color);
    ui.paint.words(name, look::format, {cell.x + 2, cell.center().y + 4, cell.width - 4, 15}, color, Place::center);
    draw_tick(ui, {cell.right() - 11, cell.y + 11}, 13, ui.eased(id + "/tick", on ? 1.0f : 0.0f), colors.ok);
    ui.tell(id, "checkbox", name, cell).checked = flag(on);
    if (touch.clicked) leave_out_or_take(app, formats[i].id);
  }
  ui.close();
  return box.bottom() - at.y;
}

// Of which kind the files are, and which to choose.
float draw_file_type(App& app, const Rect& at) {
  Column column{app, at, at.y};
  heading(app.ui, "file-type-title", app.text("share.type"), look::section, column.take(21, 6), 2);
  const Segment kinds[] = {{"file-png", "PNG", std::nullopt}, {"file-jpeg", "JPEG", std::nullopt}};
  const bool jpeg = app.view.save_type == render::FileType::jpeg;
  const Segmented choice{"file-type", app.text("share.type"), kinds, jpeg ? 1u : 0u};
  if (const auto chosen = segmented(app.ui, choice, column.take(segmented_height, metric::small_gap))) {
    app.view.save_type = *chosen == 1 ? render::FileType::jpeg : render::FileType::png;
    app.ui.want_pass();
  }
  column.paragraph("file-type-help", app.text(jpeg ? "share.type-jpeg" : "share.type-png"), look::help, app.ui.colors->muted);
  return column.y - at.y;
}

// The words for beside the picture, where they have to be copied by hand.
float draw_caption(App& app, const Rect& at) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  if (!app.view.caption_open || !report) return 0;
  Field caption{"caption", app.text("share.caption"), report->caption, Field::Lines::many};
  caption.description = app.text("share.copy-by-hand");
  const float height = field_label_height + height_of_lines(3);
  field(app.ui, caption, {at.x, at.y, at.width, height});  // what is typed there is for nothing but this
  return height + 12;
}

void answer_copying(App& app) {
  if (app.ui.take("copy-caption", "copied")) {
    app.view.caption_open = false;
    show_toast(app, app.text("share.copied"), ShownToast::Offer::nothing);
  }
  if (app.ui.take("copy-caption", "not-copied")) {
    app.view.caption_open = true;
    app.effects.announce(app.text("share.copy-by-hand"), Urgency::polite);
    app.effects.select("caption");
  }
}

std::vector<std::string> saved_formats(const App& app) {
  std::vector<std::string> saved;
  for (const toolkit::Format& format : toolkit::formats()) {
    if (is_saved(app, format.id)) saved.emplace_back(format.id);
  }
  return saved;
}

constexpr float row_gap = 10;

Button save_one(const App& app) {
  const std::string name = format_name(app, variant_of(app.state).format);
  Button one{"save", app.ui.strings->filled("share.only", {{"format", name}}), Icon::download};
  one.name = app.ui.strings->filled("share.save", {{"format", name}});
  one.kind = ButtonKind::second;
  return one;
}

Button copy_caption(const App& app) {
  Button copy{"copy-caption", app.text("share.copy"), Icon::copy};
  copy.kind = ButtonKind::second;
  return copy;
}

// The two second buttons stand side by side where both have room for their words.
bool side_by_side(App& app, float width) {
  const float half = (width - row_gap) / 2;
  return width_of(app.ui, save_one(app)) <= half && width_of(app.ui, copy_caption(app)) <= half;
}

float foot_height(App& app, float width) { return 52 + (row_gap + 44) * (side_by_side(app, width) ? 1 : 2); }

// While pictures are made: how many there are, and Cancel.
void draw_saving(App& app, const Rect& foot) {
  const Strings& strings = *app.ui.strings;
  const std::size_t count = app.view.saving->formats.size(), done = app.view.saving->done;
  Progress bar{"saving", app.text("share.saving")};
  bar.share = static_cast<float>(done) / static_cast<float>(count);
  bar.words = strings.filled("share.saving-count", {{"done", strings.number(static_cast<long long>(done))},
                                                    {"count", strings.number(static_cast<long long>(count))}});
  bar.cancel_id = "saving-cancel";
  if (progress(app.ui, bar, foot)) {
    app.view.saving.reset();
    app.ui.ask_focus("save-all");
    app.ui.want_pass();  // in which it is there
  }
}

// The main button leads to the first question that is not answered.
void draw_way_to_answer(App& app, const HeldBack& held, const Rect& box) {
  Button answer{"answer-first", app.text("consent.answer-first"), Icon::shield};
  answer.look = look::button_big;
  answer.description = held.why;
  if (button(app.ui, answer, box)) app.ui.ask_focus(held.answer_id);
}

void draw_save_all(App& app, const HeldBack& held, const Rect& box) {
  std::vector<std::string> formats = saved_formats(app);
  Button all{"save-all", app.ui.strings->counted("share.save-all", static_cast<long long>(formats.size())), Icon::download};
  all.look = look::button_big;
  all.availability = available(held.why.empty() && !formats.empty());
  all.description = formats.empty() ? app.text("share.no-formats") : held.why;
  if (button(app.ui, all, box)) save_formats(app, std::move(formats));
}

void draw_actions(App& app, const Rect& foot) {
  Ui& ui = app.ui;
  const bool empty = is_empty(app.state);
  const HeldBack held = held_back(app);
  const Rect main{foot.x, foot.y, foot.width, 52};
  if (held.answer_id.empty())
    draw_save_all(app, held, main);
  else
    draw_way_to_answer(app, held, main);

  const bool beside = side_by_side(app, foot.width);
  const float width = beside ? (foot.width - row_gap) / 2 : foot.width, y = foot.y + 52 + row_gap;
  Button one = save_one(app);
  one.availability = available(held.why.empty());
  one.description = held.why;
  if (button(ui, one, {foot.x, y, width, 44})) save_formats(app, {variant_of(app.state).format});

  const compose::Report* report = app.cards.report(variant_of(app.state));
  Button copy = copy_caption(app);
  copy.availability = available(!empty && report && !report->caption.empty());
  if (empty) copy.description = app.text("share.empty-help");
  const Rect place = beside ? Rect{foot.x + width + row_gap, y, width, 44} : Rect{foot.x, y + 44 + row_gap, width, 44};
  if (button(ui, copy, place)) app.effects.copy("copy-caption", report->caption);
}

}  // namespace

bool is_saved(const App& app, std::string_view format) {
  return app.view.left_out.find(format) == app.view.left_out.end();
}

void leave_out_or_take(App& app, std::string_view format) {
  if (app.view.left_out.erase(std::string(format)) == 0) app.view.left_out.emplace(format);
  app.ui.want_pass();
}

void save_formats(App& app, std::vector<std::string> formats) {
  if (formats.empty()) return;
  app.view.saving.emplace();
  app.view.saving->formats = std::move(formats);
  app.view.saving->type = app.view.save_type;
  app.view.toast.reset();
  if (app.ui.is_focused("save-all") || app.ui.is_focused("save")) app.ui.ask_focus("saving-cancel");
  app.ui.want_pass();
}

void draw_share_step(App& app) {
  Ui& ui = app.ui;
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  answer_copying(app);
  const HeaderResult top = draw_header(app, {app.text("share.title"), std::nullopt});
  // The buttons stand below the scrolled part, always in reach; where little room is left they scroll with the rest.
  const float bottom = desktop ? 22.0f : 14.0f, height = foot_height(app, top.below.width);
  const bool fixed = top.below.height >= height + bottom + foot_gap + 118;
  Rect below = top.below;
  if (fixed) below.height -= height + bottom + foot_gap;
  const Rect at = begin_step_scroll(app, below);
  float y = at.y;
  if (is_empty(app.state)) {
    Notice first{"share-empty", NoticeKind::info, app.text("share.empty"), app.text("share.empty-help")};
    const float first_height = height_of(ui, first, at.width);
    notice(ui, first, {at.x, y + 8, at.width, first_height});
    y += first_height + 16;
  } else {
    y += draw_checks(app, {at.x, y, at.width, 0}, desktop ? 36.0f : 42.0f);
    y += draw_roomier(app, fit_of(app), "share-roomier", {at.x, y, at.width, 44});
    y += 8;
    y += draw_safety(app, {at.x, y, at.width, 0});
    y += draw_consent(app, {at.x, y, at.width, 0}) + 8;
    if (app.areas.kind != ScreenKind::phone) y += draw_saved_formats(app, {at.x, y, at.width, 0}) + 12;
    y += draw_file_type(app, {at.x, y, at.width, 0});
    y += draw_caption(app, {at.x, y, at.width, 0});
    y += draw_description(app, {at.x, y, at.width, 0});
  }
  y += 12;
  const Rect foot{below.x, fixed ? below.bottom() + foot_gap : y, below.width, height};
  if (fixed) {
    end_step_scroll(app, y - at.y);
    draw_foot_edge(app, y - at.y);
  }
  if (app.view.saving)
    draw_saving(app, foot);
  else
    draw_actions(app, foot);
  if (!fixed) end_step_scroll(app, foot.bottom() + bottom - at.y);
}

}  // namespace storycard::composer
