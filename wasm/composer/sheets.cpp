#include <algorithm>
#include <iterator>

#include "composer/app.h"
#include "composer/picker.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

// Each key with what it does. A list for the eye, and one line of text each for everyone else.
void draw_keys(App& app) {
  Ui& ui = app.ui;
  const Rect at = begin_app_sheet(app, "keys", app.text("keys.title"));
  float y = at.y;
  for (const char* const key : {"move", "choose", "steps", "undo", "redo", "close", "help"}) {
    const std::string id = "keys-" + std::string(key), name = "keys." + std::string(key);
    const std::string keys = app.text(name + ".keys"), does = app.text(name);
    const float cap = std::min(ui.words.width(keys, look::label) + 20, at.width * 0.5f);
    const Rect words{at.x, y + 11, at.width - cap - 12, 20};
    const float height = std::max(20.0f, ui.paint.paragraph(does, look::body, words, ui.colors->ink)) + 22;
    ui.paint.fill({at.right() - cap, y + (height - 30) / 2, cap, 30}, 8, ui.colors->soft);
    ui.paint.words(keys, look::label, {at.right() - cap + 10, y, cap - 20, height}, ui.colors->ink, Place::center);
    ui.paint.fill({at.x, y + height - 1, at.width, 1}, 0, ui.colors->line);
    ui.tell(id, "text", does + ": " + keys, {at.x, y, at.width, height});
    y += height;
  }
  end_app_sheet(app, y + 8 - at.y);
}

}  // namespace

void open_sheet(App& app, SheetKind sheet, std::string_view opener) {
  app.view.menu = Menu::none;
  app.view.start_over_asked = false;
  app.view.drafts.asked = DraftsView::Asked::nothing;
  if (sheet == SheetKind::drafts) app.effects.drafts("list");
  app.view.sheet = sheet;
  app.view.sheet_state = {};
  app.view.sheet_state.since_ms = app.ui.now_ms;
  app.view.sheet_opener = opener.empty() ? app.ui.focused() : std::string(opener);
  app.ui.want_frame();
}

void close_sheet(App& app) {
  app.view.sheet = SheetKind::none;
  app.ui.ask_focus(app.view.sheet_opener);
  app.ui.want_frame();
}

Rect begin_app_sheet(App& app, std::string_view id, std::string_view title) {
  SheetLook look{id, std::string(title), app.areas.screen};
  look.from = app.areas.kind == ScreenKind::phone ? SheetLook::From::bottom : SheetLook::From::middle;
  look.inset_bottom = app.areas.inset_bottom;
  const SheetParts parts = begin_sheet(app.ui, app.view.sheet_state, look);
  if (parts.closed) close_sheet(app);
  return parts.content;
}

void end_app_sheet(App& app, float content_height) { end_sheet(app.ui, app.view.sheet_state, content_height); }

void draw_sheet(App& app) {
  switch (app.view.sheet) {
    case SheetKind::keys: draw_keys(app); break;
    case SheetKind::help: draw_help(app); break;
    case SheetKind::about: draw_about(app); break;
    case SheetKind::more: draw_more(app); break;
    case SheetKind::pick: draw_picker(app); break;
    case SheetKind::keep: draw_kept_pictures(app); break;
    case SheetKind::drafts: draw_drafts(app); break;
    case SheetKind::finish: draw_finish(app); break;
    case SheetKind::submit: draw_submit(app); break;
    case SheetKind::none: break;
  }
}

}  // namespace storycard::composer
