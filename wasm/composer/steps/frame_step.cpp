#include <algorithm>
#include <cmath>

#include "composer/steps/frame_logos.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr std::string_view gallery_format = "portrait";  // one shape for all, so that frames can be compared

const toolkit::Frame* frame_now(const App& app, const toolkit::Pack** pack) {
  return toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, pack);
}

// All packs' frames with the person's own words and photo.
float draw_gallery(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const toolkit::Format* format = toolkit::find_format(gallery_format);
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  const int columns = app.areas.narrow ? 2 : desktop || at.width > 480 ? 4 : 3;
  const float gap = desktop ? 13.0f : 11.0f;
  const float width = std::floor((at.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const float height =
      std::round(width * static_cast<float>(format->size.height) / static_cast<float>(format->size.width));
  const float row = height + 6 + 17 + (desktop ? 17.0f : 12.0f);
  const Variant now = variant_of(app.state);
  int count = 0;
  ui.open("frames", "radiogroup", app.text("frames"), at);
  for (const toolkit::OfferedFrame& offered : frames_for(app)) {
    const toolkit::Frame& frame = *offered.frame;
    const float x = at.x + static_cast<float>(count % columns) * (width + gap);
    const Rect picture = ui.paint.snapped(Rect{x, at.y + static_cast<float>(count / columns) * row, width, height});
    const Rect cell{picture.x, picture.y, picture.width, height + 23};
    const std::string id = "frame-" + frame.id;
    const bool on = frame.id == now.frame;
    const Variant variant{frame.id, on ? now.theme : std::string(), std::string(gallery_format)};
    const Thumbnail tile{id, std::string(toolkit::in_language(frame.name, ui.strings->language())),
                         app.cards.small(variant, device_size(app, picture), ui.away(picture)), on, Thumbnail::Style::frame};
    if (thumbnail(ui, tile, picture, cell) && !on) set_frame(app.state, frame.id, ui.now_ms);
    ++count;
  }
  ui.close();
  return static_cast<float>((count + columns - 1) / columns) * row;
}

Color color_in(const toolkit::Theme& theme, std::string_view name, Color fallback) {
  for (const toolkit::NamedColor& color : theme.colors) {
    if (color.name == name) return color.color;
  }
  return fallback;
}

float draw_themes(App& app, const Rect& at) {
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = frame_now(app, &pack);
  if (!frame || frame->themes.size() < 2) return 0;
  Ui& ui = app.ui;
  ui.paint.fill({at.x, at.y, at.width, 1}, 0, ui.colors->line);
  heading(ui, "themes-title", app.text("themes"), look::section, {at.x, at.y + 15, at.width, 21}, 2);
  const std::string now = variant_of(app.state).theme.empty() ? frame->themes[0] : variant_of(app.state).theme;
  float x = at.x + 5, y = at.y + 45;
  ui.open("themes", "radiogroup", app.text("themes"), {at.x, y, at.width, 44});
  for (const std::string& theme_id : frame->themes) {
    const toolkit::Theme* theme = toolkit::find_theme(*pack, theme_id);
    if (!theme) continue;
    if (x + 52 > at.right()) x = at.x + 5, y += 44 + 14;
    const Color ground = color_in(*theme, "ground", ui.colors->soft);
    const Color three[] = {ground, color_in(*theme, "link1", ground), color_in(*theme, "link3", ground)};
    const std::string id = "theme-" + theme_id;
    const Choice choice{id, std::string(toolkit::in_language(theme->name, ui.strings->language())), theme_id == now};
    if (swatch(ui, choice, {x, y, 52, 44}, three) && theme_id != now) {
      set_theme(app.state, theme_id == frame->themes[0] ? std::string_view() : theme_id, ui.now_ms);
    }
    x += 52 + 11;
  }
  ui.close();
  return y + 44 - at.y;
}

}  // namespace

void draw_frame_step(App& app) {
  const HeaderResult top = draw_header(app, {app.text("frame.title"), Step::share});
  Rect below = top.below;
  if (app.areas.kind != ScreenKind::desktop) {
    const float height = formats_height(app);
    draw_formats(app, {below.x, below.y + 8, below.width, height});
    below.y += height + 8;
    below.height = std::max(0.0f, below.height - height - 8);
  }
  const Rect at = begin_step_scroll(app, below);
  Column column{app, at, at.y + 14};
  draw_missing_picture(column);
  column.y += draw_gallery(app, {at.x, column.y, at.width, at.height}) + 4;
  column.y += draw_themes(app, {at.x, column.y, at.width, at.height}) + 18;
  draw_logos(column);
  end_step_scroll(app, column.y + 8 - at.y);
}

}  // namespace storycard::composer
