#include <algorithm>
#include <iterator>

#include "composer/app.h"
#include "composer/drafts_view.h"
#include "composer/licences.h"
#include "composer/widgets.h"

// Help, "about and licences", and what does not fit into a phone's top bar.
namespace storycard::composer {
namespace {

constexpr float gap = 16;

float draw_heading(App& app, std::string_view id, std::string_view key, const Rect& at) {
  heading(app.ui, id, app.text(key), look::section, {at.x, at.y, at.width, 21}, 3);
  return 21 + 8;
}

// What stands in a point's disc.
struct Mark {
  std::string number;  // empty: the icon
  Icon icon = Icon::shield;
  Color color{};
};

// Words beside an icon or a number.
float draw_point(App& app, std::string_view id, const std::string& text, const Mark& mark, const Rect& at) {
  Ui& ui = app.ui;
  const Point center{at.x + 14, at.y + 14};
  ui.paint.disc(center, 14, ui.colors->soft);
  if (mark.number.empty())
    ui.paint.icon(mark.icon, center, 18, mark.color);
  else
    ui.paint.words(mark.number, look::label, {at.x, at.y, 28, 28}, ui.colors->ink, Place::center);
  const Rect words{at.x + 40, at.y + 4, at.width - 40, 20};
  const float height = std::max(24.0f, ui.paint.paragraph(text, look::body, words, ui.colors->ink)) + 12;
  ui.tell(id, "text", mark.number.empty() ? text : mark.number + ". " + text, {at.x, at.y, at.width, height});
  return height;
}

// A row that leads somewhere else.
bool draw_row(App& app, std::string_view id, std::string_view text, Icon icon, const Rect& at) {
  Ui& ui = app.ui;
  const Rect box{at.x, at.y, at.width, 48};
  const Touch touch = ui.touch(id, box);
  ui.paint.fill(box, 12, touched(ui, id, touch, ui.colors->soft));
  edge(ui, box, 12);
  if (touch.focused) focus_ring(ui, box, 12, ui.colors->surface);
  ui.paint.icon(icon, {box.x + 14 + 11, box.center().y}, 22, ui.colors->ink);
  ui.paint.words(text, look::strong, {box.x + 48, box.y, box.width - 48 - 40, box.height}, ui.colors->ink);
  ui.paint.icon(Icon::chevron_right, {box.right() - 24, box.center().y}, 18, ui.colors->muted);
  ui.tell(id, "button", text, box);
  return touch.clicked;
}

// A row that opens another sheet instead; its height with the room after it.
float draw_way_to(App& app, SheetKind sheet, std::string_view id, const std::string& name, Icon icon, const Rect& at) {
  if (draw_row(app, id, name, icon, at)) open_sheet(app, sheet, app.view.sheet_opener);
  return 48 + 8;
}

float draw_colours(App& app, const Rect& at) {
  float y = at.y + draw_heading(app, "more-colours-title", "theme", at);
  for (const ThemeChoice choice : theme_choices) {
    const std::string name(name_of(choice)), id = "more-theme-" + name;
    const Rect box{at.x, y, at.width, 46};
    if (menu_item(app.ui, {id, app.text("theme." + name), choice == app.appearance.choice}, box))
      choose_theme(app, choice);
    y += 46;
  }
  return y + gap - at.y;
}

// Asks first; and undo brings it all back.
float draw_start_over(App& app, const Rect& at) {
  Ui& ui = app.ui;
  float y = at.y;
  if (!app.view.start_over_asked) {
    Button start{"start-over", app.text("more.start-over"), Icon::trash};
    start.kind = ButtonKind::second;
    start.availability = available(!(app.state.draft == Draft{}));
    if (app.state.draft == Draft{}) start.description = app.text("share.empty");
    if (button(ui, start, {at.x, y, at.width, 44})) {
      app.view.start_over_asked = true;
      ui.ask_focus("start-over-yes");
      ui.want_pass();
    }
    return 44 + gap;
  }
  Notice ask{"start-over-ask", NoticeKind::warn, app.text("more.start-over-title"), app.text("more.start-over-text")};
  const float height = height_of(ui, ask, at.width);
  notice(ui, ask, {at.x, y, at.width, height});
  y += height + 10;
  const float half = (at.width - 10) / 2;
  Button no{"start-over-no", app.text("more.keep")};
  no.kind = ButtonKind::second;
  if (button(ui, no, {at.x, y, half, 44})) {
    app.view.start_over_asked = false;
    ui.ask_focus("start-over");
    ui.want_pass();
  }
  const Button yes{"start-over-yes", app.text("more.start-over")};
  if (button(ui, yes, {at.x + half + 10, y, half, 44})) {
    close_sheet(app);
    app.view.left_out.clear();
    start_over(app.state, ui.now_ms);
    go_to(app, Step::story);
    show_toast(app, app.text("more.started-over"), ShownToast::Offer::undo);
  }
  return y + 44 + gap - at.y;
}

// That a new version waits: a row that takes it up. Its height with the room after it.
float draw_update(App& app, std::string_view id, const Rect& at) {
  if (!app.view.news.update_waits) return 0;
  if (draw_row(app, id, app.text("update.ready"), Icon::download, at)) {
    app.view.news.update_waits = false;  // until the page says so again
    app.effects.update();
    close_sheet(app);
  }
  return 48 + 8;
}

// What lasts of the news that it works offline.
float draw_offline(App& app, std::string_view id, const Rect& at) {
  if (!app.view.news.works_offline) return 0;
  Ui& ui = app.ui;
  const std::string words = app.text("offline.ready");
  const Point center{at.x + 14, at.y + 14};
  ui.paint.disc(center, 14, ui.colors->ok_tint);
  ui.paint.icon(Icon::offline, center, 18, ui.colors->ok);
  const float height = std::max(24.0f, ui.paint.paragraph(words, look::body, {at.x + 40, at.y + 4, at.width - 40, 20}, ui.colors->ink)) + 12;
  ui.tell(id, "text", words, {at.x, at.y, at.width, height});
  return height;
}

// A page of this site, as a link with a note at its end; its height.
float draw_page_link(App& app, std::string_view id, std::string_view words, std::string_view note,
                     const std::string& page, const Rect& at) {
  Ui& ui = app.ui;
  const Rect box{at.x, at.y, at.width, 44};
  const Touch touch = ui.touch(id, box);
  if (touch.hovered || touch.held) ui.paint.fill(box, 8, with_alpha(ui.colors->ink, touch.held ? 0.12f : 0.06f));
  if (touch.focused) focus_ring(ui, box, 8, ui.colors->surface);
  const float kind = std::min(ui.words.width(note, look::help), at.width * 0.4f);
  const Rect room{box.x + 4, box.y, box.width - kind - (note.empty() ? 8 : 20), box.height};
  ui.paint.words(words, look::strong, room, ui.colors->link);
  const float underlined = std::min(room.width, ui.words.width(words, look::strong));
  ui.paint.fill({room.x, box.center().y + 10, underlined, 1.5f}, 0, ui.colors->link);
  if (!note.empty())
    ui.paint.words(note, look::help, {box.right() - kind - 4, box.y, kind, box.height}, ui.colors->muted, Place::end);
  ui.tell(id, "link", note.empty() ? std::string(words) : std::string(words) + ", " + std::string(note), box).value =
      page;
  if (touch.clicked) app.effects.open(page);
  return 44;
}

// Of the pages about the site, in the language of the interface.
std::string page_about(const App& app, std::string_view name) {
  return "about/" + app.ui.strings->language() + "/" + std::string(name) + ".html";
}

// To the other view; its height with the room after it.
float draw_way_to_simple(App& app, std::string_view id, float room, const Rect& at) {
  if (app.ui.one_view || !app.ui.can_draw) return 0;
  const bool simple = app.ui.showing == Showing::simple;
  if (draw_row(app, id, app.text(simple ? "view.to-drawn" : "view.to-simple"), Icon::type, at)) {
    close_sheet(app);
    switch_view(app);
  }
  return 48 + room;
}

// What a phone's top bar has no room for.
float draw_more_rows(App& app, const Rect& at) {
  float y = at.y;
  y += draw_colours(app, {at.x, y, at.width, at.height});
  y += draw_device_choice(app, {at.x, y, at.width, at.height});
  y += draw_start_over(app, {at.x, y, at.width, at.height});
  return y - at.y;
}

}  // namespace

void draw_help(App& app) {
  const Rect at = begin_app_sheet(app, "help", app.text("help"));
  const auto below = [&](float y) { return Rect{at.x, y, at.width, at.height}; };
  float y = at.y;
  if (app.areas.kind == ScreenKind::desktop) y += draw_update(app, "update", below(y));
  y += draw_heading(app, "help-how", "help.how", below(y));
  for (int i = 1; i <= 5; ++i) {
    const std::string id = "help-point-" + std::to_string(i);
    y += draw_point(app, id, app.text("help.point-" + std::to_string(i)), Mark{app.ui.strings->number(i)}, below(y));
  }
  y += 8;
  y += draw_heading(app, "help-privacy", "help.privacy", below(y));
  const Mark kept{{}, Icon::shield, app.ui.colors->ok};
  const Mark heard{{}, Icon::info, app.ui.colors->info};  // the website reads along: a fact, no protection
  y += draw_point(app, "help-privacy-stays", app.promise("help.privacy-stays"), app.offer.is_heard() ? heard : kept, below(y));
  for (const char* const key : {"kept", "remove", "share"}) {
    const std::string id = "help-privacy-" + std::string(key);
    y += draw_point(app, id, app.text("help.privacy-" + std::string(key)), kept, below(y));
  }
  const std::string privacy = page_about(app, "privacy");
  if (!app.ui.one_view) y += draw_page_link(app, "help-privacy-page", app.text("help.privacy-page"), {}, privacy, below(y));
  y += draw_offline(app, "help-offline", below(y));
  y += 8;
  if (app.areas.kind == ScreenKind::desktop) y += draw_more_rows(app, below(y));
  y += draw_way_to_simple(app, "help-simple-view", 8, below(y));
  y += draw_way_to(app, SheetKind::keys, "help-keys", app.text("keys.title"), Icon::type, below(y));
  y += draw_way_to(app, SheetKind::about, "help-about", app.text("about"), Icon::info, below(y));
  end_app_sheet(app, y - at.y);
}

void draw_more(App& app) {
  const Rect at = begin_app_sheet(app, "more", app.text("more"));
  const auto below = [&](float y) { return Rect{at.x, y, at.width, at.height}; };
  float y = at.y;
  y += draw_update(app, "update", below(y));
  y += draw_way_to(app, SheetKind::drafts, "more-drafts", app.text("drafts"), Icon::clock, below(y));
  y += draw_way_to(app, SheetKind::finish, "more-finish", app.text("finish"), Icon::trash, below(y));
  y += draw_way_to_simple(app, "simple-view", 8, below(y));
  y += gap - 8;
  y += draw_more_rows(app, below(y));
  y += draw_way_to(app, SheetKind::help, "more-help", app.text("help"), Icon::help, below(y));
  y += draw_way_to(app, SheetKind::about, "more-about", app.text("about"), Icon::info, below(y));
  y += draw_offline(app, "more-offline", below(y + 4));
  end_app_sheet(app, y - at.y);
}

void draw_about(App& app) {
  Ui& ui = app.ui;
  const Rect at = begin_app_sheet(app, "about", app.text("about"));
  float y = at.y;
  for (const char* const key : {"about.storycard", "about.campaign", "about.free"}) {
    const std::string id = "about-" + std::string(key).substr(6);
    y += told_paragraph(ui, id, app.text(key), look::body, {at.x, y, at.width, 20}, ui.colors->ink) + 10;
  }
  const std::string version = ui.strings->filled("about.version", {{"version", std::string(version_name)}});
  y += told_paragraph(ui, "about-version", version, look::help, {at.x, y, at.width, 20}, ui.colors->muted) + 6;
  // In another page's frame nothing leads away but help, to the page on privacy.
  const bool in_frame = app.offer.inside == Offer::Inside::other_page;
  for (const std::string name : {"privacy", "accessibility"}) {
    if (in_frame) continue;
    y += draw_page_link(app, "about-" + name, app.text("about." + name), {}, page_about(app, name),
                        {at.x, y, at.width, 44});
  }
  y += gap;
  y += draw_heading(app, "about-licences", "about.licences", {at.x, y, at.width, 21});
  for (const Licence& licence : licences) {
    const std::string file(licence.file);
    const std::string name = std::string(licence.name) + ", " + std::string(licence.licence);
    if (in_frame)
      y += told_paragraph(ui, "licence-" + file, name, look::body, {at.x, y, at.width, 20}, ui.colors->ink) + 8;
    else
      y += draw_page_link(app, "licence-" + file, licence.name, licence.licence, "licences/" + file + ".txt",
                          {at.x, y, at.width, 44});
  }
  end_app_sheet(app, y + 8 - at.y);
}

}  // namespace storycard::composer
