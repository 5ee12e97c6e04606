#include <algorithm>

#include "composer/app.h"
#include "composer/ideas.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float item_height = 48, pad = 8, width = 236;

std::size_t count_of(const App& app) {
  switch (app.view.menu) {
    case Menu::theme: return std::size(theme_choices);
    case Menu::language: return app.library.languages().size();
    case Menu::format: return formats_for(app).size();
    case Menu::ideas: return std::size(ideas);
    case Menu::none: return 0;
  }
  return 0;
}

// Where the focus goes in an opened menu: what is chosen.
std::string first_item(const App& app) {
  switch (app.view.menu) {
    case Menu::theme: return "theme-choice-" + std::string(name_of(app.appearance.choice));
    case Menu::language: return "language-" + app.ui.strings->language();
    case Menu::format: return "menu-format-" + variant_of(app.state).format;
    case Menu::ideas: return "menu-idea-" + std::string(ideas[0]);
    case Menu::none: return {};
  }
  return {};
}

void draw_theme_items(App& app, Rect item) {
  for (const ThemeChoice choice : theme_choices) {
    const std::string name(name_of(choice)), id = "theme-choice-" + name;
    if (menu_item(app.ui, {id, app.text("theme." + name), choice == app.appearance.choice}, item)) {
      choose_theme(app, choice);
      close_menu(app);
    }
    item.y += item_height;
  }
}

void draw_languages(App& app, Rect item) {
  for (const Language& language : app.library.languages()) {
    const std::string id = "language-" + language.id;
    const Choice choice{id, language.name, language.id == app.ui.strings->language()};
    if (menu_item(app.ui, choice, item)) {
      app.library.want_language(language.id);
      app.effects.setting("language", language.id);
      close_menu(app);
    }
    item.y += item_height;
  }
}

void draw_format_items(App& app, Rect item) {
  for (const toolkit::Format& format : formats_for(app)) {
    const std::string id = "menu-format-" + std::string(format.id);
    Choice choice{id, format_name(app, format.id), variant_of(app.state).format == format.id};
    choice.ratio = format.size;
    if (menu_item(app.ui, choice, item)) {
      set_format(app.state, format.id, app.ui.now_ms);
      close_menu(app);
    }
    item.y += item_height;
  }
}

void draw_ideas(App& app, Rect item) {
  for (const std::string_view idea : ideas) {
    const std::string id = "menu-idea-" + std::string(idea);
    if (menu_item(app.ui, {id, app.text("idea." + std::string(idea))}, item)) {
      close_menu(app);
      take_idea(app, idea);  // the focus goes to the story instead
    }
    item.y += item_height;
  }
}

}  // namespace

Rect menu_rect(const App& app) {
  if (app.view.menu == Menu::none) return {};
  const Rect& anchor = app.view.menu_anchor;
  const float height = static_cast<float>(count_of(app)) * item_height + 2 * pad;
  const Rect& top = app.areas.top_bar;
  const float screen_end = std::max(top.right(), app.areas.panel.right());
  const float screen_bottom =
      std::max(app.areas.stage.bottom(), std::max(app.areas.panel.bottom(), app.areas.tabs.bottom()));
  const float x = std::clamp(anchor.right() - width, 8.0f, std::max(8.0f, screen_end - width - 8));
  // Under what opened it, or above where there is more room.
  const bool below = anchor.bottom() + 8 + height <= screen_bottom - 8 || anchor.y < screen_bottom / 2;
  const float y = below ? anchor.bottom() + 8 : anchor.y - 8 - height;
  return {x, std::max(8.0f, std::min(y, screen_bottom - 8 - height)), width, height};
}

void draw_menu(App& app) {
  Ui& ui = app.ui;
  const Rect box = menu_rect(app);
  if (box.empty()) return;
  ui.paint.shadow(box, 16, shadows::toast);
  ui.paint.fill(box, 16, ui.colors->surface);
  ui.paint.outline(box, 16, std::max(1.0f, ui.colors->edge), ui.colors->line);
  const char* const names[] = {"", "theme", "languages", "formats", "ideas"};
  ui.open("menu", "group", app.text(names[static_cast<std::size_t>(app.view.menu)]), box);
  const Rect first{box.x + pad, box.y + pad, box.width - 2 * pad, item_height};
  switch (app.view.menu) {
    case Menu::theme: draw_theme_items(app, first); break;
    case Menu::language: draw_languages(app, first); break;
    case Menu::format: draw_format_items(app, first); break;
    case Menu::ideas: draw_ideas(app, first); break;
    case Menu::none: break;
  }
  ui.close();
  if (app.view.menu_wants_focus && app.view.menu != Menu::none) ui.ask_focus(first_item(app));
  app.view.menu_wants_focus = false;
}

}  // namespace storycard::composer
