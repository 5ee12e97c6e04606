#include <algorithm>
#include <cmath>
#include <iterator>

#include "composer/steps/photo_parts.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

struct CoverLook {
  const char *id, *key;
  story::Cover::Kind kind;
  const char* color;
};
constexpr CoverLook cover_looks[] = {
    {"cover-look-fig", "covers.fig", story::Cover::Kind::pattern, "fig"},
    {"cover-look-leaf", "covers.leaf", story::Cover::Kind::pattern, "leaf"},
    {"cover-look-sky", "covers.sky", story::Cover::Kind::pattern, "sky"},
    {"cover-look-ink", "covers.ink", story::Cover::Kind::solid, "ink"},
};
constexpr Color ink{0x2A, 0x10, 0x33, 255};
constexpr float nudge = 0.02f;

std::size_t count_of(const App& app) { return app.photo().covers.size(); }

// The chosen one can be moved, reshaped and removed: it is not painted into the photo's file.
bool is_free(const App& app) {
  const std::size_t cover = app.view.photo_view.cover;
  return cover < count_of(app) && cover >= burnt_covers(app.state, app.view.photo);
}

void draw_title(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const std::size_t count = count_of(app);
  const std::string counted = count == 0 ? std::string() : ui.strings->counted("covers.count", static_cast<long long>(count));
  const float width = counted.empty() ? 0 : ui.words.width(counted, look::counter);
  heading(ui, "covers-title", app.text("covers.title"), look::section, {at.x, at.y, at.width - width - 12, 24}, 2);
  if (counted.empty()) return;
  const Rect box{at.right() - width, at.y, width, 24};
  ui.paint.words(counted, look::counter, box, ui.colors->muted, Place::end);
  ui.tell("covers-count", "status", counted, box).live = "polite";
}

// Add, oval or box, remove. Its height: two rows where they do not fit beside one another.
float draw_tools(App& app, const PhotoNow& now, const Rect& at) {
  Ui& ui = app.ui;
  PhotoView& view = app.view.photo_view;
  const bool any = is_free(app);
  Button add{"cover-add", app.text("covers.add"), Icon::plus};
  add.kind = ButtonKind::accent;
  add.name = app.text("covers.add-name");
  add.availability = available(has_room_for_cover(app.state, app.view.photo));
  if (!has_room_for_cover(app.state, app.view.photo)) add.description = app.text("covers.full");
  const float add_width = std::min(width_of(ui, add), at.width);
  if (button(ui, add, {at.x, at.y, add_width, metric::target})) add_cover_here(app, now.framed ? &*now.framed : nullptr);

  const Segment options[] = {{"cover-oval", app.text("covers.oval"), Icon::oval}, {"cover-box", app.text("covers.box"), Icon::box}};
  const story::Cover::Shape shape = any ? now.photo.covers[std::min(view.cover, now.photo.covers.size() - 1)].shape : view.cover_shape;
  Segmented shapes{"cover-shape", app.text("covers.shape"), options, shape == story::Cover::Shape::rect ? 1u : 0u};
  const float end = metric::target + 8;
  const bool one_row = add_width + 8 + width_of(ui, shapes) + end <= at.width;
  const Rect cell{one_row ? at.x + add_width + 8 : at.x, one_row ? at.y : at.y + metric::target + 8,
                  std::min(width_of(ui, shapes), at.width - (one_row ? add_width + 8 + end : 0)), metric::target};
  if (const auto chosen = segmented(ui, shapes, cell)) {
    view.cover_shape = *chosen == 1 ? story::Cover::Shape::rect : story::Cover::Shape::ellipse;
    if (any) set_cover_shape(app.state, app.view.photo, view.cover, view.cover_shape, ui.now_ms);
    ui.want_frame();
  }
  if (is_free(app)) {
    IconButton remove{"cover-remove", app.text("covers.remove"), Icon::trash};
    remove.color = ui.colors->error;
    if (icon_button(ui, remove, {at.right() - metric::target / 2, at.y + metric::target / 2})) {
      remove_chosen_cover(app);
      if (!is_free(app) && ui.is_focused("cover-remove")) ui.ask_focus("cover-add");
    }
  }
  return one_row ? metric::target : 2 * metric::target + 8;
}

