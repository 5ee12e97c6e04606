#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "composer/problems.h"
#include "composer/receipt.h"
#include "composer/steps/photo_parts.h"
#include "composer/widgets.h"
#include "image/decode.h"
#include "toolkit/format.h"

namespace storycard::composer {
namespace {

// The words for what is wrong with the photo: with the one that was chosen last, else with the card's.
std::string problem_now(const App& app) {
  if (!app.view.photo_problem.empty()) return app.view.photo_problem;
  if (!app.has_this_photo() || !app.cards.error()) return {};
  return problem_key(app.photos.problem_of(app.photo_file()));
}

// How far the opening is, as far as that is known, and a way to stop it.
float draw_opening(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const std::optional<float> share = app.view.photo_view.opening_share;
  Progress opening{"photo-opening", app.text("photo.opening")};
  if (app.view.photo_view.can_cancel) opening.cancel_id = "photo-cancel";
  opening.share = share;
  if (share)
    opening.words = ui.strings->filled("photo.zoom-value", {{"percent", ui.strings->number(std::lround(*share * 100))}});
  const float height = height_of(ui, opening);
  if (progress(ui, opening, {at.x, at.y + 8, at.width, height})) app.effects.cancel_photo();
  return height + 20;
}

// What is wrong, or that a photo is being opened; its height.
float draw_news(App& app, const Rect& at) {
  const bool of_photo = !app.view.photo_view.can_cancel || app.view.photo_view.opening.of == PictureUse::Of::photo;
  const bool opening = of_photo && app.view.photo_opening_ms && app.ui.now_ms - *app.view.photo_opening_ms >= slow_photo_ms;
  if (opening) return draw_opening(app, at);
  const std::string problem = problem_now(app);
  if (problem.empty()) return 0;
  Notice news{"photo-problem", NoticeKind::error, app.text("photo.problem"), app.text(problem)};
  news.live = Notice::Live::assertive;
  const float height = height_of(app.ui, news, at.width);
  notice(app.ui, news, {at.x, at.y + 8, at.width, height});
  return height + 16;
}

// The camera, where one is likely, and what was copied, where the page may read it.
float draw_other_sources(App& app, Rect at) {
  Ui& ui = app.ui;
  const bool camera = ui.pointer == Ui::Pointer::coarse, paste = app.view.photo_view.can_paste;
  const float gap = 10, count = static_cast<float>(camera) + static_cast<float>(paste);
  if (count == 0) return 0;
  Button take{"photo-take", app.text("photo.take"), Icon::photo}, from_clipboard{"photo-paste", app.text("photo.paste"), Icon::copy};
  take.kind = from_clipboard.kind = ButtonKind::quiet;
  const float half = (at.width - gap * (count - 1)) / count;
  const bool stacked = count == 2 && std::max(width_of(ui, take), width_of(ui, from_clipboard)) > half;
  const float width = stacked ? at.width : half;
  if (camera && button(ui, take, {at.x, at.y, width, 44})) app.effects.choose_photo(PhotoSource::camera);
  const Rect second = stacked ? Rect{at.x, at.y + 54, width, 44} : Rect{at.x + (camera ? half + gap : 0), at.y, width, 44};
  if (paste && button(ui, from_clipboard, second)) app.effects.choose_photo(PhotoSource::clipboard);
  return (stacked ? 98.0f : 44.0f) + 10;
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
  if (button(ui, choose, {at.x, at.y, at.width, 52})) app.effects.choose_photo(PhotoSource::files);
  at.y += 52 + 10;
  at.y += draw_other_sources(app, at);
  Button without{"photo-without", app.text("photo.without")};
  without.kind = ButtonKind::second;
  if (button(ui, without, {at.x, at.y, at.width, 44})) go_to(app, Step::frame);
  at.y += 44 + 14;
  if (ui.pointer == Ui::Pointer::fine && !ui.one_view) {
    at.y += told_paragraph(ui, "photo-drop", app.text("photo.drop"), look::help, at, ui.colors->muted) + 14;
  }
  ui.paint.icon(Icon::shield, {at.x + 10, at.y + 10}, 20, ui.colors->ok);
  const Rect words{at.x + 28, at.y, at.width - 28, 60};
  at.y += told_paragraph(ui, "photo-private", app.promise("photo.private"), look::note, words, ui.colors->muted);
  return at.y - start + 16;
}

// The highest index of a photo that the frame may show; -1: it shows none.
int last_shown(const std::vector<toolkit::Layer>& layers) {
  int last = -1;
  for (const toolkit::Layer& layer : layers) {
    if (const auto* photo = std::get_if<toolkit::PhotoLayer>(&layer.content)) {
      if (!photo->of_speaker) last = std::max(last, static_cast<int>(photo->index));
    } else if (const std::vector<toolkit::Layer>* children = toolkit::children_of(layer)) {
      last = std::max(last, last_shown(*children));
    }
  }
  return last;
}

int last_shown(const toolkit::Frame& frame, const toolkit::Format& format) {
  return last_shown(frame.layers[static_cast<std::size_t>(format.shape())]);
}

// One tab for each photo, and for each that the frame has a place for.
float draw_photo_tabs(App& app, const Rect& at) {
  Ui& ui = app.ui;
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, &pack);
  const std::size_t places = frame ? static_cast<std::size_t>(last_shown(*frame, format_now(app)) + 1) : 0;
  const std::size_t there = app.state.draft.photos.size();
  const std::size_t count = std::max({there, std::min(places, there + 1), app.view.photo + 1});
  if (count < 2) return 0;
  std::vector<Segment> tabs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = ui.strings->number(static_cast<long long>(i) + 1);
    tabs.push_back({"photo-tab-" + std::to_string(i), count > 4 ? number : ui.strings->filled("photo.tab", {{"number", number}}),
                    i < there ? std::nullopt : std::optional(Icon::plus)});
  }
  Segmented choice{"photo-tabs", app.text("photo.tabs"), tabs, app.view.photo};
  if (const auto chosen = segmented(ui, choice, {at.x, at.y + 6, at.width, segmented_height})) {
    app.view.photo = *chosen;
    app.view.photo_view.drag.reset();
    app.view.receipt_open = false;
    ui.want_frame();
    ui.want_pass();
  }
  return segmented_height + 12;
}

