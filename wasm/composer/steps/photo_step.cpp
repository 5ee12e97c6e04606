#include <cmath>

#include "composer/app.h"
#include "composer/framing.h"
#include "composer/problems.h"
#include "composer/receipt.h"
#include "composer/widgets.h"
#include "image/decode.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

constexpr float row_label = 46;
constexpr float nudge = 0.06f;  // of the card's width, a press

float width_of_labels(App& app) {
  const float zoom = app.ui.words.width(app.text("photo.zoom"), look::label);
  const float move = app.ui.words.width(app.text("photo.move"), look::label);
  return std::max(row_label, std::min(90.0f, std::max(zoom, move)));
}

void nudge_photo(App& app, Point by) {
  const toolkit::Format* format = toolkit::find_format(variant_of(app.state).format);
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, &pack);
  if (!format || !frame) return;
  const float step = nudge * static_cast<float>(format->size.width);
  const Point center = moved_center(app.photo_file()->header.upright(), photo_place(*frame, *format), app.photo(),
                                    {by.x * step, by.y * step});
  place_photo(app.state, app.view.photo, center, app.ui.now_ms);
}

void draw_zoom(App& app, const Rect& row, float label) {
  const float zoom = app.photo().framing.zoom;
  app.ui.paint.words(app.text("photo.zoom"), look::label, {row.x, row.y, label, row.height}, app.ui.colors->ink);
  Slider bar{"zoom", app.text("photo.zoom-name"), zoom, 1, 4, 0.1f};
  bar.value_text =
      app.ui.strings->filled("photo.zoom-value", {{"percent", app.ui.strings->number(std::lround(zoom * 100))}});
  if (const auto changed = slider(app.ui, bar, {row.x + label + 8, row.y, row.width - label - 8, row.height})) {
    set_zoom(app.state, app.view.photo, *changed, app.ui.now_ms);
    app.ui.want_frame();
  }
}

void draw_moves(App& app, const Rect& row, float label) {
  struct Move {
    const char* id;
    const char* name;
    Icon icon;
    Point by;
  };
  // Arrows point the way the photo goes on the screen, whatever the language reads.
  const Move ltr[] = {{"move-left", "photo.left", Icon::left, {-1, 0}},
                      {"move-up", "photo.up", Icon::up, {0, -1}},
                      {"move-down", "photo.down", Icon::down, {0, 1}},
                      {"move-right", "photo.right", Icon::right, {1, 0}}};
  const bool mirrored = app.ui.paint.mirrored();
  const bool labelled = label + 8 + 5 * (metric::target + 8) <= row.width;  // the buttons' names say it too
  if (labelled)
    app.ui.paint.words(app.text("photo.move"), look::label, {row.x, row.y, label, row.height}, app.ui.colors->ink);
  float x = row.x + (labelled ? label + 8 : 0) + metric::target / 2;
  for (std::size_t i = 0; i < std::size(ltr); ++i) {
    Move move = ltr[mirrored ? std::size(ltr) - 1 - i : i];
    // The painter turns sideways arrows round in right-to-left interfaces; here the drawn one must say where it goes.
    if (mirrored && move.icon == Icon::left)
      move.icon = Icon::right;
    else if (mirrored && move.icon == Icon::right)
      move.icon = Icon::left;
    IconButton arrow{move.id, app.text(move.name), move.icon};
    arrow.icon_side = 21;
    if (icon_button(app.ui, arrow, {x, row.center().y})) nudge_photo(app, move.by);
    x += metric::target + 8;
  }
  IconButton turn{"turn", app.text("photo.turn"), Icon::rotate};
  if (icon_button(app.ui, turn, {row.right() - metric::target / 2, row.center().y}))
    turn_photo(app.state, app.view.photo, app.ui.now_ms);
}

// The words for what is wrong with the photo: with the one that was chosen last, else with the card's.
std::string problem_now(const App& app) {
  if (!app.view.photo_problem.empty()) return app.view.photo_problem;
  if (!has_photo(app.state) || !app.cards.error()) return {};
  return problem_key(app.photos.problem_of(app.photo_file()));
}

