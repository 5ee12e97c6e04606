#include "composer/stage_photo.h"

#include <algorithm>

#include "composer/stage_photo_place.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float beside_alpha = 0.26f;
constexpr int beside_px = 768;  // the longer side of the photo beside its crop
constexpr float handle_side = 18;
constexpr Color frame_blue = rgb(0x1F66C9), text_ground = rgb(0x2A1033);  // over photos, in every theme

Quad slot_quad(const compose::PhotoReport& place, const CardPlace& on_screen) {
  const Transform turn = place.turn_degrees == 0 ? Transform{} : rotation(place.turn_degrees, place.box.center());
  return quad_of(place.box, then(turn, on_screen.to_canvas));
}

void outline_slot(App& app, const compose::PhotoReport& place, const CardPlace& on_screen, float width, Color color) {
  const Quad quad = slot_quad(place, on_screen);
  if (place.outline == compose::PhotoReport::Outline::ellipse)
    app.ui.paint.outline_ellipse(quad, width, color);
  else
    app.ui.paint.outline_quad(quad, width, color);
}

// The texts that lie over the photo, px of the card; empty: none does.
Rect texts_over(const compose::Report& report, const Rect& photo) {
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
  for (const compose::TextReport& text : report.texts) {
    for (const compose::LineReport& line : text.lines) {
      const Rect box{line.x, line.baseline - text.font_size, line.width, text.font_size * 1.3f};
      const Point middle = box.center();
      const bool over = middle.x > photo.x && middle.x < photo.right() && middle.y > photo.y && middle.y < photo.bottom();
      if (!over) continue;
      left = std::min(left, box.x);
      top = std::min(top, box.y);
      right = std::max(right, box.right());
      bottom = std::max(bottom, box.bottom());
    }
  }
  return right > left ? Rect{left, top, right - left, bottom - top} : Rect{};
}

// "Your text sits here": out of the way while the photo is moved, so that all of it is seen.
void draw_text_place(App& app, const compose::Report& report, const compose::PhotoReport& place,
                     const CardPlace& on_screen) {
  Ui& ui = app.ui;
  const Rect over = texts_over(report, place.box);
  const float shown = ui.eased("photo-text/shown", app.view.photo_view.drag ? 0.0f : 1.0f);
  if (over.empty()) return;
  constexpr float pad = 6, icon = 18, gap = 7;
  Rect box = bounds_of(quad_of(over, on_screen.to_canvas));
  box = {box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad};
  const float left = std::max(box.x, on_screen.card.x + 4), right = std::min(box.right(), on_screen.card.right() - 4);
  box = ui.paint.on_canvas(Rect{left, box.y, right - left, std::min(box.bottom(), on_screen.card.bottom() - 4) - box.y});
  if (box.width < 30 || box.height < 18) return;
  const std::string words = app.text("photo.text-here");
  if (shown > 0) {
    ui.paint.fill(box, 6, with_alpha(text_ground, 0.94f * shown));
    ui.paint.dashed_outline(box, 6, 1.5f, with_alpha(rgb(0xFFFFFF), 0.85f * shown));
    const float width = ui.words.width(words, look::label), room = box.width - 16;
    const bool labelled = box.height >= 26 && room >= std::min(width, 90.0f);
    const bool with_icon = labelled && width + icon + gap <= room;
    const float used = std::min(width, room - (with_icon ? icon + gap : 0));
    float x = box.center().x - (used + (with_icon ? icon + gap : 0)) / 2;
    if (with_icon) {
      ui.paint.icon(Icon::type, {x + icon / 2, box.center().y}, icon, with_alpha(rgb(0xFFFFFF), shown));
      x += icon + gap;
    }
    if (labelled)
      ui.paint.words(words, look::label, {x, box.y, used, box.height}, with_alpha(rgb(0xFFFFFF), shown));
  }
  ui.tell("photo-text-place", "text", words, box);
}

void draw_thirds(App& app, const compose::PhotoReport& place, const CardPlace& on_screen) {
  const bool moving = app.view.photo_view.drag.has_value();
  const float lines = app.ui.eased("card-photo/lines", moving ? 1.0f : 0.0f, metric::press_ms);
  if (lines <= 0) return;
  const Quad quad = slot_quad(place, on_screen);
  const Color thin = with_alpha(rgb(0xFFFFFF), 0.6f * lines);
  for (const float third : {1 / 3.0f, 2 / 3.0f}) {
    const auto between = [&](int from, int to) { return quad[from] + (quad[to] - quad[from]) * third; };
    const Quad down{between(0, 1), between(3, 2), between(3, 2), between(0, 1)};
    const Quad across{between(0, 3), between(1, 2), between(1, 2), between(0, 3)};
    app.ui.paint.outline_quad(down, 1, thin);
    app.ui.paint.outline_quad(across, 1, thin);
  }
}

