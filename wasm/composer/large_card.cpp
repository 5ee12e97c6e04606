#include <algorithm>

#include "composer/app.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

// The card as large as the window has room for it, alone on a dark ground.
namespace storycard::composer {
namespace {

constexpr float margin = 12;


void draw_head(App& app, const Rect& bar) {
  Ui& ui = app.ui;
  const toolkit::Format& format = format_now(app);
  const Strings& strings = *ui.strings;
  const std::string title = strings.filled("card.size", {{"format", format_name(app, format.id)},
                                                         {"width", strings.number(format.size.width)},
                                                         {"height", strings.number(format.size.height)}});
  heading(ui, "large-title", title, look::strong, {bar.x, bar.y, bar.width - metric::target - 8, bar.height}, 1);
  IconButton close{"large-close", app.text("close"), Icon::close, IconButton::Ground::stage};
  if (icon_button(ui, close, {bar.right() - metric::target / 2, bar.center().y})) close_large(app);
}

void draw_large(App& app, const Rect& screen) {
  Ui& ui = app.ui;
  ui.paint.fill(screen, 0, ui.colors->stage);
  ui.open("large", "dialog", app.text("card.large-title"), screen).modal = true;
  draw_head(app, {margin + 4, margin, screen.width - 2 * margin - 4, metric::target});
  const float choices = formats_height(app), width = std::min(screen.width - 2 * margin, 560.0f);
  const float top = margin + metric::target + margin, bottom = screen.height - margin - choices;
  const Rect room{margin, top, screen.width - 2 * margin, std::max(0.0f, bottom - margin - top)};
  const Rect card = ui.paint.snapped(fitted(format_now(app).size, room));
  std::string name = app.text("card.empty");
  TextureId picture = 0;
  if (!card.empty()) {
    const Shown shown = app.cards.show(device_size(app, card));
    picture = shown.texture;
    ui.paint.image(picture, card, metric::card_radius);
    if (shown.report && !shown.report->alt_text.empty()) name = shown.report->alt_text;
  }
  ui.tell("card", "img", name, card).picture = picture;
  // A press beside the buttons closes it too.
  if (ui.touch("large-ground", room).clicked) close_large(app);
  draw_formats(app, {(screen.width - width) / 2, bottom, width, choices});
  ui.close();
}

}  // namespace

void open_large(App& app) {
  app.view.menu = Menu::none;
  app.view.large_card = true;
  app.ui.ask_focus("large-close");
  app.ui.want_pass();  // in which it is there
  app.ui.want_frame();
}

void close_large(App& app) {
  app.view.large_card = false;
  app.ui.ask_focus("expand");
  app.ui.want_pass();
  app.ui.want_frame();
}

void draw_large_card(App& app) {
  const Palette* before = app.ui.colors;
  app.ui.colors = &palette({Scheme::dark, app.appearance.contrast});
  draw_large(app, app.areas.screen);
  app.ui.colors = before;
}

}  // namespace storycard::composer