// The frame in use does not show the photo: says so, and offers one that does.
float draw_unshown(App& app, const Rect& at) {
  const toolkit::Format& format = format_now(app);
  const toolkit::Frame* shows = nullptr;
  for (const toolkit::OfferedFrame& offered : frames_for(app)) {
    if (shows || last_shown(*offered.frame, format) < static_cast<int>(app.view.photo)) continue;
    shows = offered.frame;
  }
  const std::string number = app.ui.strings->number(static_cast<long long>(app.view.photo) + 1);
  Notice news{"photo-unshown", NoticeKind::info,
              app.view.photo == 0 ? app.text("photo.unshown") : app.ui.strings->filled("photo.unshown-other", {{"number", number}}),
              app.text("photo.unshown-help")};
  news.live = Notice::Live::polite;
  const float height = height_of(app.ui, news, at.width);
  notice(app.ui, news, {at.x, at.y + 8, at.width, height});
  if (!shows) return height + 16;
  const std::string name(toolkit::in_language(shows->name, app.ui.strings->language()));
  Button use{"photo-use-frame", app.ui.strings->filled("photo.use-frame", {{"name", name}}), Icon::frame};
  use.kind = ButtonKind::second;
  if (button(app.ui, use, {at.x, at.y + height + 16, std::min(width_of(app.ui, use), at.width), 44}))
    set_frame(app.state, shows->id, app.ui.now_ms);
  return height + 16 + 44 + 12;
}

// A photo that was chosen beside a speaker says so here: another one in its place is that speaker's too.
float draw_whose(App& app, const Rect& at) {
  const auto speaker = app.has_this_photo() ? speaker_of(app.state, app.view.photo) : std::nullopt;
  if (!speaker) return 0;
  const std::string number = app.ui.strings->number(static_cast<long long>(*speaker) + 1);
  const std::string words = app.ui.strings->filled("photo.of-speaker", {{"number", number}});
  return 8 + told_paragraph(app.ui, "photo-of-speaker", words, look::note, {at.x, at.y + 4, at.width, 40}, app.ui.colors->muted);
}

float draw_words(App& app, const PhotoNow& now, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y;
  Field words{"description", app.text("photo.describe"), now.photo.description, Field::Lines::many};
  words.placeholder = app.text("photo.describe-placeholder");
  words.description = app.text("photo.describe-help");
  const float height = field_label_height + height_of_lines(std::clamp(lines_of(ui, now.photo.description, at.width), 2, 4));
  if (const auto text = field(ui, words, {at.x, at.y, at.width, height})) {
    set_description(app.state, app.view.photo, *text, ui.now_ms);
    ui.want_frame();
  }
  at.y += height + 6;
  at.y += told_paragraph(ui, "description-help", app.text("photo.describe-help"), look::help, at, ui.colors->muted) + 14;
  Field credit{"credit", app.text("photo.credit"), now.photo.credit};
  credit.description = app.text("photo.credit-help");
  const float one = field_label_height + 48;
  if (const auto text = field(ui, credit, {at.x, at.y, at.width, one})) {
    set_credit(app.state, app.view.photo, *text, ui.now_ms);
    ui.want_frame();
  }
  at.y += one + 6;
  at.y += told_paragraph(ui, "credit-help", app.text("photo.credit-help"), look::help, at, ui.colors->muted) + 14;
  return at.y - start;
}

