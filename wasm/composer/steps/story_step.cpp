#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "composer/app.h"
#include "composer/ideas.h"
#include "composer/widgets.h"
#include "toolkit/format.h"
#include "unicode/breaks.h"

namespace storycard::composer {
namespace {

constexpr long long comfortable_letters = 180;

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

std::string fit_words(const App& app, const Fit& fit) {
  if (!fit.known) return {};
  if (fit.too_long.empty()) return app.text("fit.all");
  if (fit.too_long.size() > 1) {
    return app.ui.strings->counted("fit.too-long-many", static_cast<long long>(fit.too_long.size()));
  }
  const std::string name = format_name(app, fit.too_long[0]);
  if (fit.too_long_by <= 0) return app.ui.strings->filled("fit.too-long", {{"name", name}});
  return app.ui.strings->counted("fit.cut", fit.too_long_by, {{"name", name}});
}

// Six outlines that say which formats hold the words, the same in words, and the count of letters.
void draw_fit(App& app, const Rect& row) {
  Ui& ui = app.ui;
  const std::string_view story = app.state.draft.story.story;
  const auto letters = static_cast<long long>(unicode::graphemes(story).size());
  const std::string counter = ui.strings->filled(
      "story.count", {{"count", ui.strings->number(letters)}, {"most", ui.strings->number(comfortable_letters)}});
  const float counter_width = ui.words.width(counter, look::counter);
  const bool blank = is_blank(story);
  float x = row.x;
  std::string words;
  if (!blank) {
    const Fit fit = fit_of(app);
    const bool good = fit.too_long.empty();
    for (const toolkit::Format& format : toolkit::formats()) {
      const bool bad = std::find(fit.too_long.begin(), fit.too_long.end(), format.id) != fit.too_long.end();
      const Color color = bad ? ui.colors->error : good && fit.known ? ui.colors->ok : ui.colors->muted;
      ui.paint.ratio(format.size, {x + 8.5f, row.center().y}, 15, color);
      x += 20;
    }
    words = fit_words(app, fit);
    x += 5;
    ui.paint.words(words, look::label, {x, row.y, row.right() - counter_width - 8 - x, row.height},
                   good ? ui.colors->ok : ui.colors->error);
  }
  const Color tone = letters > comfortable_letters ? ui.colors->warn_text : ui.colors->muted;
  const float counter_x = blank ? row.x : row.right() - counter_width;
  ui.paint.words(counter, look::counter, {counter_x, row.y, counter_width, row.height}, tone);
  Node& node = ui.tell("story-fit", "status", words.empty() ? counter : words + ". " + counter, row);
  node.live = "polite";
}

void draw_text(App& app, TextSlot slot, const Field& wanted, const Rect& box) {
  if (const auto text = field(app.ui, wanted, box)) {
    set_text(app.state, slot, *text, app.ui.now_ms);
    app.ui.want_frame();
  }
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
  const bool desktop = app.areas.kind == ScreenKind::desktop, narrow = app.areas.narrow;
  const story::Story& story = app.state.draft.story;
  const bool started = !is_blank(story.story);
  StepHeader header{app.text(started ? "story.title" : "story.title-empty"),
                    started ? std::optional(Step::photo) : std::nullopt};
  const HeaderResult top = draw_header(app, header);
  const Rect at = begin_step_scroll(app, top.below);
  float y = at.y + 6;
  draw_ideas(app, {at.x, y, at.width, 44});
  y += 44 + 10;

  Field words{"story", app.text("story.label"), story.story, Field::Lines::many};
  words.placeholder = app.text("story.placeholder");
  const float field_height = desktop ? 122.0f : 98.0f;
  draw_text(app, TextSlot::story, words, {at.x, y, at.width, field_label_height + field_height});
  y += field_label_height + field_height + 10;
  draw_fit(app, {at.x, y, at.width, 18});
  y += 18 + 12;
  if (started) {
    const float offer = draw_roomier(app, fit_of(app), "story-roomier", {at.x, y, at.width, 44});
    y += offer > 0 ? offer + 12 : 0;
  }

  const float one_line = field_label_height + 48;
  const Field name{"name", app.text("name.label"), story.name};
  const Field role{"role", app.text("role.label"), story.role};
  Field place{"place", app.text("place.label"), story.place};
  place.description = app.text("place.help");
  if (narrow) {
    draw_text(app, TextSlot::name, name, {at.x, y, at.width, one_line});
    y += one_line + 12;
    draw_text(app, TextSlot::role, role, {at.x, y, at.width, one_line});
  } else {
    const float first = std::floor((at.width - 12) / 2.5f);
    draw_text(app, TextSlot::name, name, {at.x, y, first, one_line});
    draw_text(app, TextSlot::role, role, {at.x + first + 12, y, at.width - first - 12, one_line});
  }
  y += one_line + 12;
  draw_text(app, TextSlot::place, place, {at.x, y, at.width, one_line});
  y += one_line + 6;
  y += told_paragraph(app.ui, "place-help", app.text("place.help"), look::help, {at.x, y, at.width, 40},
                      app.ui.colors->muted);
  end_step_scroll(app, y + 16 - at.y);
}

}  // namespace storycard::composer
