#include <algorithm>
#include <cmath>
#include <iterator>

#include "composer/app.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

std::string language_name(const App& app) {
  for (const Language& language : app.library.languages()) {
    if (language.id == app.ui.strings->language()) return language.name;
  }
  return app.ui.strings->language();
}

float language_width(App& app) { return 20 + 22 + 6 + app.ui.words.width(language_name(app), look::strong); }

enum class LanguageButton { named, globe };

// Ends at `end`.
void draw_language(App& app, float end, float middle, LanguageButton kind) {
  Ui& ui = app.ui;
  const bool words = kind == LanguageButton::named;
  const std::string name = language_name(app);
  const float width = words ? language_width(app) : metric::target, word_width = width - 42;
  const Rect box{end - width, middle - 22, width, 44};
  const Touch touch = ui.touch("language", box);
  ui.paint.fill(box, 22, touched(ui, "language", touch, ui.colors->stage));
  edge(ui, box, 22);
  if (touch.focused) focus_ring(ui, box, 22, ui.colors->stage);
  const float icon_x = words ? box.x + 10 + 11 : box.center().x;
  ui.paint.icon(Icon::globe, {icon_x, middle}, 22, ui.colors->ink);
  if (words) ui.paint.words(name, look::strong, {box.x + 38, box.y, word_width, 44}, ui.colors->ink);
  Node& node = ui.tell("language", "button", ui.strings->filled("language", {{"name", name}}), box);
  node.expanded = flag(app.view.menu == Menu::language);
  if (touch.clicked) open_menu(app, Menu::language, "language", box);
}

void draw_theme(App& app, Point center) {
  const std::string choice(name_of(app.appearance.choice));
  IconButton theme{"theme", app.ui.strings->filled("theme.now", {{"name", app.text("theme." + choice)}}),
                   app.appearance.scheme == Scheme::dark ? Icon::moon : Icon::sun};
  theme.ground = IconButton::Ground::none;
  theme.icon_side = 24;
  theme.expanded = flag(app.view.menu == Menu::theme);
  const float half = metric::target / 2;
  const Rect box{center.x - half, center.y - half, metric::target, metric::target};
  if (icon_button(app.ui, theme, center)) open_menu(app, Menu::theme, "theme", box);
}

// The switch between the views, where there is room for it.
void draw_view(App& app, Point center) {
  const bool simple = app.ui.showing == Showing::simple;
  if (app.ui.one_view || (simple && !app.ui.can_draw)) return;
  IconButton view{"simple-view", app.text(simple ? "view.to-drawn" : "view.to-simple"), Icon::type};
  view.ground = IconButton::Ground::none;
  view.icon_side = 24;
  if (icon_button(app.ui, view, center)) switch_view(app);
}

void draw_sheet_button(App& app, std::string_view id, Icon icon, SheetKind sheet, Point center) {
  IconButton button{id, app.text(id), icon};
  button.ground = IconButton::Ground::none;
  button.icon_side = 24;
  if (icon == Icon::more) button.stroke = 3;  // three dots as heavy as the other icons
  button.expanded = flag(app.view.sheet == sheet);
  const bool news = app.view.news.update_waits && sheet == (app.areas.kind == ScreenKind::desktop ? SheetKind::help : SheetKind::more);
  if (news) button.description = app.text("update.ready");
  if (icon_button(app.ui, button, center)) open_sheet(app, sheet, id);
  if (!news) return;
  app.ui.paint.disc({center.x + 12, center.y - 12}, 7, app.ui.colors->stage);
  app.ui.paint.disc({center.x + 12, center.y - 12}, 5, app.ui.colors->info);
}

}  // namespace