// Remove, add another, change their order.
float draw_keeping(App& app, Rect at) {
  Ui& ui = app.ui;
  const float start = at.y;
  const std::size_t count = app.state.draft.photos.size(), photo = app.view.photo;
  if (count < limits::photos) {
    Button add{"photo-add", app.text("photo.add"), Icon::plus};
    add.kind = ButtonKind::quiet;
    if (button(ui, add, {at.x, at.y, std::min(at.width, width_of(ui, add)), 44})) {
      app.view.photo = count;
      ui.want_pass();
    }
    at.y += 44 + 10;
  }
  if (count > 1 && photo < count) {
    Button earlier{"photo-earlier", app.text("photo.earlier")}, later{"photo-later", app.text("photo.later")};
    earlier.kind = later.kind = ButtonKind::quiet;
    earlier.availability = available(photo > 0);
    later.availability = available(photo + 1 < count);
    const float half = (at.width - 10) / 2;
    const bool back = button(ui, earlier, {at.x, at.y, half, 44});
    const bool on = button(ui, later, {at.x + half + 10, at.y, half, 44});
    if (back || on) {
      app.view.photo = back ? photo - 1 : photo + 1;
      reorder_photo(app.state, photo, app.view.photo, ui.now_ms);
    }
    at.y += 44 + 10;
  }
  Button remove{"photo-remove", app.text("photo.remove"), Icon::trash};
  remove.kind = ButtonKind::quiet;
  if (button(ui, remove, {at.x, at.y, std::min(at.width, width_of(ui, remove)), 44})) {
    remove_photo(app.state, app.view.photo, ui.now_ms);
    if (app.view.photo > 0 && app.view.photo >= app.state.draft.photos.size()) --app.view.photo;
    show_toast(app, app.text("photo.removed"), ShownToast::Offer::undo);
  }
  return at.y + 44 + 14 - start;
}

float draw_controls(App& app, Rect at) {
  const float start = at.y;
  const compose::Report* report = stage_report(app);
  const story::Photo photo = app.photo();
  const PixelSize upright = app.photo_file()->header.upright();
  const compose::PhotoReport all{app.view.photo, {0, 0, static_cast<float>(upright.width), static_cast<float>(upright.height)}};
  const std::optional<Framed> framed = framed_photo(app, photo, report);
  const std::string format = variant_of(app.state).format;
  const PhotoNow now{photo, framed, framed.value_or(Framed{upright, all, photo, format})};
  // An edit changes what comes after it; each part looks for itself whether its photo is still there.
  const auto part = [&](auto draw) {
    if (app.has_this_photo()) at.y += draw();
  };
  if (report && !framed) part([&] { return draw_unshown(app, at); });
  if (!report || framed) part([&] { return draw_framing_rows(app, now, at); });
  part([&] { return draw_divider(app, at); });
  part([&] { return draw_covers_section(app, now, at); });
  part([&] { return draw_divider(app, at); });
  part([&] { return draw_words(app, now, at); });
  part([&] { return draw_divider(app, at); });
  part([&] { return draw_looks(app, now, at); });
  part([&] { return draw_divider(app, at); });
  part([&] { return draw_more_framing(app, now, at); });
  part([&] { return draw_divider(app, at); });
  part([&] { return draw_keeping(app, at); });
  part([&] { return draw_receipt(app, at); });
  return at.y - start + 16;
}

}  // namespace

void draw_photo_step(App& app) {
  const bool photo = app.has_this_photo();
  StepHeader header{app.text("photo.title")};
  if (photo) {
    header.next = Step::frame;
    header.extra = Icon::photo;
    header.extra_id = "photo-choose";
    header.extra_name = app.text("photo.choose-another");
  }
  const HeaderResult top = draw_header(app, header);
  if (top.extra_clicked) app.effects.choose_photo(PhotoSource::files);
  Rect at = begin_step_scroll(app, top.below);
  const float start = at.y;
  at.y += draw_news(app, at);
  at.y += draw_photo_tabs(app, at);
  at.y += draw_whose(app, at);
  at.y += app.has_this_photo() ? draw_controls(app, at) : draw_invitation(app, at);
  end_step_scroll(app, at.y - start);
}

}  // namespace storycard::composer
