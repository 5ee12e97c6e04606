#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "composer/app.h"
#include "composer/widgets.h"

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
  if (has_photo(app.state)) {
    const bool described = !is_blank(app.photo().description);
    checks.push_back({"check-photo", app.text(described ? "check.photo" : "check.photo-undescribed"), described});
  }
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
  ui.paint.paragraph(report->alt_text, look::note, {at.x + 13, y + 10, at.width - 26, height}, ui.colors->ink,
                     text::Align::start, WordsOptions::Base::own);
  ui.tell("alt", "text", report->alt_text, box);
  return y + box.height - at.y;
}

}  // namespace

void draw_share_step(App& app) {
  Ui& ui = app.ui;
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  const HeaderResult top = draw_header(app, {app.text("share.title"), std::nullopt});
  const bool empty = is_empty(app.state);
  // The main button stands below the scrolled part, always in reach.
  const float bottom = desktop ? 22.0f : 14.0f, foot = 52 + 10 + bottom;
  Rect below = top.below;
  below.height = std::max(0.0f, below.height - foot);
  const Rect at = begin_step_scroll(app, below);
  float y = at.y;
  if (empty) {
    Notice first{"share-empty", NoticeKind::info, app.text("share.empty"), app.text("share.empty-help")};
    const float height = height_of(ui, first, at.width);
    notice(ui, first, {at.x, y + 8, at.width, height});
    y += height + 16;
  } else {
    if (app.view.saved_revision == app.state.revision) {
      const Notice saved{"share-saved", NoticeKind::ok, app.text("share.saved"), app.text("share.saved-help")};
      const float height = height_of(ui, saved, at.width);
      notice(ui, saved, {at.x, y + 4, at.width, height});
      y += height + 10;
    }
    y += draw_checks(app, {at.x, y, at.width, 0}, desktop ? 36.0f : 42.0f);
    y += draw_roomier(app, fit_of(app), "share-roomier", {at.x, y, at.width, 44});
    if (app.areas.kind == ScreenKind::sideways) {  // elsewhere the formats are on the stage
      y += 8;
      draw_formats(app, {at.x, y, at.width, formats_height(app)});
      y += formats_height(app) + 4;
    }
    y += 12;
    y += draw_description(app, {at.x, y, at.width, 0});
  }
  end_step_scroll(app, y + 12 - at.y);

  Button save{"save", ui.strings->filled("share.save", {{"format", format_name(app, variant_of(app.state).format)}}),
              Icon::download};
  save.look = look::button_big;
  save.availability = available(!empty);
  if (empty) save.description = app.text("share.empty-help");
  if (button(ui, save, {top.below.x, top.below.bottom() - bottom - 52, top.below.width, 52})) {
    app.view.save_wanted = true;
    ui.want_frame();
  }
}

}  // namespace storycard::composer
