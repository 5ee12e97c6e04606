#include <algorithm>
#include <cmath>
#include <iterator>

#include "composer/steps/photo_parts.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float nudge = 0.06f;  // of the photo's place, a press
constexpr float row_gap = 6;

struct LookName {
  story::Look look;
  const char *id, *key;
};
constexpr LookName look_names[] = {
    {story::Look::none, "look-none", "look.none"},       {story::Look::warm, "look-warm", "look.warm"},
    {story::Look::cool, "look-cool", "look.cool"},       {story::Look::mono, "look-mono", "look.mono"},
    {story::Look::duotone, "look-duotone", "look.duotone"}, {story::Look::faded, "look-faded", "look.faded"},
};

std::string percent(App& app, float share) {
  return app.ui.strings->filled("photo.zoom-value", {{"percent", app.ui.strings->number(std::lround(share * 100))}});
}

}  // namespace

float label_width(App& app, std::initializer_list<const char*> keys) {
  float width = 46;
  for (const char* key : keys) width = std::max(width, app.ui.words.width(app.text(key), look::label));
  return std::min(90.0f, width);
}

void draw_row_label(App& app, const char* key, const Rect& row, float width) {
  app.ui.paint.words(app.text(key), look::label, {row.x, row.y, width, row.height}, app.ui.colors->ink);
}

float draw_divider(App& app, const Rect& at) {
  app.ui.paint.fill({at.x, at.y + 10, at.width, 1}, 0, app.ui.colors->line);
  return 20;
}

std::optional<Point> draw_arrows(App& app, std::string_view id, std::string_view name, Point at) {
  struct Arrow {
    const char* way;
    Icon icon;
    Point by;
  };
  // Arrows point the way things go on the screen, whatever the language reads.
  const Arrow from_left[] = {{"left", Icon::left, {-1, 0}}, {"up", Icon::up, {0, -1}}, {"down", Icon::down, {0, 1}}, {"right", Icon::right, {1, 0}}};
  const bool mirrored = app.ui.paint.mirrored();
  std::optional<Point> pressed;
  for (std::size_t i = 0; i < std::size(from_left); ++i) {
    Arrow arrow = from_left[mirrored ? std::size(from_left) - 1 - i : i];
    const std::string arrow_id = std::string(id) + "-" + arrow.way;
    // The painter turns sideways arrows round in right-to-left interfaces; here the drawn one must say where it goes.
    if (mirrored && arrow.by.x != 0) arrow.icon = arrow.by.x < 0 ? Icon::right : Icon::left;
    IconButton button{arrow_id, app.text(std::string(name) + "." + arrow.way), arrow.icon};
    button.icon_side = 21;
    if (icon_button(app.ui, button, {at.x + metric::target / 2, at.y})) pressed = arrow.by;
    at.x += metric::target + 8;
  }
  return pressed;
}

float draw_framing_rows(App& app, const PhotoNow& now, Rect at) {
  Ui& ui = app.ui;
  const float label = label_width(app, {"photo.zoom", "photo.move"});
  const Rect zoom_row{at.x, at.y + row_gap, at.width, metric::target};
  draw_row_label(app, "photo.zoom", zoom_row, label);
  const float zoom = now.photo.framing_for(variant_of(app.state).format).zoom;
  Slider bar{"zoom", app.text("photo.zoom-name"), zoom, 1, zoom_max, 0.1f};
  bar.value_text = percent(app, zoom);
  const Rect bar_box{zoom_row.x + label + 8, zoom_row.y, zoom_row.width - label - 8, zoom_row.height};
  if (const auto changed = slider(ui, bar, bar_box)) set_zoom(app.state, app.view.photo, *changed, ui.now_ms);

  const Rect row{at.x, zoom_row.bottom() + row_gap, at.width, metric::target};
  const bool labelled = label + 8 + 5 * (metric::target + 8) <= row.width;  // the buttons' names say it too
  if (labelled) draw_row_label(app, "photo.move", row, label);
  const Point first{row.x + (labelled ? label + 8 : 0), row.center().y};
  const auto toward = draw_arrows(app, "move", "photo", first);
  if (toward && now.framed) nudge_photo(app, *now.framed, *toward, nudge);
  IconButton turn{"turn", app.text("photo.turn"), Icon::rotate};
  if (icon_button(ui, turn, {row.right() - metric::target / 2, row.center().y})) turn_photo(app.state, app.view.photo, ui.now_ms);
  return 2 * (row_gap + metric::target);
}

