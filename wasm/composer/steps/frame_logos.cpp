#include "composer/steps/frame_logos.h"

#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "base/limits.h"
#include "composer/logos.h"
#include "composer/problems.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr float plate_width = 104, plate_radius = 10, plate_pad = 9;
constexpr Color white{255, 255, 255, 255};  // in every theme: logos are made for it, and the card's plate is white

const toolkit::Pack* pack_now(const Library& library, const State& state) {
  const toolkit::Pack* pack = nullptr;
  toolkit::find_frame(library.assets().packs, variant_of(state).frame, &pack);
  return pack;
}

std::string numbered(const App& app, std::string_view key, std::size_t logo) {
  return app.ui.strings->filled(key, {{"number", app.ui.strings->number(static_cast<long long>(logo) + 1)}});
}

// As the card shows it: all of it, in the middle of its plate.
void draw_plate(App& app, std::size_t logo, const Rect& box) {
  Ui& ui = app.ui;
  ui.paint.fill(box, plate_radius, white);
  ui.paint.outline(box, plate_radius, 1, ui.colors->line);
  const std::string id = "logo-" + std::to_string(logo);
  const story::Logo& told = app.state.draft.story.logos[logo];
  Node& node = ui.tell(id + "-picture", "img", is_blank(told.description) ? numbered(app, "logo.number", logo) : told.description, box);
  const render::PhotoFile& file = app.state.draft.logos[logo];
  if (!file) return;
  const Rect inside = ui.paint.snapped({box.x + plate_pad, box.y + plate_pad, box.width - 2 * plate_pad, box.height - 2 * plate_pad});
  render::SlotView view{device_size(app, inside), {}, {}, {}};
  view.fit = render::SlotView::Fit::contain;
  const TextureId texture = app.pictures.photo(id, file, view);
  node.picture = texture;
  if (texture != 0) ui.paint.image(texture, inside, 0);
}

struct Asked {
  std::optional<std::size_t> removed, earlier, later;
};

void draw_logo(Column& column, std::size_t logo, Asked& asked) {
  App& app = column.app;
  const std::string id = "logo-" + std::to_string(logo), field_id = id + "-name", remove_id = id + "-remove";
  const std::string earlier_id = id + "-earlier", later_id = id + "-later";
  const std::size_t count = app.state.draft.story.logos.size();
  app.ui.open(id, "group", numbered(app, "logo.number", logo), {column.at.x, column.y, column.at.width, 44});
  Field name{field_id, app.text("logo.name"), app.state.draft.story.logos[logo].description};
  name.placeholder = app.text("logo.name-placeholder");
  name.description = app.text("logo.name-help");
  const float height = field_label_height + line_field_height;
  if (app.areas.narrow) draw_plate(app, logo, column.take(64, metric::small_gap));
  const float start = app.areas.narrow ? 0 : plate_width + metric::gap;
  const Rect row = column.take(height, metric::small_gap);
  if (!app.areas.narrow) draw_plate(app, logo, {row.x, row.y, plate_width, height});
  if (const auto text = field(app.ui, name, {row.x + start, row.y, row.width - start, row.height})) {
    set_logo_description(app.state, logo, *text, app.ui.now_ms);
    app.ui.want_frame();
  }
  const Rect line = column.take(metric::target, metric::gap);
  float x = line.x;
  if (count > 1) {
    const IconButton earlier{earlier_id, numbered(app, "logo.earlier", logo), Icon::up, IconButton::Ground::panel, available(logo > 0)};
    const IconButton later{later_id, numbered(app, "logo.later", logo), Icon::down, IconButton::Ground::panel, available(logo + 1 < count)};
    if (icon_button(app.ui, earlier, {x + 22, line.y + 22})) asked.earlier = logo;
    if (icon_button(app.ui, later, {x + 22 + 52, line.y + 22})) asked.later = logo;
    x += 2 * 52;
  }
  Button remove{remove_id, app.text("logo.remove"), Icon::trash};
  remove.name = numbered(app, "logo.remove-number", logo);
  remove.kind = ButtonKind::quiet;
  const float width = std::min(line.right() - x, width_of(app.ui, remove));
  if (button(app.ui, remove, {x, line.y, width, line.height})) asked.removed = logo;
  app.ui.close();
}

void act_on(App& app, const Asked& asked) {
  const double now_ms = app.ui.now_ms;
  if (asked.earlier) reorder_logo(app.state, *asked.earlier, *asked.earlier - 1, now_ms);
  if (asked.later) reorder_logo(app.state, *asked.later, *asked.later + 1, now_ms);
  if (!asked.removed) return;
  remove_logo(app.state, *asked.removed, now_ms);
  if (app.ui.is_focused("logo-" + std::to_string(*asked.removed) + "-remove")) app.ui.ask_focus("logo-add");
  show_toast(app, app.text("logo.removed"), ShownToast::Offer::undo);
}