void draw_cover_frame(App& app, const Rect& box, const Transform& to_canvas) {
  Painter& paint = app.ui.paint;
  const Quad quad = quad_of(box, to_canvas);
  paint.outline_quad(quad, 4, rgb(0xFFFFFF));
  paint.outline_quad(quad, 2, frame_blue);
  for (const Point corner : quad) {
    const Point at = paint.on_canvas(corner);
    paint.disc(at, handle_side / 2 + 1, rgb(0xFFFFFF));
    paint.disc(at, handle_side / 2, frame_blue);
    paint.disc(at, handle_side / 2 - 3, rgb(0xFFFFFF));
  }
}

}  // namespace

void draw_drop_target(App& app) {
  Ui& ui = app.ui;
  bool& over = app.view.photo_view.file_over;
  if (ui.take("page", "drag-over")) over = true;
  if (ui.take("page", "drag-out")) over = false;
  if (!over) return;
  const Rect all{app.areas.top_bar.x, 0, std::max(app.areas.stage.right(), app.areas.panel.right()),
                 std::max(app.areas.stage.bottom(), app.areas.panel.bottom())};
  const Rect box{all.x + 12, all.y + 12, all.width - 24, all.height - 24};
  ui.paint.fill(all, 0, with_alpha(ui.colors->surface, 0.9f));
  ui.paint.dashed_outline(box, 22, 3, ui.colors->primary);
  ui.paint.icon(Icon::photo, {box.center().x, box.center().y - 26}, 44, ui.colors->primary, 1.6f);
  const std::string words = app.text(app.state.step == Step::frame ? "logo.let-go" : "photo.let-go");
  ui.paint.words(words, look::section, {box.x + 12, box.center().y + 8, box.width - 24, 28}, ui.colors->ink, Place::center);
  ui.tell("photo-drop-target", "status", words, box).live = "polite";
}

void draw_photo_beside(App& app, const Rect& card, const compose::Report* report) {
  if (!app.has_this_photo()) return;
  const story::Photo photo = app.photo();
  const auto framed = framed_photo(app, photo, report);
  if (!framed || app.cards.error()) return;
  const TextureId whole = app.pictures.photo("whole", app.photo_file(),
                                             whole_view(app.library, app.state, app.view.photo, beside_px));
  const CardPlace on_screen = place_of(app, card, *report);
  app.ui.paint.push_clip(stage_room(app));
  app.ui.paint.image_quad(whole, quad_of({0, 0, 1, 1}, then(photo_to_card(*framed), on_screen.to_canvas)), beside_alpha);
  app.ui.paint.pop_clip();
}

void draw_photo_tools(App& app, const Rect& card, const compose::Report* report) {
  if (!app.has_this_photo()) return;
  Ui& ui = app.ui;
  const story::Photo photo = app.photo();
  const auto framed = framed_photo(app, photo, report);
  if (!framed) return;
  const CardPlace on_screen = place_of(app, card, *report);
  const Transform to_canvas = then(photo_to_card(*framed), on_screen.to_canvas);
  draw_text_place(app, *report, framed->place, on_screen);
  draw_thirds(app, framed->place, on_screen);
  outline_slot(app, framed->place, on_screen, 2.5f, rgb(0xFFFFFF));
  if (ui.is_focused("photo-stage")) focus_ring(ui, card, metric::card_radius, rgb(0xFFFFFF));
  ui.paint.push_clip(stage_room(app));
  const std::size_t cover = app.view.photo_view.cover;
  if (cover < photo.covers.size() && cover >= burnt_covers(app.state, app.view.photo))
    draw_cover_frame(app, box_of(photo.covers[cover]), to_canvas);
  const std::string described = photo.description.empty() ? app.text("photo.undescribed") : photo.description;
  ui.open("photo-stage", "application", ui.strings->filled("photo.stage", {{"what", described}}), card);
  tell_covers(app, *framed, to_canvas);
  ui.close();
  ui.paint.pop_clip();
  act_on_photo_keys(app, *framed);
  if (app.has_this_photo()) act_on_pointer(app, *framed, on_screen, to_canvas);
}

}  // namespace storycard::composer