float draw_more_framing(App& app, const PhotoNow& now, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y, fine = split_turn(now.photo.turn_degrees).fine;
  ui.paint.words(app.text("photo.straighten"), look::label, {at.x, at.y + 8, at.width, 20}, ui.colors->ink);
  at.y += 30;
  Slider tilt{"straighten", app.text("photo.straighten"), fine, -straighten_max, straighten_max, 1};
  const std::string degrees = ui.strings->number(std::lround(std::fabs(fine)));
  tilt.value_text = ui.strings->filled(fine < -0.5f ? "photo.degrees-left" : "photo.degrees-right", {{"degrees", degrees}});
  if (const auto changed = slider(ui, tilt, {at.x, at.y, at.width, metric::target}))
    straighten_photo(app.state, app.view.photo, std::round(*changed * 2) / 2, ui.now_ms);
  at.y += metric::target + 8;
  Toggle flip{"flip", app.text("photo.flip"), app.text("photo.flip-help"), now.photo.flip};
  const float flip_height = height_of(ui, flip, at.width);
  if (toggle(ui, flip, {at.x, at.y, at.width, flip_height})) flip_photo(app.state, app.view.photo, ui.now_ms);
  at.y += flip_height;
  const bool apart = is_framed_apart(app.state, app.view.photo);
  const std::string format = format_name(app, variant_of(app.state).format);
  Toggle only{"only-format", ui.strings->filled("photo.only-format", {{"name", format}}), app.text("photo.only-format-help"), apart};
  const float only_height = height_of(ui, only, at.width);
  if (toggle(ui, only, {at.x, at.y, at.width, only_height})) {
    if (apart)
      frame_together(app.state, app.view.photo, ui.now_ms);
    else
      frame_apart(app.state, app.view.photo, ui.now_ms);
  }
  return at.y + only_height - start;
}

float draw_looks(App& app, const PhotoNow& now, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y;
  heading(ui, "looks-title", app.text("looks"), look::section, {at.x, at.y, at.width, 24}, 2);
  at.y += 32;
  constexpr std::size_t columns = 3;
  constexpr float gap = 14, words = 26;
  const float width = std::floor((at.width - gap * (columns - 1)) / columns), height = std::round(width * 0.62f);
  ui.open("looks", "radiogroup", app.text("looks"), {at.x, at.y, at.width, 2 * (height + words + gap)});
  for (std::size_t i = 0; i < std::size(look_names); ++i) {
    const LookName& look = look_names[i];
    const Rect picture = ui.paint.snapped(Rect{at.x + static_cast<float>(i % columns) * (width + gap),
                                               at.y + static_cast<float>(i / columns) * (height + words + gap), width, height});
    Thumbnail small{look.id, app.text(look.key), 0, now.photo.look == look.look};
    // A photo that does not open for the card is not asked for in other sizes.
    if (!app.cards.error())
      small.texture = app.pictures.photo(look.id, app.photo_file(), small_view(app.library, app.state, app.view.photo, device_size(app, picture), look.look));
    if (thumbnail(ui, small, picture, {picture.x, picture.y, width, height + words - 2}))
      set_look(app.state, app.view.photo, look.look, ui.now_ms);
  }
  ui.close();
  at.y += 2 * (height + words + gap) - gap + 4;
  if (now.photo.look == story::Look::none) return at.y - start;
  Toggle without{"without-look", app.text("photo.without-look"), {}, app.view.photo_view.without_look};
  const float toggle_height = height_of(ui, without, at.width);
  if (toggle(ui, without, {at.x, at.y, at.width, toggle_height})) {
    app.view.photo_view.without_look = !app.view.photo_view.without_look;
    ui.want_frame();
  }
  return at.y + toggle_height - start;
}

}  // namespace storycard::composer