// What is wrong, or that a photo is being opened; its height.
float draw_news(App& app, const Rect& at) {
  const std::string problem = problem_now(app);
  const bool opening = app.view.photo_opening_ms && app.ui.now_ms - *app.view.photo_opening_ms >= slow_photo_ms;
  if (problem.empty() && !opening) return 0;
  Notice news{"photo-problem", NoticeKind::error, app.text("photo.problem"), problem.empty() ? "" : app.text(problem)};
  news.live = Notice::Live::assertive;
  if (problem.empty()) {
    news = {"photo-opening", NoticeKind::info, app.text("photo.opening")};
    news.live = Notice::Live::polite;
  }
  const float height = height_of(app.ui, news, at.width);
  notice(app.ui, news, {at.x, at.y + 8, at.width, height});
  return height + 16;
}

// No photo yet, or one that did not open.
float draw_invitation(App& app, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y;
  at.y += 8;
  if (app.view.photo_problem.empty()) {
    const float height = ui.paint.paragraph(app.text("photo.why"), look::body, at, ui.colors->muted);
    ui.tell("photo-why", "text", app.text("photo.why"), {at.x, at.y, at.width, height});
    at.y += height + 16;
  }
  Button choose{"photo-choose", app.text(app.view.photo_problem.empty() ? "photo.choose" : "photo.choose-another"),
                Icon::photo};
  choose.look = look::button_big;
  if (button(ui, choose, {at.x, at.y, at.width, 52})) app.effects.choose_photo();
  at.y += 52 + 10;
  Button without{"photo-without", app.text("photo.without")};
  without.kind = ButtonKind::second;
  if (button(ui, without, {at.x, at.y, at.width, 44})) go_to(app, Step::frame);
  at.y += 44 + 14;
  if (ui.pointer == Ui::Pointer::fine) {
    at.y += told_paragraph(ui, "photo-drop", app.text("photo.drop"), look::help, at, ui.colors->muted) + 14;
  }
  ui.paint.icon(Icon::shield, {at.x + 10, at.y + 10}, 20, ui.colors->ok);
  const Rect words{at.x + 28, at.y, at.width - 28, 60};
  at.y += told_paragraph(ui, "photo-private", app.text("photo.private"), look::note, words, ui.colors->muted);
  return at.y - start + 16;
}

float draw_controls(App& app, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y, label = width_of_labels(app);
  draw_zoom(app, {at.x, at.y + 6, at.width, 44}, label);
  at.y += 50;
  draw_moves(app, {at.x, at.y + 6, at.width, 44}, label);
  at.y += 50 + 12;
  ui.paint.fill({at.x, at.y, at.width, 1}, 0, ui.colors->line);
  at.y += 13;
  Field words{"description", app.text("photo.describe"), app.photo().description,
              Field::Lines::many};
  words.placeholder = app.text("photo.describe-placeholder");
  words.description = app.text("photo.describe-help");
  const float height = field_label_height + 74;
  if (const auto text = field(ui, words, {at.x, at.y, at.width, height})) {
    set_description(app.state, app.view.photo, *text, ui.now_ms);
    ui.want_frame();
  }
  at.y += height + 6;
  at.y +=
      told_paragraph(ui, "description-help", app.text("photo.describe-help"), look::help, at, ui.colors->muted) + 12;
  Button remove{"photo-remove", app.text("photo.remove"), Icon::trash};
  remove.kind = ButtonKind::quiet;
  if (button(ui, remove, {at.x, at.y, std::min(at.width, width_of(ui, remove)), 44})) {
    remove_photo(app.state, app.view.photo, ui.now_ms);
    show_toast(app, app.text("photo.removed"), ShownToast::Offer::undo);
  }
  at.y += 44 + 14;
  if (has_photo(app.state)) at.y += draw_receipt(app, at);  // not removed just now
  return at.y - start + 16;
}

}  // namespace

void draw_photo_step(App& app) {
  const bool photo = has_photo(app.state);
  StepHeader header{app.text("photo.title")};
  if (photo) {
    header.next = Step::frame;
    header.extra = Icon::photo;
    header.extra_id = "photo-choose";
    header.extra_name = app.text("photo.choose-another");
  }
  const HeaderResult top = draw_header(app, header);
  if (top.extra_clicked) app.effects.choose_photo();
  const Rect at = begin_step_scroll(app, top.below);
  float height = draw_news(app, at);
  const Rect rest{at.x, at.y + height, at.width, at.height};
  height += photo ? draw_controls(app, rest) : draw_invitation(app, rest);
  end_step_scroll(app, height);
}

}  // namespace storycard::composer