void draw_top_bar(App& app) {
  Ui& ui = app.ui;
  const Rect& bar = app.areas.top_bar;
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  const float middle = bar.center().y;
  const float start = bar.x + (desktop ? 24.0f : 14.0f), side = desktop ? 38.0f : app.areas.narrow ? 30.0f : 34.0f;
  ui.open("top", "banner", app.text("app.name"), bar);
  ui.paint.mark({start + side / 2, middle}, side, ui.colors->mark);
  Look look = desktop ? look::wordmark_large : look::wordmark;
  if (app.areas.narrow) look.size = 20;
  const float word = ui.words.width("storycard", look);
  const float step = metric::target + (desktop ? 10.0f : 8.0f);
  const float end = bar.right() - (desktop ? 24.0f : 4.0f) - 2 * step;
  // Where the name of the language has no room, its globe does; on the narrowest screens the mark stands alone, too.
  const float word_end = start + side + 9 + word + 8;
  // In a small frame of another page, too: there the language has its room.
  const bool alone = app.offer.inside == Offer::Inside::other_page && !desktop;
  const bool language_named = !app.areas.narrow && (alone ? start + side + 8 : word_end) + language_width(app) < end;
  const bool spelled = !alone && word_end + metric::target < end;
  if (spelled) ui.paint.words("storycard", look, {start + side + 9, bar.y, word + 1, bar.height}, ui.colors->ink);
  const float name_end = start + side + (spelled ? 9 + word : 0);
  ui.tell("wordmark", "text", app.text("app.name"), {start, bar.y, name_end - start, bar.height});

  const Point last_at{end + 2 * step - 22, middle}, before_at{last_at.x - step, middle};
  if (desktop) {
    const float divider = end - language_width(app) - 10 - 6.5f;
    IconButton undo_button{
        "undo", app.text("undo"), Icon::undo, IconButton::Ground::none, available(can_undo(app.state)), 24};
    IconButton redo_button{
        "redo", app.text("redo"), Icon::redo, IconButton::Ground::none, available(can_redo(app.state)), 24};
    const auto place = [&](float count) { return Point{divider - 16.5f - count * (44 + 10) - 22, middle}; };
    draw_sheet_button(app, "drafts", Icon::clock, SheetKind::drafts, place(4));
    draw_sheet_button(app, "finish", Icon::trash, SheetKind::finish, place(3));
    draw_view(app, place(2));
    if (icon_button(ui, undo_button, {divider - 16.5f - 44 - 10 - 22, middle})) undo_last(app);
    if (icon_button(ui, redo_button, {divider - 16.5f - 22, middle})) redo_last(app);
    ui.paint.line({divider, middle - 12}, {divider, middle + 12}, 1, with_alpha(ui.colors->control, 0.5f));
  }
  draw_language(app, end, middle, language_named ? LanguageButton::named : LanguageButton::globe);
  if (desktop) draw_theme(app, before_at);
  draw_sheet_button(app, "help", Icon::help, SheetKind::help, desktop ? last_at : before_at);
  if (!desktop) draw_sheet_button(app, "more", Icon::more, SheetKind::more, last_at);
  ui.close();
}

void draw_tabs(App& app) {
  Ui& ui = app.ui;
  const Rect& tabs = app.areas.tabs;
  const Rect& room = app.areas.tab_room;
  if (tabs.empty()) return;
  const ScreenKind kind = app.areas.kind;
  if (kind == ScreenKind::desktop) {
    ui.paint.fill(tabs, 18, ui.colors->soft);
    edge(ui, tabs, 18);
  } else {
    ui.paint.fill(tabs, 0, ui.colors->surface);
    if (kind == ScreenKind::phone)
      ui.paint.fill({tabs.x, tabs.y, tabs.width, 1}, 0, ui.colors->line);
    else
      ui.paint.fill({tabs.right() - 1, tabs.y, 1, tabs.height}, 0, ui.colors->line);
  }
  ui.open("steps", "tablist", app.text("steps"), room);
  const bool rail = kind == ScreenKind::sideways;
  // On a wide screen the tabs keep together in the middle.
  const float width = kind == ScreenKind::desktop ? (tabs.width - 8 - 12) / 4
                      : rail                      ? room.width
                                                  : std::min(room.width / 4, 150.0f);
  const float height = kind == ScreenKind::desktop ? 48 : rail ? std::min(84.0f, room.height / 4) : room.height;
  const auto cell_of = [&](float at) {
    if (kind == ScreenKind::desktop) return Rect{tabs.x + 4 + at * (width + 4), tabs.y + 4, width, height};
    if (rail) return Rect{room.x, room.y + (room.height - 4 * height) / 2 + at * height, width, height};
    return Rect{room.x + (room.width - 4 * width) / 2 + at * width, room.y, width, height};
  };
  // The pill of the current step slides to where it is wanted.
  current_tab(ui, cell_of(ui.eased("tabs/at", static_cast<float>(app.state.step))),
              kind == ScreenKind::desktop ? TabKind::desk : rail ? TabKind::rail : TabKind::phone);
  for (std::size_t i = 0; i < std::size(steps); ++i) {
    const Step step = steps[i];
    const std::string name(name_of(step)), id = "tab-" + name, panel = "panel-" + name;
    Choice tab{id, app.text("step." + name), step == app.state.step, is_done(app.state, step), icon_of(step)};
    tab.controls = panel;
    const Rect cell = cell_of(static_cast<float>(i));
    const bool clicked = kind == ScreenKind::desktop ? desk_tab(ui, tab, cell)
                         : rail                      ? rail_tab(ui, tab, cell)
                                                     : phone_tab(ui, tab, cell);
    if (clicked) go_to(app, step);
  }
  ui.close();
}

