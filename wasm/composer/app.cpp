#include "composer/app.h"

#include <algorithm>

#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr double toast_ms = 6000;

std::string change_name(const App& app, const std::string& change) { return app.text("change." + change); }

}  // namespace

std::string App::promise(std::string_view key) const {
  return text(offer.is_heard() ? std::string(key) + ".heard" : std::string(key));
}

void go_to(App& app, Step step) {
  if (app.state.step == step) return;
  app.state.step = step;
  app.view.photo_problem.clear();
  app.view.photo_view.refused.reset();
  app.view.toast.reset();  // what it offers to undo is out of sight
  app.view.page.offset = app.view.page_content = 0;
  app.ui.want_frame();
}

void open_menu(App& app, Menu menu, std::string_view opener, const Rect& anchor) {
  app.view.menu = menu;
  app.view.menu_anchor = anchor;
  app.view.menu_opener = opener;
  app.view.menu_wants_focus = app.ui.showing == Showing::simple || app.ui.is_focused(opener);
  app.ui.want_frame();
}

void close_menu(App& app) {
  app.view.menu = Menu::none;
  app.ui.ask_focus(app.view.menu_opener);
  app.ui.want_frame();
}

void show_toast(App& app, std::string text, ShownToast::Offer offer) {
  app.effects.announce(text, Urgency::polite);
  app.view.toast = ShownToast{std::move(text), offer, app.ui.now_ms, app.ui.now_ms + toast_ms};
  app.ui.want_frame();
}

void undo_last(App& app) {
  const std::string change = undo(app.state);
  if (change.empty()) return;
  app.effects.announce(app.ui.strings->filled("undo.done", {{"what", change_name(app, change)}}), Urgency::polite);
  app.view.toast.reset();
  app.ui.want_frame();
}

void redo_last(App& app) {
  const std::string change = redo(app.state);
  if (change.empty()) return;
  app.effects.announce(app.ui.strings->filled("redo.done", {{"what", change_name(app, change)}}), Urgency::polite);
  app.ui.want_frame();
}

void switch_view(App& app) {
  const bool simple = app.ui.showing == Showing::drawn;
  if (!simple && !app.ui.can_draw) return;
  app.ui.showing = simple ? Showing::simple : Showing::drawn;
  app.effects.setting("view", simple ? "simple" : "drawn");
  app.view.toast.reset();
  app.ui.want_frame();
}

std::string format_name(const App& app, std::string_view format) { return app.text("format." + std::string(format)); }

Icon icon_of(Step step) {
  switch (step) {
    case Step::story: return Icon::story;
    case Step::photo: return Icon::photo;
    case Step::frame: return Icon::frame;
    case Step::share: return Icon::share;
  }
  return Icon::story;
}

void choose_theme(App& app, ThemeChoice choice) {
  app.appearance.choice = choice;
  if (choice == ThemeChoice::light || choice == ThemeChoice::dark)
    app.appearance.scheme = choice == ThemeChoice::dark ? Scheme::dark : Scheme::light;
  if (choice == ThemeChoice::contrast) app.appearance.contrast = Contrast::more;
  app.effects.setting("theme", name_of(choice));
  app.ui.want_frame();
}

HeaderResult draw_header(App& app, const StepHeader& header) {
  const Rect& content = app.areas.content;
  HeaderResult result;
  const float middle = content.y + 22;
  float end = content.right();
  // Told in reading order: the title first.
  Button next{"next", ""};
  float next_width = 0;
  if (header.next) {
    next.text = app.text("step." + std::string(name_of(*header.next)));
    next.name = app.ui.strings->filled("next", {{"step", next.text}});
    next.icon_after = Icon::right;
    next.pad = app.areas.narrow ? 14.0f : 18.0f;
    next_width = std::min(width_of(app.ui, next), content.width * 0.6f);
    // Where title and button have no room beside each other, the arrow alone stands for the next step; its name says which.
    const float extra = header.extra ? metric::target + 10 : 0;
    const Look& title = app.areas.narrow ? look::title_small : look::title;
    if (app.ui.words.width(header.title, title) * 0.85f > content.width - next_width - 10 - extra) {
      next.text.clear();
      next.pad = 10;
      next_width = metric::target;
    }
    end -= next_width + 10;
  }
  if (header.extra) end -= metric::target + 10;
  const Look& look = app.areas.narrow ? look::title_small : look::title;
  heading(app.ui, "title", header.title, look, {content.x, content.y, end - content.x, 44}, 1);
  if (header.extra) {
    IconButton extra{header.extra_id, header.extra_name, *header.extra};
    result.extra_clicked = icon_button(app.ui, extra, {end + 10 + metric::target / 2, middle});
  }
  if (header.next && button(app.ui, next, {content.right() - next_width, content.y, next_width, 44})) {
    if (app.ui.is_focused("next")) app.ui.ask_focus("title");
    go_to(app, *header.next);
  }
  result.below = {content.x, content.y + 44, content.width, std::max(0.0f, content.height - 44)};
  return result;
}

