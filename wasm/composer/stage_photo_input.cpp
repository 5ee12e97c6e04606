#include <algorithm>
#include <cmath>

#include "composer/stage_photo_place.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float wheel_zoom = 0.0016f;  // a px of the wheel

void begin_drag(App& app, const Transform& to_canvas, Point at) {
  PhotoView& view = app.view.photo_view;
  const std::vector<story::Cover>& covers = app.photo().covers;
  view.drag = PhotoView::Drag{grip_at(covers, {to_canvas, view.cover}, at), {}, apply(inverse(to_canvas), at)};
  if (!view.drag->grip) return;
  view.cover = view.drag->grip->cover;
  if (view.cover < burnt_covers(app.state, app.view.photo)) return view.drag->grip.reset();  // it moves with its photo
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
  if (!grip || grip->cover < burnt_covers(app.state, app.view.photo)) return app.ui.want_cursor(held ? Ui::Cursor::grabbing : Ui::Cursor::grab);
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

}  // namespace

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
    node.description = app.text(i < burnt_covers(app.state, app.view.photo) ? "covers.burnt" : "covers.keys");
    act_on_cover_keys(app, framed, id, i);
  }
}

void act_on_pointer(App& app, const Framed& framed, const CardPlace& on_screen, const Transform& to_canvas) {
  Ui& ui = app.ui;
  PhotoView& view = app.view.photo_view;
  const Rect room = stage_room(app);
  const Touch touch = ui.drag("card-photo", room);
  const Point at = ui.paint.on_canvas(touch.at);
  if (touch.hovered || touch.held) show_cursor(app, to_canvas, at);
  if (touch.held != view.drag.has_value()) end_change(app.state);
  if (touch.held) keep_change(app.state, ui.now_ms);
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
  if (cover < burnt_covers(app.state, app.view.photo)) return;
  const bool from_stage = app.ui.is_focused("cover-" + std::to_string(cover));
  remove_cover(app.state, app.view.photo, cover, app.ui.now_ms);
  const std::size_t left = app.photo().covers.size();
  if (cover > 0 && cover >= left) app.view.photo_view.cover = cover - 1;
  if (from_stage && left == 0) app.ui.ask_focus("photo-stage");
  show_toast(app, app.text("covers.removed"), ShownToast::Offer::undo);
}

}  // namespace storycard::composer