namespace {

// The handle that moves the panel up and down; pressed, it goes to its next stop.
void draw_grab(App& app) {
  Ui& ui = app.ui;
  const Rect& panel = app.areas.panel;
  const Rect box{panel.center().x - 44, panel.y - 26, 88, 44};
  const float screen_height = app.areas.tabs.bottom(), top = app.areas.top_bar.y;
  const Touch touch = ui.drag("grab", box);
  const float share = (app.areas.stage_rest.bottom() - top) / screen_height;
  ui.paint.fill({panel.center().x - 20, panel.y + 8, 40, 4}, 2, touched(ui, "grab", touch, ui.colors->track));
  if (touch.focused) focus_ring(ui, {panel.center().x - 22, panel.y + 5, 44, 10}, 5, ui.colors->surface);
  ui.tell("grab", "button", app.text("panel.move"), box);
  while (const auto key = ui.take_key("grab", {"ArrowUp", "ArrowDown"})) {
    const float down = key->code == "ArrowDown" ? 1.0f : -1.0f;
    float next = share;
    for (const float stop : stage_stops) {
      if ((stop - share) * down > 0.02f && (next == share || (stop - next) * down < 0)) next = stop;
    }
    app.view.stage_share = next;
    ui.want_frame();
  }
  if (touch.held && touch.moved.y != 0) {
    app.view.stage_share = std::clamp(share + touch.moved.y / screen_height, stage_stops[0], stage_stops[2]);
    app.view.panel_moved = true;
    ui.want_frame();
  } else if (!touch.held && app.view.panel_moved) {
    float best = stage_stops[0];
    for (const float stop : stage_stops) {
      if (std::fabs(stop - share) < std::fabs(best - share)) best = stop;
    }
    app.view.stage_share = best;
    app.view.panel_moved = false;
    ui.want_frame();
  } else if (touch.clicked) {
    const auto* next =
        std::find_if(std::begin(stage_stops), std::end(stage_stops), [&](float stop) { return stop > share + 0.02f; });
    app.view.stage_share = next == std::end(stage_stops) ? stage_stops[0] : *next;
    ui.want_frame();
  }
}

}  // namespace

void draw_panel(App& app) {
  Ui& ui = app.ui;
  const Rect& panel = app.areas.panel;
  switch (app.areas.kind) {
    case ScreenKind::phone:
      ui.paint.shadow({panel.x, panel.y, panel.width, panel.height + 40}, 22, shadows::panel);
      ui.paint.fill(panel, 22, ui.colors->surface, Corners::top);
      edge(ui, {panel.x - 4, panel.y, panel.width + 8, panel.height + 40}, 22);
      break;
    case ScreenKind::desktop:
      ui.paint.shadow({panel.x, panel.y, panel.width + 40, panel.height + 40}, 24, shadows::side_panel);
      ui.paint.fill(panel, 24, ui.colors->surface, Corners::top_start);
      edge(ui, {panel.x, panel.y, panel.width + 40, panel.height + 40}, 24);
      break;
    case ScreenKind::sideways: ui.paint.fill(panel, 0, ui.colors->surface); break;
  }
  const std::string step(name_of(app.state.step));
  // Title row and panel come before the tabs in the order of keys; only as HTML, which is laid out in its own order, after.
  const bool desktop = app.areas.kind == ScreenKind::desktop, simple = ui.showing == Showing::simple;
  if (desktop && simple) draw_tabs(app);
  if (app.areas.kind == ScreenKind::phone && !app.areas.page && panel.height > 80) draw_grab(app);
  ui.open("panel-" + step, "tabpanel", app.text("step." + step), panel);
  switch (app.state.step) {
    case Step::story: draw_story_step(app); break;
    case Step::photo: draw_photo_step(app); break;
    case Step::frame: draw_frame_step(app); break;
    case Step::share: draw_share_step(app); break;
  }
  ui.close();
  if (desktop && !simple) draw_tabs(app);
}

}  // namespace storycard::composer