Rect begin_step_scroll(App& app, const Rect& below) {
  if (app.areas.page) {
    app.view.page_top = below.y - app.areas.content.y;
    app.view.page_foot = app.areas.content.bottom() - below.bottom();
    return below;
  }
  constexpr float ring = 10;  // rings around controls stand out this far
  Scroll& scroll = app.view.scrolls[static_cast<std::size_t>(app.state.step)];
  // The panel's margins scroll too.
  const Rect& panel = app.areas.panel;
  const float start = std::min(below.x - ring, panel.x), end = std::max(below.right() + ring, panel.right());
  scroll.view = {start, below.y, end - start, below.height};
  app.ui.begin_scroll("panel-scroll", scroll);
  return {below.x, below.y - scroll.offset, below.width, below.height};
}

void end_step_scroll(App& app, float content_height) {
  if (!app.areas.page) {
    Scroll& scroll = app.view.scrolls[static_cast<std::size_t>(app.state.step)];
    app.ui.end_scroll(scroll, content_height);
    // What is scrolled under the title row comes out of the ground, instead of being cut off.
    constexpr float fade = 12;
    if (scroll.offset > 0) {
      const Color ground = with_alpha(app.ui.colors->surface, std::min(1.0f, scroll.offset / fade));
      app.ui.paint.fade({scroll.view.x, scroll.view.y, scroll.view.width, std::min(fade, scroll.view.height)}, ground);
    }
    return;
  }
  const float height = app.view.page_top + content_height + app.view.page_foot;
  if (app.view.page_content != height) app.ui.want_pass();
  app.view.page_content = height;
}

void draw_foot_edge(App& app, float content_height) {
  const Scroll& scroll = app.view.scrolls[static_cast<std::size_t>(app.state.step)];
  if (content_height - scroll.offset <= scroll.view.height + 0.5f) return;
  const Rect& panel = app.areas.panel;
  app.ui.paint.fill({panel.x, scroll.view.bottom(), panel.width, 1}, 0, app.ui.colors->line);
}

std::vector<toolkit::Format> formats_for(const App& app) { return formats_of(app.offer); }
bool offers_all_formats(const App& app) { return formats_for(app).size() == toolkit::formats().size(); }

float formats_height(const App& app) {
  const std::size_t count = formats_for(app).size();
  return count < 2 ? 0 : app.areas.narrow && count > 3 ? 116 : 60;
}

void draw_formats(App& app, const Rect& box) {
  const auto formats = formats_for(app);
  if (formats.size() < 2) return;
  const std::size_t columns = app.areas.narrow ? std::min<std::size_t>(3, formats.size()) : formats.size();
  app.ui.paint.fill(box, metric::group_radius, app.ui.colors->soft);
  edge(app.ui, box, metric::group_radius);
  app.ui.open("formats", "radiogroup", app.text("formats"), box);
  const std::string now = variant_of(app.state).format;
  const float width = (box.width - 8 - 4 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string id = "format-" + std::string(formats[i].id);
    Choice choice{id, format_name(app, formats[i].id), now == formats[i].id};
    choice.ratio = formats[i].size;
    const std::size_t column = i % columns, row = i / columns;
    const Rect cell{box.x + 4 + static_cast<float>(column) * (width + 4), box.y + 4 + static_cast<float>(row) * 56, width, 52};
    if (format_cell(app.ui, choice, cell)) set_format(app.state, formats[i].id, app.ui.now_ms);
  }
  app.ui.close();
}

Fit fit_of(App& app) {
  Fit fit;
  fit.known = true;
  const Variant now = variant_of(app.state);
  for (const toolkit::Format& format : formats_for(app)) {
    const compose::Report* report = app.cards.fit(in_format(now, format.id));
    if (!report) {
      fit.known = false;
      continue;
    }
    if (report->fits) continue;
    fit.too_long.push_back(format.id);
    for (const compose::TextReport& text : report->texts) fit.too_long_by = std::max(fit.too_long_by, text.too_long_by);
  }
  return fit;
}

std::vector<toolkit::OfferedFrame> frames_for(const App& app) {
  return frames_for(app.offer, app.library.assets().packs, app.state.draft.story, format_now(app));
}

const toolkit::Frame* roomier_frame(App& app, const Fit& fit) {
  if (!fit.known || fit.too_long.empty()) return nullptr;
  for (const toolkit::OfferedFrame& offered : frames_for(app)) {
    bool holds = true;
    for (const toolkit::Format& format : formats_for(app)) {
      const compose::Report* report = app.cards.fit({offered.frame->id, {}, std::string(format.id)});
      // One after the other: what is not known yet is looked into before the next frame is.
      if (!report) return nullptr;
      holds = holds && report->fits;
      if (!holds) break;
    }
    if (holds) return offered.frame;
  }
  return nullptr;
}

float draw_roomier(App& app, const Fit& fit, std::string_view id, const Rect& at) {
  const toolkit::Frame* frame = roomier_frame(app, fit);
  if (!frame) return 0;
  const std::string name(toolkit::in_language(frame->name, app.ui.strings->language()));
  Button offer{id, app.ui.strings->filled("fit.use", {{"name", name}}), std::nullopt};
  offer.kind = ButtonKind::second;
  if (button(app.ui, offer, {at.x, at.y, std::min(width_of(app.ui, offer), at.width), 44})) {
    set_frame(app.state, frame->id, app.ui.now_ms);
  }
  return 44;
}

}  // namespace storycard::composer
