#include "composer/making.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "composer/app.h"
#include "composer/steps/share_parts.h"

namespace storycard::composer {
namespace {

constexpr double rest_ms = 300;  // after the last edit

// Without what no file shows: an answer about consent makes no other picture.
Draft shown_in_files(const Draft& draft) {
  Draft shown = draft;
  shown.story.format.clear();
  shown.story.consent = {};
  shown.story.about = story::About::unsaid;
  shown.name = {};
  for (story::Photo& photo : shown.story.photos) photo.file.clear();
  for (story::Logo& logo : shown.story.logos) logo.file.clear();
  return shown;
}

// "itac-quote" and what comes after it.
std::string file_name(const App& app, std::string_view end) {
  std::string name = variant_of(app.state).frame + std::string(end);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

FileOrder picture(const App& app, std::string_view format, render::FileType type) {
  const std::string end = "-" + std::string(format) + (type == render::FileType::jpeg ? ".jpg" : ".png");
  return {file_name(app, end), std::string(format), type, {}};
}

std::string zip_name(const App& app) { return file_name(app, ".zip"); }

// Zips of other formats have the same name, and other ids.
FileOrder zip(const App& app, const std::vector<std::string>& formats) {
  FileOrder order{zip_name(app), {}, app.view.save_type, {}};
  for (const std::string& format : formats) {
    order.of.push_back(picture(app, format, order.type).id);
    order.id += " " + order.of.back();
  }
  return order;
}

// A clipboard takes PNGs alone.
std::vector<FileOrder> files_of(const App& app, const Wish& wish) {
  std::vector<FileOrder> files;
  const auto type = wish.what == Wish::What::copy ? render::FileType::png : app.view.save_type;
  for (const std::string& format : wish.formats) files.push_back(picture(app, format, type));
  if (wish.what == Wish::What::save && wish.formats.size() > 1) files.push_back(zip(app, wish.formats));
  return files;
}

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// What is to be made now, the most urgent first.
std::vector<FileOrder> wanted_files(const App& app) {
  const Making& making = app.view.making;
  std::vector<FileOrder> wanted;
  const auto want = [&](std::vector<FileOrder> files) {
    for (FileOrder& file : files) {
      const auto same = [&](const FileOrder& other) { return other.id == file.id; };
      if (std::none_of(wanted.begin(), wanted.end(), same)) wanted.push_back(std::move(file));
    }
  };
  if (making.wish) want(files_of(app, *making.wish));
  if (app.state.step != Step::share) return wanted;
  if (app.view.sheet == SheetKind::keep) {
    for (const std::string& format : making.kept_formats) want({picture(app, format, app.view.save_type)});
  }
  want({picture(app, variant_of(app.state).format, app.view.save_type)});
  const auto kind = app.view.keeps_by_hand ? Wish::What::share : Wish::What::save;  // a zip is for downloads
  if (const auto saved = saved_formats(app); !saved.empty()) want(files_of(app, {kind, saved, {}, 0}));
  return wanted;
}

// The number before the first space; the rest is left in `text`. 0: none.
std::uint32_t take_job(std::string_view& text) {
  std::uint32_t job = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), job);
  text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(read.ptr - text.data()) + 1));
  return job;
}

void take_answers(App& app) {
  Making& making = app.view.making;
  while (const auto answer = app.ui.take("page", "made")) {
    std::string_view id = *answer;
    if (take_job(id) == making.job && has(making.asked, std::string(id))) making.there.emplace(id);
  }
  while (const auto answer = app.ui.take("page", "not-made")) {
    std::string_view reason = *answer;
    if (take_job(reason) != making.job) continue;
    making.failed = true;
    making.asked.clear();
    making.there.clear();
    if (!making.wish) continue;
    drop_wish(app);
    show_toast(app, app.text(reason == "unreachable" ? "share.unreachable" : "share.failed"), ShownToast::Offer::nothing);
  }
}

// What was made of another draft is nobody's any more.
void watch_draft(App& app) {
  Making& making = app.view.making;
  const bool watched = std::exchange(making.watched, true);
  const bool same_kind = making.of_alt == app.view.embeds_alt && making.of_logos == app.offer.logos && !making.stale;
  if (making.revision == app.state.revision && same_kind) return;
  making.revision = app.state.revision;
  Draft now = shown_in_files(app.state.draft);
  if (now == making.of && same_kind) return;
  making.of = std::move(now);
  making.of_alt = app.view.embeds_alt;
  making.of_logos = app.offer.logos;
  making.stale = false;
  making.changed_ms = watched ? app.ui.now_ms : app.state.last_change_ms;
  making.failed = false;
  if (!making.asked.empty()) app.effects.stop_making();
  making.asked.clear();
  making.there.clear();
}