float draw_cover_looks(App& app, const PhotoNow& now, const Rect& at) {
  Ui& ui = app.ui;
  PhotoView& view = app.view.photo_view;
  const bool any = !now.photo.covers.empty() && count_of(app) > 0;
  const story::Cover* chosen = any ? &now.photo.covers[std::min(view.cover, now.photo.covers.size() - 1)] : nullptr;
  const story::Cover::Kind kind = chosen ? chosen->kind : view.cover_kind;
  const std::string color = chosen ? chosen->color : view.cover_color;
  const float label = label_width(app, {"covers.look"});
  draw_row_label(app, "covers.look", at, label);
  ui.open("cover-look", "radiogroup", app.text("covers.look-name"), at);
  float x = at.x + label + 8;
  for (const CoverLook& look : cover_looks) {
    const bool known = knows_token(app.library, app.state, look.color);
    if (!known && look.kind == story::Cover::Kind::pattern) continue;  // it would look as ink does
    const Rect box{x, at.y, metric::target, metric::target};
    x += metric::target + 12;
    const bool on = kind == look.kind && color == look.color;
    const Touch touch = ui.touch(look.id, box);
    if (on) {
      ui.paint.fill({box.x - 5, box.y - 5, 54, 54}, 14, ui.colors->primary);
      ui.paint.fill({box.x - 2.5f, box.y - 2.5f, 49, 49}, 11.5f, ui.colors->surface);
    }
    const Color drawn = token_color(app.library, app.state, look.color, ink);
    ui.paint.image(app.pictures.cover(look.kind, drawn, device_size(app, box).width), box, 9);
    if (!on) ui.paint.outline(box, 9, 1, with_alpha(ui.colors->ink, 0.22f));  // ink on a dark panel is seen too
    if (touch.focused) focus_ring(ui, on ? Rect{box.x - 5, box.y - 5, 54, 54} : box, on ? 14.0f : 9.0f, ui.colors->surface);
    ui.offer_tip(look.id, app.text(look.key), box, touch);
    ui.tell(look.id, "radio", app.text(look.key), box).checked = flag(on);
    if (!touch.clicked) continue;
    view.cover_kind = look.kind;
    view.cover_color = look.color;
    if (any) set_cover_look(app.state, app.view.photo, view.cover, look.kind, look.color, ui.now_ms);
    ui.want_frame();
  }
  ui.close();
  return metric::target;
}

float draw_promise(App& app, const Rect& at) {
  Ui& ui = app.ui;
  ui.paint.icon(Icon::shield, {at.x + 10, at.y + 12}, 20, ui.colors->ok);
  return told_paragraph(ui, "covers-promise", app.text("covers.promise"), look::note, {at.x + 28, at.y, at.width - 28, 60},
                        ui.colors->muted);
}

// Covers that came back with a draft are part of its photo.
float draw_burnt(App& app, const Rect& at) {
  if (burnt_covers(app.state, app.view.photo) == 0) return 0;
  app.ui.paint.icon(Icon::info, {at.x + 10, at.y + 12}, 20, app.ui.colors->muted);
  return 10 + told_paragraph(app.ui, "covers-burnt", app.text("covers.burnt"), look::note, {at.x + 28, at.y, at.width - 28, 60},
                             app.ui.colors->ink);
}

// A side of the chosen cover, in percent of the photo's.
void draw_side(App& app, const char* id, const char* key, const Rect& row, float label) {
  draw_row_label(app, key, row, label);
  const std::size_t cover = app.view.photo_view.cover;
  const Rect box = box_of(app.photo().covers[cover]);
  const bool wide = std::string_view(id) == "cover-width";
  const float share = wide ? box.width : box.height;
  Slider bar{id, app.text(std::string(key) + "-name"), share * 100, cover_least * 100, 100, 1};
  bar.value_text = app.ui.strings->filled("photo.zoom-value", {{"percent", app.ui.strings->number(std::lround(share * 100))}});
  const auto changed = slider(app.ui, bar, {row.x + label + 8, row.y, row.width - label - 8, row.height});
  if (!changed) return;
  Rect to = box;
  (wide ? to.width : to.height) = *changed / 100;
  to.x = box.center().x - to.width / 2;
  to.y = box.center().y - to.height / 2;
  set_cover_box(app.state, app.view.photo, cover, to, "cover-size", app.ui.now_ms);
}