// That one opens, why one did not, or that the frame has no place for them.
void draw_news(Column& column) {
  App& app = column.app;
  const PhotoView& view = app.view.photo_view;
  const bool opening = view.can_cancel && view.opening.of == PictureUse::Of::logo && app.view.photo_opening_ms &&
                       app.ui.now_ms - *app.view.photo_opening_ms >= slow_photo_ms;
  if (opening) {
    Progress bar{"logo-opening", app.text("logo.opening")};
    bar.share = view.opening_share.value_or(0);
    bar.cancel_id = "logo-cancel";
    if (progress(app.ui, bar, column.take(height_of(app.ui, bar)))) app.effects.cancel_photo();
  } else if (view.refused && view.refused->use.of == PictureUse::Of::logo) {
    Notice news{"logo-problem", NoticeKind::error, app.text("logo.problem"), app.text(view.refused->key)};
    news.live = Notice::Live::assertive;
    column.notice(news);
  }
  const compose::Report* report = app.cards.fit(variant_of(app.state));
  if (report && report->logos.empty() && !app.state.draft.story.logos.empty()) {
    Notice news{"logo-unshown", NoticeKind::info, app.text("logo.unshown"), app.text("logo.unshown-help")};
    news.live = Notice::Live::polite;
    column.notice(news);
  }
}

}  // namespace

toolkit::LogosAllowed logos_allowed(const Library& library, const State& state, const Offer& offer) {
  const toolkit::Pack* pack = pack_now(library, state);
  return pack ? std::max(offer.logos, pack->logos_allowed) : offer.logos;
}

std::size_t logo_room(const Library& library, const State& state, const Offer& offer) {
  if (logos_allowed(library, state, offer) != toolkit::LogosAllowed::own) return 0;
  const toolkit::Pack* pack = pack_now(library, state);
  const std::size_t taken = state.draft.story.logos.size() + (pack ? pack->logos.size() : 0);
  return taken < limits::logos ? limits::logos - taken : 0;
}

void draw_logos(Column& column) {
  App& app = column.app;
  Ui& ui = app.ui;
  const toolkit::Pack* pack = pack_now(app.library, app.state);
  const toolkit::LogosAllowed allowed = logos_allowed(app.library, app.state, app.offer);
  const bool own = allowed == toolkit::LogosAllowed::own, unshown = !own && !app.state.draft.story.logos.empty();
  const std::size_t of_pack = pack && allowed != toolkit::LogosAllowed::none ? pack->logos.size() : 0;
  if (!own && !unshown && of_pack == 0) return;
  ui.paint.fill({column.at.x, column.y, column.at.width, 1}, 0, ui.colors->line);
  column.y += 15;
  heading(ui, "logos-title", app.text("logos"), look::section, column.take(21, metric::small_gap), 2);
  for (std::size_t i = 0; i < of_pack; ++i) {
    const std::string_view name = toolkit::in_language(pack->logos[i].description, ui.strings->language());
    column.paragraph("logo-of-pack-" + std::to_string(i), ui.strings->filled("logo.of-pack", {{"name", std::string(name)}}), look::note,
                     ui.colors->ink, metric::small_gap);
  }
  if (unshown) column.notice({"logos-not-here", NoticeKind::info, app.text("logo.not-here"), app.text("logo.not-here-help")});
  if (!own) return;
  column.paragraph("logos-help", app.text("logos.help"), look::help, ui.colors->muted);
  draw_news(column);
  Asked asked;
  for (std::size_t i = 0; i < app.state.draft.story.logos.size(); ++i) draw_logo(column, i, asked);
  act_on(app, asked);
  Button add{"logo-add", app.text("logo.add"), Icon::plus};
  add.kind = ButtonKind::second;
  const bool room = logo_room(app.library, app.state, app.offer) > 0;
  add.availability = available(room);
  if (!room) add.description = app.text("logo.problem-full");
  if (column.button(add)) app.effects.choose_photo(PhotoSource::files, {PictureUse::Of::logo});
}

void draw_missing_packs(Column& column) {
  App& app = column.app;
  if (app.library.lost_packs().empty()) return;
  Notice news{"packs-missing", NoticeKind::info, app.text("frame.packs-missing"), app.text("frame.packs-missing-help")};
  news.live = Notice::Live::polite;
  column.notice(news);
}

void draw_missing_picture(Column& column) {
  App& app = column.app;
  const toolkit::Pack* pack = pack_now(app.library, app.state);
  if (!pack) return;
  std::string missing = app.library.lacked_picture(pack->id);
  if (missing.empty() && !pack->extends.empty()) missing = app.library.lacked_picture(pack->extends);
  if (missing.empty()) return;
  Notice news{"picture-missing", NoticeKind::warn, app.text("frame.picture-missing"),
              app.ui.strings->filled("frame.picture-missing-help", {{"name", missing.substr(missing.rfind('/') + 1)}})};
  news.live = Notice::Live::polite;
  column.notice(news);
}

}  // namespace storycard::composer