void ask(App& app, const std::vector<FileOrder>& wanted) {
  Making& making = app.view.making;
  const auto known = [&](const FileOrder& file) { return has(making.asked, file.id); };
  if (making.failed || std::all_of(wanted.begin(), wanted.end(), known)) return;
  const bool urgent = making.wish.has_value() || app.view.sheet == SheetKind::keep;
  const double due_ms = urgent ? app.ui.now_ms : making.changed_ms + rest_ms;
  if (app.ui.now_ms < due_ms) {
    making.due_ms = due_ms;
    return;
  }
  if (making.asked.empty()) ++making.job;
  for (const FileOrder& file : wanted) {
    if (!has(making.asked, file.id)) making.asked.push_back(file.id);
  }
  const Variant variant = variant_of(app.state);
  MakeOrder order{making.job, making.of.story, variant.frame, variant.theme, {}, {}, wanted};
  order.embeds_alt_text = making.of_alt;
  order.logos_allowed = making.of_logos;
  for (const render::PhotoFile& photo : app.state.draft.photos) order.photos.push_back(app.photos.id_of(photo));
  for (const render::PhotoFile& logo : app.state.draft.logos) order.logos.push_back(app.photos.id_of(logo));
  app.effects.make(order);
}

void give(App& app, const Wish& wish, const std::vector<FileOrder>& files) {
  switch (wish.what) {
    case Wish::What::save: {
      const std::size_t count = wish.formats.size();
      app.effects.save(files.back().id, count > 1 ? zip_name(app) : files.back().id);
      return show_toast(app, app.ui.strings->counted("share.saved", static_cast<long long>(count)), ShownToast::Offer::nothing);
    }
    case Wish::What::share: {
      std::vector<std::string> ids;
      for (const FileOrder& file : files) ids.push_back(file.id);
      return app.effects.share("share", ids, app.text("share.subject"), caption_of(app));
    }
    case Wish::What::copy: return app.effects.copy_picture("copy-picture", files.back().id);
  }
}

}  // namespace

void follow_making(App& app) {
  Making& making = app.view.making;
  making.due_ms.reset();
  take_answers(app);
  // Files of a draft that is worked on elsewhere are not made; those that are there stay until it is another.
  if (app.state.step != Step::share && !making.wish && making.asked.empty()) {
    making.watched = false;
    return;
  }
  watch_draft(app);
  if (is_empty(app.state)) return drop_wish(app);
  if (!held_back(app).why.empty()) drop_wish(app);  // an answer was taken back
  ask(app, wanted_files(app));
  if (!making.wish) return;
  const std::vector<FileOrder> files = files_of(app, *making.wish);
  const auto there = [&](const FileOrder& file) { return making.there.count(file.id) > 0; };
  if (!std::all_of(files.begin(), files.end(), there)) {
    if (is_slow(app) && !std::exchange(making.told, true)) {
      app.effects.announce(app.text("share.saving"), Urgency::polite);
      if (app.ui.focused() == making.wish->button) app.ui.ask_focus("saving-cancel");  // which is in its place now
    }
    return;
  }
  const Wish wish = *making.wish;
  drop_wish(app);
  give(app, wish, files);
}

void drop_wish(App& app) {
  Making& making = app.view.making;
  if (!making.wish) return;
  if (app.ui.focused() == "saving-cancel") app.ui.ask_focus(making.wish->button);
  making.wish.reset();
  app.ui.want_pass();
}

void make_wish(App& app, Wish wish) {
  if (wish.formats.empty()) return;
  Making& making = app.view.making;
  making.wish = std::move(wish);
  making.wish->since_ms = app.ui.now_ms;
  making.told = false;
  if (making.failed) making.asked.clear();
  making.failed = false;
  app.view.toast.reset();
  follow_making(app);
  app.ui.want_pass();
}

std::size_t made_of_wish(const App& app) {
  const Making& making = app.view.making;
  if (!making.wish) return 0;
  const auto files = files_of(app, *making.wish);
  return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const FileOrder& file) {
    return file.of.empty() && making.there.count(file.id) > 0;
  }));
}

bool is_slow(const App& app) {
  const auto& wish = app.view.making.wish;
  return wish && app.ui.now_ms >= wish->since_ms + slow_wish_ms;
}

std::optional<double> making_at_ms(const Making& making, double now_ms) {
  std::optional<double> at = making.due_ms;
  if (!making.wish || now_ms >= making.wish->since_ms + slow_wish_ms) return at;
  const double shown_ms = making.wish->since_ms + slow_wish_ms;
  return at ? std::min(*at, shown_ms) : shown_ms;
}

std::string file_id(const App& app, std::string_view format) { return picture(app, format, app.view.save_type).id; }
bool is_made(const App& app, std::string_view format) { return app.view.making.there.count(file_id(app, format)) > 0; }

}  // namespace storycard::composer