// What the stage's handles do, with plain controls.
float draw_adjust(App& app, const PhotoNow& now, Rect at) {
  Ui& ui = app.ui;
  PhotoView& view = app.view.photo_view;
  const float start = at.y;
  const std::size_t count = count_of(app);
  if (count == 0 || count != now.photo.covers.size()) return 0;
  Disclosure more{"cover-adjust", app.text("covers.adjust"), {}, view.more_open};
  if (disclosure(ui, more, {at.x, at.y, at.width, disclosure_height})) {
    view.more_open = !view.more_open;
    ui.want_frame();
  }
  at.y += disclosure_height + 8;
  if (!view.more_open) return at.y - start;
  const Framed* framed = now.framed ? &*now.framed : nullptr;
  if (count > 1) {
    ui.open("cover-choice", "radiogroup", app.text("covers.which"), {at.x, at.y, at.width, static_cast<float>(count) * 48});
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = "cover-row-" + std::to_string(i);
      Choice row{id, cover_name(app, framed, i), i == view.cover};
      const Rect box{at.x, at.y, at.width, metric::target};
      const Touch touch = ui.touch(id, box);
      ui.paint.fill(box, 12, touched(ui, id, touch, row.on ? ui.colors->soft : ui.colors->surface));
      if (row.on) ui.paint.outline(box, 12, 2, ui.colors->primary);
      if (touch.focused) focus_ring(ui, box, 12, ui.colors->surface);
      ui.paint.words(row.text, look::note, {box.x + 14, box.y, box.width - 28, box.height}, ui.colors->ink);
      ui.tell(id, "radio", row.text, box).checked = flag(row.on);
      if (touch.clicked) view.cover = i, ui.want_frame();
      at.y += 48;
    }
    ui.close();
  } else {
    at.y += told_paragraph(ui, "cover-where", cover_name(app, framed, 0), look::note, at, ui.colors->muted) + 4;
  }
  if (!is_free(app)) return at.y - start;
  const float label = label_width(app, {"photo.move", "covers.width", "covers.height"});
  const Rect row{at.x, at.y + 4, at.width, metric::target};
  const bool labelled = label + 8 + 4 * (metric::target + 8) <= row.width;
  if (labelled) draw_row_label(app, "photo.move", row, label);
  const auto toward = draw_arrows(app, "cover-move", "covers", {row.x + (labelled ? label + 8 : 0), row.center().y});
  if (toward) nudge_cover(app, now.anywhere, *toward, nudge);
  at.y += 54;
  // A photo that lies on its side is as wide as it was high.
  const bool sideways = split_turn(now.photo.turn_degrees).quarters % 2 == 1;
  draw_side(app, sideways ? "cover-height" : "cover-width", "covers.width", {at.x, at.y, at.width, metric::target}, label);
  at.y += 50;
  draw_side(app, sideways ? "cover-width" : "cover-height", "covers.height", {at.x, at.y, at.width, metric::target}, label);
  return at.y + 54 - start;
}

}  // namespace

float draw_covers_section(App& app, const PhotoNow& now, Rect at) {
  const float start = at.y;
  draw_title(app, at);
  at.y += 24 + 6;
  at.y += draw_tools(app, now, at) + 12;
  at.y += draw_cover_looks(app, now, {at.x, at.y, at.width, metric::target}) + 14;
  at.y += draw_promise(app, at) + 10;
  at.y += draw_burnt(app, at);
  at.y += draw_adjust(app, now, at);
  return at.y - start;
}

}  // namespace storycard::composer
