#include "composer/stage_photo.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "composer/widgets.h"
#include "image/decode.h"

namespace storycard::composer {
namespace {

constexpr float beside_alpha = 0.26f;
constexpr int beside_px = 768;  // the longer side of the photo beside its crop
constexpr float handle_side = 18;
constexpr float wheel_zoom = 0.0016f;  // a px of the wheel
constexpr Color frame_blue = rgb(0x1F66C9), text_ground = rgb(0x2A1033);  // over photos, in every theme

using Quad = std::array<Point, 4>;

Quad quad_of(const Rect& box, const Transform& t) {
  return {apply(t, {box.x, box.y}), apply(t, {box.right(), box.y}), apply(t, {box.right(), box.bottom()}),
          apply(t, {box.x, box.bottom()})};
}

Rect bounds_of(const Quad& quad) {
  Point least = quad[0], most = quad[0];
  for (const Point corner : quad) {
    least = {std::min(least.x, corner.x), std::min(least.y, corner.y)};
    most = {std::max(most.x, corner.x), std::max(most.y, corner.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

// The card on the screen, in the canvas's own px.
struct CardPlace {
  Rect card;
  float scale;  // px of the screen for one of the card
  Transform to_canvas;
};

CardPlace place_of(const App& app, const Rect& card, const compose::Report& report) {
  const Rect canvas = app.ui.paint.on_canvas(card);
  const float scale = canvas.width / std::max(1.0f, static_cast<float>(report.size.width));
  return {canvas, scale, {scale, 0, 0, scale, canvas.x, canvas.y}};
}

Quad slot_quad(const compose::PhotoReport& place, const CardPlace& on_screen) {
  const Transform turn = place.turn_degrees == 0 ? Transform{} : rotation(place.turn_degrees, place.box.center());
  return quad_of(place.box, then(turn, on_screen.to_canvas));
}

// Where the photo may be taken hold of: the stage above its strip of formats.
Rect stage_room(const App& app) {
  Rect room = app.areas.stage;
  if (!app.areas.strip.empty()) room.height = std::max(0.0f, app.areas.strip.y - 6 - room.y);
  return room;
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

void begin_drag(App& app, const Transform& to_canvas, Point at) {
  PhotoView& view = app.view.photo_view;
  const std::vector<story::Cover>& covers = app.photo().covers;
  view.drag = PhotoView::Drag{grip_at(covers, {to_canvas, view.cover}, at), {}, apply(inverse(to_canvas), at)};
  if (!view.drag->grip) return;
  view.cover = view.drag->grip->cover;
  view.drag->box = box_of(covers[view.cover]);
}

void drag_cover(App& app, const Transform& to_canvas, Point at) {
  const PhotoView& view = app.view.photo_view;
  const Grip& grip = *view.drag->grip;
  const Rect& box = view.drag->box;
  const Point by = apply(inverse(to_canvas), at) - view.drag->from;
  const Rect to = grip.corner ? resized(box, *grip.corner, corner_of(box, *grip.corner) + by)
                              : allowed({box.x + by.x, box.y + by.y, box.width, box.height});
  const char* name = grip.corner ? "cover-size" : "cover-move";
  set_cover_box(app.state, app.view.photo, grip.cover, to, name, app.ui.now_ms);
}

void show_cursor(App& app, const Transform& to_canvas, Point at) {
  const auto grip = grip_at(app.photo().covers, {to_canvas, app.view.photo_view.cover}, at);
  const bool held = app.view.photo_view.drag.has_value();
  if (!grip) return app.ui.want_cursor(held ? Ui::Cursor::grabbing : Ui::Cursor::grab);
  if (!grip->corner) return app.ui.want_cursor(Ui::Cursor::move);
  const Rect box = box_of(app.photo().covers[grip->cover]);
  const Point out = apply_linear(to_canvas, corner_of(box, *grip->corner) - box.center());
  app.ui.want_cursor(out.x * out.y > 0 ? Ui::Cursor::resize_falling : Ui::Cursor::resize_rising);
}

// The framing that is seen in that format.
story::Framing& own_framing(story::Photo& photo, std::string_view format) {
  for (story::FormatFraming& own : photo.formats) {
    if (own.format == format) return own.framing;
  }
  return photo.framing;
}

void act_on_pointer(App& app, const Framed& framed, const CardPlace& on_screen, const Transform& to_canvas) {
  Ui& ui = app.ui;
  PhotoView& view = app.view.photo_view;
  const Rect room = stage_room(app);
  const Touch touch = ui.drag("card-photo", room);
  const Point at = ui.paint.on_canvas(touch.at);
  if (touch.hovered || touch.held) show_cursor(app, to_canvas, at);
  if (!touch.held) {
    view.drag.reset();
  } else if (touch.fingers > 1) {
    // Two fingers hold the photo, wherever the first one went down.
    view.drag = PhotoView::Drag{};
    const Point by = Point{ui.paint.mirrored() ? -touch.moved.x : touch.moved.x, touch.moved.y} * (1 / on_screen.scale);
    const Point about = apply(inverse(on_screen.to_canvas), at);
    story::Photo gone = framed.photo;
    own_framing(gone, framed.format) = moved(framed, by);
    const Framed there{framed.upright, framed.place, gone, framed.format};
    const float zoom = gone.framing_for(framed.format).zoom * touch.scale;
    set_framing(app.state, app.view.photo, zoomed(there, zoom, about), "move", ui.now_ms);
  } else if (!view.drag) {
    begin_drag(app, to_canvas, at);
  } else if (view.drag->grip) {
    drag_cover(app, to_canvas, at);
  } else if (touch.moved.x != 0 || touch.moved.y != 0) {
    const float x = ui.paint.mirrored() ? -touch.moved.x : touch.moved.x;  // photos are never mirrored
    const Point by = Point{x, touch.moved.y} * (1 / on_screen.scale);
    set_framing(app.state, app.view.photo, moved(framed, by), "move", ui.now_ms);
  }
  if (const auto wheel = ui.take_wheel(room); wheel && wheel->y != 0) {
    const float zoom = framed.photo.framing_for(framed.format).zoom * std::exp(-wheel->y * wheel_zoom);
    const Point about = apply(inverse(on_screen.to_canvas), at);
    set_framing(app.state, app.view.photo, zoomed(framed, zoom, about), "zoom", ui.now_ms);
  }
}

// The direction of an arrow key on the screen; none for other keys.
std::optional<Point> direction_of(std::string_view code) {
  if (code == "ArrowLeft") return Point{-1, 0};
  if (code == "ArrowRight") return Point{1, 0};
  if (code == "ArrowUp") return Point{0, -1};
  if (code == "ArrowDown") return Point{0, 1};
  return std::nullopt;
}
std::optional<Key> stage_key(Ui& ui, std::string_view id) {
  return ui.take_key(id, {"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Plus", "Equal", "NumpadAdd", "Minus",
                          "NumpadSubtract", "Delete", "Backspace"});
}

bool is_plus(std::string_view code) { return code == "Plus" || code == "Equal" || code == "NumpadAdd"; }
bool is_minus(std::string_view code) { return code == "Minus" || code == "NumpadSubtract"; }

void act_on_photo_keys(App& app, const Framed& framed) {
  while (const auto key = stage_key(app.ui, "photo-stage")) {
    if (key->modifiers.control) continue;
    const story::Photo photo = app.photo();
    const Framed now{framed.upright, framed.place, photo, framed.format};
    if (const auto toward = direction_of(key->code)) nudge_photo(app, now, *toward, key->modifiers.shift ? 0.1f : 0.02f);
    const float zoom = photo.framing_for(framed.format).zoom;
    const Point middle = framed.place.box.center();
    if (is_plus(key->code)) set_framing(app.state, app.view.photo, zoomed(now, zoom + 0.1f, middle), "zoom", app.ui.now_ms);
    if (is_minus(key->code)) set_framing(app.state, app.view.photo, zoomed(now, zoom - 0.1f, middle), "zoom", app.ui.now_ms);
  }
}

void act_on_cover_keys(App& app, const Framed& framed, const std::string& id, std::size_t cover) {
  while (const auto pressed = stage_key(app.ui, id)) {
    const Key& key = *pressed;
    if (key.modifiers.control) continue;
    app.view.photo_view.cover = cover;
    if (const auto toward = direction_of(key.code)) nudge_cover(app, framed, *toward, key.modifiers.shift ? 0.05f : 0.01f);
    const Rect box = box_of(app.photo().covers[cover]);
    const float more = key.modifiers.shift ? 1.25f : 1.06f;
    if (is_plus(key.code)) set_cover_box(app.state, app.view.photo, cover, grown(box, more), "cover-size", app.ui.now_ms);
    if (is_minus(key.code)) set_cover_box(app.state, app.view.photo, cover, grown(box, 1 / more), "cover-size", app.ui.now_ms);
    if (key.code == "Delete" || key.code == "Backspace") return remove_chosen_cover(app);
  }
}

// Buttons in the tree, each where its cover is seen. The pointer's presses are the stage's own.
void tell_covers(App& app, const Framed& framed, const Transform& to_canvas) {
  Ui& ui = app.ui;
  const std::size_t count = app.photo().covers.size();
  for (std::size_t i = 0; i < count && i < app.photo().covers.size(); ++i) {
    const std::string id = "cover-" + std::to_string(i);
    const Rect box = ui.paint.on_canvas(bounds_of(quad_of(box_of(app.photo().covers[i]), to_canvas)));
    if (ui.take(id, "click")) app.view.photo_view.cover = i;
    if (ui.is_focused(id)) {
      app.view.photo_view.cover = i;
      focus_ring(ui, {box.x - 6, box.y - 6, box.width + 12, box.height + 12}, 8, rgb(0xFFFFFF));
    }
    Node& node = ui.tell(id, "button", cover_name(app, &framed, i), Ui::hit_box(box));
    node.pressed = flag(i == app.view.photo_view.cover);
    node.description = app.text("covers.keys");
    act_on_cover_keys(app, framed, id, i);
  }
}

}  // namespace

std::optional<Framed> framed_photo(const App& app, const story::Photo& photo, const compose::Report* report) {
  if (!report || !app.has_this_photo()) return std::nullopt;
  const compose::PhotoReport* largest = nullptr;
  for (const compose::PhotoReport& place : report->photo_places) {
    if (place.photo != app.view.photo || place.box.empty()) continue;
    if (!largest || place.box.width * place.box.height > largest->box.width * largest->box.height) largest = &place;
  }
  if (!largest) return std::nullopt;
  return Framed{app.photo_file()->header.upright(), *largest, photo, report->format};
}

const compose::Report* stage_report(App& app) { return app.cards.report(variant_of(app.state)); }

void nudge_photo(App& app, const Framed& framed, Point toward, float share) {
  const Rect& box = framed.place.box;
  const float step = share * std::max(box.width, box.height);
  set_framing(app.state, app.view.photo, moved(framed, toward * step), "move", app.ui.now_ms);
}

void nudge_cover(App& app, const Framed& framed, Point toward, float share) {
  const Rect box = box_of(app.photo().covers[app.view.photo_view.cover]);
  const Point by = apply_linear(inverse(photo_to_card(framed)), toward);
  // So much of the photo, along the side that the direction mostly follows.
  const float k = share / std::max({std::fabs(by.x), std::fabs(by.y), 1e-9f});
  set_cover_box(app.state, app.view.photo, app.view.photo_view.cover,
                {box.x + by.x * k, box.y + by.y * k, box.width, box.height}, "cover-move", app.ui.now_ms);
}

void add_cover_here(App& app, const Framed* framed) {
  PhotoView& view = app.view.photo_view;
  const PixelSize upright = app.photo_file()->header.upright();
  Rect seen{0, 0, 1, 1};
  if (framed) {
    const Rect in_photo = bounds_of(quad_of(framed->place.box, inverse(photo_to_card(*framed))));
    const float left = std::max(0.0f, in_photo.x), top = std::max(0.0f, in_photo.y);
    seen = {left, top, std::min(1.0f, in_photo.right()) - left, std::min(1.0f, in_photo.bottom()) - top};
  }
  const float aspect = static_cast<float>(upright.width) / static_cast<float>(std::max(1, upright.height));
  const std::vector<story::Cover>& covers = app.photo().covers;
  const std::size_t added = covers.size();
  add_cover(app.state, app.view.photo,
            {view.cover_kind, view.cover_color, view.cover_shape, box_for_new(covers, seen, aspect), {}}, app.ui.now_ms);
  view.cover = added;
}

void remove_chosen_cover(App& app) {
  const std::size_t cover = app.view.photo_view.cover;
  const bool from_stage = app.ui.is_focused("cover-" + std::to_string(cover));
  remove_cover(app.state, app.view.photo, cover, app.ui.now_ms);
  const std::size_t left = app.photo().covers.size();
  if (cover > 0 && cover >= left) app.view.photo_view.cover = cover - 1;
  if (from_stage && left == 0) app.ui.ask_focus("photo-stage");
  show_toast(app, app.text("covers.removed"), ShownToast::Offer::undo);
}

std::string cover_name(const App& app, const Framed* framed, std::size_t cover) {
  static constexpr const char* places[] = {"covers.at-upper-left", "covers.at-upper-middle", "covers.at-upper-right",
                                           "covers.at-left",       "covers.at-middle",       "covers.at-right",
                                           "covers.at-lower-left", "covers.at-lower-middle", "covers.at-lower-right"};
  const std::vector<story::Cover>& covers = app.photo().covers;
  const int ninth = ninth_of(box_of(covers[cover]), framed ? photo_to_card(*framed) : Transform{});
  const bool box = covers[cover].shape == story::Cover::Shape::rect;
  const Strings& strings = *app.ui.strings;
  return strings.filled("covers.name", {{"number", strings.number(static_cast<long long>(cover) + 1)},
                                        {"count", strings.number(static_cast<long long>(covers.size()))},
                                        {"shape", app.text(box ? "covers.is-box" : "covers.is-oval")},
                                        {"where", app.text(places[ninth])}});
}

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
  const std::string words = app.text("photo.let-go");
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
  if (app.view.photo_view.cover < photo.covers.size())
    draw_cover_frame(app, box_of(photo.covers[app.view.photo_view.cover]), to_canvas);
  const std::string described = photo.description.empty() ? app.text("photo.undescribed") : photo.description;
  ui.open("photo-stage", "application", ui.strings->filled("photo.stage", {{"what", described}}), card);
  tell_covers(app, *framed, to_canvas);
  ui.close();
  ui.paint.pop_clip();
  act_on_photo_keys(app, *framed);
  if (app.has_this_photo()) act_on_pointer(app, *framed, on_screen, to_canvas);
}

}  // namespace storycard::composer
