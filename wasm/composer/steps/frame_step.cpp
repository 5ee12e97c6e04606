#include <algorithm>
#include <cmath>

#include "compose/colors.h"
#include "composer/steps/frame_logos.h"
#include "composer/widgets.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float desk_foot = 18;  // under the colours, where they stand by themselves
// One shape for all, so that frames can be compared.
const toolkit::Format& gallery_format(const App& app) {
  const toolkit::Format& wanted = *toolkit::find_format("portrait");
  const auto formats = formats_for(app);
  const auto same = [&](const toolkit::Format& format) { return format.id == wanted.id; };
  return std::any_of(formats.begin(), formats.end(), same) ? wanted : *toolkit::find_format(formats.front().id);
}

const toolkit::Frame* frame_now(const App& app, const toolkit::Pack** pack) {
  return toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, pack);
}

// The gallery's cells, in rows as wide as the panel.
struct Grid {
  int columns;
  float gap, width, height, row;
};
Grid grid_in(const App& app, float room) {
  const toolkit::Format* format = &gallery_format(app);
  const bool desktop = app.areas.kind == ScreenKind::desktop;
  Grid grid{};
  grid.columns = app.areas.narrow ? 2 : desktop || room > 480 ? 4 : 3;
  grid.gap = desktop ? 13.0f : 11.0f;
  const auto columns = static_cast<float>(grid.columns);
  grid.width = std::floor((room - grid.gap * (columns - 1)) / columns);
  grid.height =
      std::round(grid.width * static_cast<float>(format->size.height) / static_cast<float>(format->size.width));
  grid.row = grid.height + 6 + 17 + (desktop ? 17.0f : 12.0f);
  return grid;
}

float rows_height(const Grid& grid, std::size_t count) {
  const auto columns = static_cast<std::size_t>(grid.columns);
  return static_cast<float>((count + columns - 1) / columns) * grid.row;
}

float gallery_height(const App& app, float room) { return rows_height(grid_in(app, room), frames_for(app).size()); }

// All packs' frames with the person's own words and photo.
float draw_gallery(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const Grid grid = grid_in(app, at.width);
  const Variant now = variant_of(app.state);
  int count = 0;
  ui.open("frames", "radiogroup", app.text("frames"), at);
  for (const toolkit::OfferedFrame& offered : frames_for(app)) {
    const toolkit::Frame& frame = *offered.frame;
    const float x = at.x + static_cast<float>(count % grid.columns) * (grid.width + grid.gap);
    const Rect picture = ui.paint.snapped(
        Rect{x, at.y + static_cast<float>(count / grid.columns) * grid.row, grid.width, grid.height});
    const Rect cell{picture.x, picture.y, picture.width, grid.height + 23};
    const std::string id = "frame-" + frame.id;
    const bool on = frame.id == now.frame;
    const Variant variant{frame.id, on ? now.theme : std::string(), std::string(gallery_format(app).id)};
    const Thumbnail tile{id, std::string(toolkit::in_language(frame.name, ui.strings->language())),
                         app.cards.small(variant, device_size(app, picture), ui.away(picture)), on, Thumbnail::Style::frame};
    if (thumbnail(ui, tile, picture, cell) && !on) set_frame(app.state, frame.id, ui.now_ms);
    ++count;
  }
  ui.close();
  return rows_height(grid, static_cast<std::size_t>(count));
}

Color color_in(const toolkit::Theme& theme, std::string_view name, Color fallback) {
  for (const toolkit::NamedColor& color : theme.colors) {
    if (color.name == name) return color.color;
  }
  return fallback;
}

constexpr float swatch_width = 52, swatch_gap = 11, swatch_row = 44 + 14;

// How high draw_themes() is; 0 where there is nothing to choose.
float themes_height(const App& app, float room) {
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = frame_now(app, &pack);
  if (!frame || frame->themes.size() < 2) return 0;
  const auto a_row = std::max(1.0f, std::floor((room - 5 + swatch_gap) / (swatch_width + swatch_gap)));
  const float rows = std::ceil(static_cast<float>(frame->themes.size()) / a_row);
  return 45 + rows * swatch_row - 14;
}

float draw_themes(App& app, const Rect& at) {
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = frame_now(app, &pack);
  if (!frame || frame->themes.size() < 2) return 0;
  Ui& ui = app.ui;
  ui.paint.fill({at.x, at.y, at.width, 1}, 0, ui.colors->line);
  heading(ui, "themes-title", app.text("themes"), look::section, {at.x, at.y + 15, at.width, 21}, 2);
  const toolkit::Theme* const worn = compose::worn_theme(*pack, *frame, variant_of(app.state).theme);
  float x = at.x + 5, y = at.y + 45;
  ui.open("themes", "radiogroup", app.text("themes"), {at.x, y, at.width, 44});
  for (const std::string& theme_id : frame->themes) {
    const toolkit::Theme* theme = toolkit::find_theme(*pack, theme_id);
    if (!theme) continue;
    if (x + swatch_width > at.right()) x = at.x + 5, y += swatch_row;
    const Color ground = color_in(*theme, "ground", ui.colors->soft);
    const Color three[] = {ground, color_in(*theme, "link1", ground), color_in(*theme, "link3", ground)};
    const std::string id = "theme-" + theme_id;
    const Choice choice{id, std::string(toolkit::in_language(theme->name, ui.strings->language())), theme == worn};
    if (swatch(ui, choice, {x, y, swatch_width, 44}, three) && theme != worn) {
      set_theme(app.state, theme_id == frame->themes[0] ? std::string_view() : theme_id, ui.now_ms);
    }
    x += swatch_width + swatch_gap;
  }
  ui.close();
  return y + 44 - at.y;
}

}  // namespace

void draw_frame_step(App& app) {
  const HeaderResult top = draw_header(app, {app.text("frame.title"), Step::share});
  Rect below = top.below;
  if (app.areas.kind != ScreenKind::desktop) {
    const float height = formats_height(app), room = height > 0 ? height + 8 : 0;
    draw_formats(app, {below.x, below.y + 8, below.width, height});
    below.y += room;
    below.height = std::max(0.0f, below.height - room);
  }
  // Where the frames are too many for the screen, the colours stand under what scrolls.
  const bool fixed = app.areas.kind == ScreenKind::desktop && app.ui.showing == Showing::drawn &&
                     themes_height(app, below.width) > 0 &&
                     14 + gallery_height(app, below.width) + 4 + themes_height(app, below.width) + 20 > below.height;
  const float foot = themes_height(app, below.width) + desk_foot;
  if (fixed) below.height -= foot;
  const Rect at = begin_step_scroll(app, below);
  Column column{app, at, at.y + 14};
  draw_missing_packs(column);
  draw_missing_picture(column);
  column.y += draw_gallery(app, {at.x, column.y, at.width, at.height}) + 4;
  if (!fixed) column.y += draw_themes(app, {at.x, column.y, at.width, at.height}) + 18;
  draw_logos(column);
  end_step_scroll(app, column.y + 8 - at.y);
  if (!fixed) return;
  draw_foot_edge(app, column.y - at.y);
  draw_themes(app, {below.x, below.bottom(), below.width, foot});
}

}  // namespace storycard::composer
