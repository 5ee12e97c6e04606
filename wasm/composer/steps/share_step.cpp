#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "composer/drafts_view.h"
#include "composer/logos.h"
#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"
#include "composer/steps/share_actions.h"
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
void add_photo(const App& app, const std::vector<compose::Advice>& advice, std::vector<Check>& checks) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  if (!report || report->photos.empty()) return;
  const auto told = [&](std::string_view code) {
    return std::any_of(advice.begin(), advice.end(), [&](const compose::Advice& each) { return each.code == code; });
  };
  if (!told("photo-undescribed"))
    checks.push_back({"check-photo", app.text("check.photo"), true});
  else if (told("gps-removed"))
    checks.push_back({"check-photo", app.text("check.location-removed"), true});
}

std::vector<Check> checks_of(App& app, const std::vector<compose::Advice>& advice) {
  std::vector<Check> checks;
  const Fit fit = fit_of(app);
  const Strings& strings = *app.ui.strings;
  if (!fit.too_long.empty()) {
    const std::string names =
        fit.too_long.size() == 1
            ? strings.filled("fit.too-long", {{"name", format_name(app, fit.too_long[0])}})
            : strings.counted("fit.too-long-many", static_cast<long long>(fit.too_long.size()));
    checks.push_back({"check-fit", names, false});
  } else if (fit.known && !app.cards.lacks_letters()) {  // letters that are not there yet have a width of their own
    checks.push_back({"check-fit", app.text(offers_all_formats(app) ? "check.fit" : "check.fit-every"), true});
  }
  if (const compose::Report* report = app.cards.report(variant_of(app.state))) add_contrast(app, *report, checks);
  add_photo(app, advice, checks);
  const std::vector<story::Logo>& logos = app.state.draft.story.logos;
  const bool unnamed = std::any_of(logos.begin(), logos.end(), [](const story::Logo& logo) { return is_blank(logo.description); });
  const bool shown = logos_allowed(app.library, app.state, app.offer) == toolkit::LogosAllowed::own;
  if (unnamed && shown) checks.push_back({"check-logo", app.text("check.logo-unnamed"), false});
  return checks;
}

float draw_checks(App& app, const std::vector<compose::Advice>& advice, const Rect& at, float row) {
  Ui& ui = app.ui;
  float y = at.y;
  for (const Check& check : checks_of(app, advice)) {
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

// Where the formats are not on the stage: which of them are saved.
float draw_saved_formats(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const Palette& colors = *ui.colors;
  const auto formats = formats_for(app);
  if (formats.size() < 2) return 0;
  const std::size_t columns = at.width < 400 ? std::min<std::size_t>(3, formats.size()) : formats.size();  // each name has room
  const std::size_t rows = (formats.size() + columns - 1) / columns;
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

}  // namespace

bool is_saved(const App& app, std::string_view format) {
  return app.view.left_out.find(format) == app.view.left_out.end();
}

void leave_out_or_take(App& app, std::string_view format) {
  if (app.view.left_out.erase(std::string(format)) == 0) app.view.left_out.emplace(format);
  app.ui.want_pass();
}

void draw_share_step(App& app) {
  Ui& ui = app.ui;
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  take_share_answers(app);
  const HeaderResult top = draw_header(app, {app.text("share.title"), std::nullopt});
  // The buttons stand below the scrolled part, always in reach; where little room is left they scroll with the rest.
  const float bottom = desktop ? 22.0f : 14.0f, height = actions_height(app, top.below.width);
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
    const std::vector<compose::Advice> advice = app.cards.advice(variant_of(app.state));
    if (app.library.lacks_any()) {
      Column news{app, {at.x, y, at.width, 0}, y + 8};
      draw_missing_letters(news);
      y = news.y - 8;
    }
    y += draw_checks(app, advice, {at.x, y, at.width, 0}, desktop ? 36.0f : 42.0f);
    y += draw_roomier(app, fit_of(app), "share-roomier", {at.x, y, at.width, 44});
    y += 8;
    y += draw_safety(app, advice, {at.x, y, at.width, 0});
    y += draw_consent(app, {at.x, y, at.width, 0}) + 8;
    if (app.areas.kind != ScreenKind::phone) y += draw_saved_formats(app, {at.x, y, at.width, 0}) + 12;
    y += draw_file_type(app, {at.x, y, at.width, 0});
    y += draw_by_hand(app, {at.x, y, at.width, 0});
    y += draw_other_ways(app, {at.x, y, at.width, 0});
    y += draw_submit_button(app, {at.x, y, at.width, 0});
    y += draw_words(app, {at.x, y, at.width, 0});
    Column last{app, {at.x, y, at.width, 0}, y + 8};
    draw_device_question(last);
    y = last.y + draw_finish_button(app, {at.x, last.y, at.width, 0});
  }
  y += 12;
  const Rect foot{below.x, fixed ? below.bottom() + foot_gap : y, below.width, height};
  if (fixed) {
    end_step_scroll(app, y - at.y);
    draw_foot_edge(app, y - at.y);
  }
  draw_actions(app, foot);
  if (!fixed) end_step_scroll(app, foot.bottom() + bottom - at.y);
}

}  // namespace storycard::composer
