#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "compose/slots.h"
#include "composer/app.h"
#include "composer/drafts_view.h"
#include "composer/ideas.h"
#include "composer/quotes.h"
#include "composer/steps/story_more.h"
#include "toolkit/format.h"
#include "unicode/breaks.h"

namespace storycard::composer {
namespace {

constexpr long long comfortable_letters = 180;

// The field grows with its words, up to six lines, as long as it and what is said of its fit stay in view together.
float story_height(App& app, float width, float room) {
  constexpr float told = field_label_height + 18 + 24 + 12;
  const int least = app.areas.kind == ScreenKind::desktop ? 4 : 3;
  int lines = std::clamp(lines_of(app.ui, app.state.draft.story.story, width), least, 6);
  while (lines > least && height_of_lines(lines) > room - told) --lines;
  return height_of_lines(lines);
}

// As many ideas as fit, and a round button for the rest.
void draw_ideas(App& app, const Rect& row) {
  Ui& ui = app.ui;
  const float more_width = 40;
  float x = row.x;
  ui.open("ideas", "group", app.text("ideas"), row);
  for (std::size_t i = 0; i < std::size(ideas); ++i) {
    const std::string id = "idea-" + std::string(ideas[i]);
    Chip idea{id, app.text("idea." + std::string(ideas[i]))};
    if (i == 0) idea.icon = Icon::idea;
    const float width = width_of(ui, idea);
    const bool last = i + 1 == std::size(ideas);
    if (x + width + (last ? 0 : 8 + metric::target) > row.right()) {
      const Rect more{x + 2, row.y + 2, more_width, 40};
      const Touch touch = ui.touch("ideas-more", more);
      ui.paint.fill(more, 20, touched(ui, "ideas-more", touch, ui.colors->soft));
      edge(ui, more, 20);
      if (touch.focused) focus_ring(ui, more, 20, ui.colors->surface);
      ui.paint.icon(Icon::chevron_down, more.center(), 20, ui.colors->ink);
      ui.tell("ideas-more", "button", app.text("ideas.more"), Ui::hit_box(more)).expanded =
          flag(app.view.menu == Menu::ideas);
      if (touch.clicked) open_menu(app, Menu::ideas, "ideas-more", more);
      break;
    }
    if (chip(ui, idea, {x, row.y + 2, width, 40})) take_idea(app, ideas[i]);
    x += width + 8;
  }
  ui.close();
}

// "Wide, Link" or, of many, "Too long for 4 formats"; and about how many letters to cut.
std::string fit_words(const App& app, const Fit& fit) {
  constexpr std::size_t named = 3;
  const Strings& strings = *app.ui.strings;
  if (!fit.known) return {};
  if (fit.too_long.empty()) return app.text(offers_all_formats(app) ? "fit.all" : "fit.every");
  std::string names;
  for (const std::string_view format : fit.too_long) {
    if (!names.empty()) names += compose::comma_of(strings.language());
    names += format_name(app, format);
  }
  const bool many = fit.too_long.size() > named;
  if (many) names = strings.counted("fit.too-long-many", static_cast<long long>(fit.too_long.size()));
  if (fit.too_long_by <= 0) return many ? names : strings.filled("fit.too-long", {{"name", names}});
  return strings.counted("fit.cut", fit.too_long_by, {{"name", names}});
}

// Outlines that say which formats hold the words, the same in words, and the count of letters.
void draw_fit(Column& column, const Fit& fit) {
  App& app = column.app;
  Ui& ui = app.ui;
  const std::string& story = app.state.draft.story.story;
  const auto letters = static_cast<long long>(unicode::graphemes(story).size());
  const std::string counter = ui.strings->filled(
      "story.count", {{"count", ui.strings->number(letters)}, {"most", ui.strings->number(comfortable_letters)}});
  const float counter_width = ui.words.width(counter, look::counter);
  const bool blank = is_blank(story), good = fit.too_long.empty();
  Rect row = column.take(18, 6);
  const float top = row.y;
  float x = row.x;
  std::string words;
  if (!blank) {
    for (const toolkit::Format& format : formats_for(app)) {
      const bool bad = std::find(fit.too_long.begin(), fit.too_long.end(), format.id) != fit.too_long.end();
      const Color color = bad ? ui.colors->error : good && fit.known ? ui.colors->ok : ui.colors->muted;
      ui.paint.ratio(format.size, {x + 8.5f, row.center().y}, 15, color);
      x += 20;
    }
    words = fit_words(app, fit);
  }
  const Color tone = letters > comfortable_letters ? ui.colors->warn_text : ui.colors->muted;
  ui.paint.words(counter, look::counter, {blank ? row.x : row.right() - counter_width, row.y, counter_width, 18}, tone);
  // Beside the outlines where it has room, else under them; what is wrong always has a line of its own.
  const Rect beside{x + 5, row.y, row.right() - counter_width - 13 - x, 18};
  if (good && ui.words.width(words, look::label) <= beside.width) {
    ui.paint.words(words, look::label, beside, ui.colors->ok);
  } else if (!words.empty()) {
    const float start = good ? 0.0f : 26.0f;
    const Rect under{column.at.x + start, column.y, column.at.width - start, 20};
    if (!good) ui.paint.icon(Icon::error, {column.at.x + 9, column.y + 10}, 18, ui.colors->error);
    column.y += ui.paint.paragraph(words, look::error, under, good ? ui.colors->ok : ui.colors->error) + 6;
  }
  const Rect told{column.at.x, top, column.at.width, column.y - 6 - top};
  ui.tell("story-fit", "status", words.empty() ? counter : words + ". " + counter, told).live = "polite";
  column.y += 6;
}

// Typewriter's quotes can become those of the language, in one step of undo.
void draw_quotes(Column& column) {
  App& app = column.app;
  if (!has_straight_quotes(app.state)) return;
  const std::string& language = app.state.draft.story.language;
  const Quotes quotes = quotes_of(language.empty() ? app.ui.strings->language() : language);
  const Chip offer{
      "quotes",
      app.ui.strings->filled("quotes.use", {{"open", std::string(quotes.open)}, {"close", std::string(quotes.close)}}),
      Icon::type};
  const Rect row = column.take(44);
  if (chip(app.ui, offer, {row.x, row.y + 2, std::min(row.width, width_of(app.ui, offer)), 40})) {
    use_curly_quotes(app.state, app.ui.strings->language(), app.ui.now_ms);
    app.ui.ask_focus("story");
    show_toast(app, app.text("quotes.done"), ShownToast::Offer::undo);
  }
}

// Who says it: name and role beside each other where there is room.
void draw_person(Column& column) {
  App& app = column.app;
  const Field name{"name", app.text("name.label"), text_of(app.state, TextSlot::name)};
  const Field role{"role", app.text("role.label"), text_of(app.state, TextSlot::role)};
  // Another name has its own field; the first one comes back with the toggle.
  const NameShown shown = app.state.draft.name.shown;
  if (shown == NameShown::own || shown == NameShown::initials) {
    const Column::Two changed = column.fields(name, role, 0.4f);
    keep_text(app, name.id, TextSlot::name, changed.first);
    keep_text(app, role.id, TextSlot::role, changed.second);
  } else {
    keep_text(app, role.id, TextSlot::role, column.field(role));
  }
  Field place{"place", app.text("place.label")};
  place.description = app.text("place.help");
  text_field(column, TextSlot::place, place);
  column.y -= 6;
  column.paragraph("place-help", place.description, look::help, app.ui.colors->muted, 8);
  draw_name_choice(column);
}

}  // namespace

void take_idea(App& app, std::string_view idea) {
  std::string story = app.state.draft.story.story;
  while (!story.empty() && story.back() == ' ') story.pop_back();
  if (!story.empty()) story += ' ';
  story += app.text("idea." + std::string(idea) + ".opening");
  set_text(app.state, TextSlot::story, story, app.ui.now_ms);
  app.ui.ask_focus("story");
  app.ui.want_frame();
}

void draw_story_step(App& app) {
  const story::Story& story = app.state.draft.story;
  const bool started = !is_blank(story.story);
  StepHeader header{app.text(started ? "story.title" : "story.title-empty"),
                    started ? std::optional(Step::photo) : std::nullopt};
  const HeaderResult top = draw_header(app, header);
  const Rect at = begin_step_scroll(app, top.below);
  Column column{app, at, at.y + 6};
  draw_ideas(app, column.take(44, 10));

  const Fit fit = started ? fit_of(app) : Fit();
  Field words{"story", app.text("story.label"), "", Field::Lines::many};
  words.placeholder = app.text("story.placeholder");
  words.invalid = !fit.too_long.empty();
  words.language = story.language;
  text_field(column, TextSlot::story, words, story_height(app, at.width, top.below.height));
  column.y -= 2;
  draw_fit(column, fit);
  if (app.library.lacks_any()) draw_missing_letters(column);
  draw_quotes(column);
  if (started) {
    const float offer = draw_roomier(app, fit, "story-roomier", {at.x, column.y, at.width, 44});
    column.y += offer > 0 ? offer + 12 : 0;
  }
  draw_device_question(column);
  draw_person(column);
  draw_more(column);
  end_step_scroll(app, column.y + 4 - at.y);
}

}  // namespace storycard::composer
