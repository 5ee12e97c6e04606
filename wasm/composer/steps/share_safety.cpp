#include <algorithm>
#include <functional>
#include <map>

#include "composer/cures.h"
#include "composer/stage_photo.h"
#include "composer/steps/column.h"
#include "composer/steps/share_parts.h"
#include "share/advice.h"

// What of the card could point at a person, lacks something, or could be said more kindly: asked, never forbidden, and each
// with what can be done about it in one tap.
namespace storycard::composer {
namespace {

using compose::Advice;

struct Cure {
  std::string id, text;
  std::function<void()> take;
};

// The words that it is about, as they stand on the card; empty for photos and facts.
std::string words_of(const App& app, const Advice& advice) {
  const std::string* text = text_at(app.state, advice.where);
  if (!text || advice.bytes.empty() || advice.bytes.end > text->size()) return {};
  return text->substr(advice.bytes.begin, advice.bytes.size());
}

// Another card, other words: what was left as it is then is asked again.
std::string key_of(const App& app, const Advice& advice) { return advice.code + advice.where + '\n' + words_of(app, advice); }

// The checks say that a description is missing and a position was taken out in one line.
bool is_shown(const App& app, const Advice& advice) {
  return advice.code != "gps-removed" && app.view.advice_left.count(key_of(app, advice)) == 0;
}

void show_photo(App& app, std::size_t photo) {
  app.view.photo = photo;
  go_to(app, Step::photo);
}

// One cure after the other, best first. They are good for as long as this is.
class Cures {
 public:
  Cures(App& app, const Advice& advice, std::string id) : app_(app), advice_(advice), id_(std::move(id)) {}

  std::vector<Cure> all() {
    if (advice_.photo) {
      of_photo(*advice_.photo);
    } else if (advice_.code == "fact-unsourced") {
      add("source", app_.text("cure.source"), [this] { write(Extra::fact, "fact-source"); });
    } else if (advice_.code == "qr-left-out") {
      add("link", app_.text("cure.link"), [this] { write(Extra::link, "link"); });
    } else if (advice_.code == "name-and-place") {
      add("place", app_.text("cure.no-place"), [this] { replace(""); });
      of_name();
    } else if (advice_.where == "/name") {
      of_name();
    } else {
      of_words();
    }
    add("leave", app_.text("cure.leave"), [this] { leave(); });
    return std::move(cures_);
  }

 private:
  void add(std::string_view what, std::string text, std::function<void()> take) {
    cures_.push_back({id_ + '-' + std::string(what), std::move(text), std::move(take)});
  }

  void of_photo(std::size_t photo) {
    if (advice_.code == "photo-undescribed")
      add("describe", app_.text("cure.describe"), [this, photo] {
        show_photo(app_, photo);
        app_.ui.ask_focus("description");
      });
    else
      add("cover", app_.text("cure.cover"), [this, photo] {
        show_photo(app_, photo);
        add_cover_here(app_, nullptr);
      });
  }

  // What was typed is kept: the Story step shows it again.
  void of_name() {
    if (app_.state.draft.name.shown == NameShown::own)
      add("initials", app_.text("cure.initials"), [this] { set_name_shown(app_.state, NameShown::initials, app_.ui.now_ms); });
    add("no-name", app_.text("cure.no-name"), [this] { set_name_shown(app_.state, NameShown::none, app_.ui.now_ms); });
  }

  void of_words() {
    for (std::size_t i = 0; i < advice_.suggestions.size(); ++i) {
      const std::string& suggestion = advice_.suggestions[i];
      const std::string shown = app_.ui.strings->filled("cure.use", {{"words", "\u2068" + suggestion + "\u2069"}});
      add("use-" + std::to_string(i), shown, [this, suggestion] { replace(suggestion); });
    }
    if (advice_.suggestions.empty()) add("out", app_.text("cure.out"), [this] { replace(""); });
  }

  void replace(const std::string& words) {
    const std::string* text = text_at(app_.state, advice_.where);
    if (!text) return;
    set_text_at(app_.state, advice_.where, words.empty() ? share::without(*text, advice_.bytes) : share::replaced(*text, advice_.bytes, words),
                app_.ui.now_ms);
  }

  // Where it is written, in the Story step.
  void write(Extra extra, std::string_view field) {
    StoryView& story = app_.view.story;
    story.more_open = story.open[static_cast<std::size_t>(extra)] = true;
    go_to(app_, Step::story);
    app_.ui.ask_focus(field);
  }

  void leave() {
    app_.view.advice_left.insert(key_of(app_, advice_));
    app_.ui.want_pass();
  }

  App& app_;
  const Advice& advice_;
  std::string id_;
  std::vector<Cure> cures_;
};

constexpr float pad = 13, indent = 34;

Notice notice_of(const App& app, const Advice& advice, const std::string& id) {
  const bool kinder = advice.code == "wording" || advice.code == "fact-unsourced" ||
                      advice.code == "photo-undescribed" || advice.code == "qr-left-out";
  Notice notice{id, kinder ? NoticeKind::info : NoticeKind::warn};
  notice.title = app.text("advice." + advice.code);
  const std::string reason = advice.why.empty() ? advice.code : advice.code + "-" + advice.why;
  notice.text = app.ui.strings->filled("advice." + reason + ".why", {{"words", "\u2068" + words_of(app, advice) + "\u2069"}});
  return notice;
}

void draw_advice(Column& column, const Advice& advice, const std::string& id) {
  App& app = column.app;
  Cures offered(app, advice, id);
  const std::vector<Cure> cures = offered.all();
  const Notice notice = notice_of(app, advice, id);
  const float words = height_of(app.ui, notice, column.at.width) - 4;
  ChipRows rows({column.at.x + pad + indent, column.y + words, column.at.width - indent - 2 * pad, 0});
  std::vector<Rect> places;  // before what they stand on, whose height they make
  for (const Cure& cure : cures) places.push_back(rows.next(width_of(app.ui, Chip{cure.id, cure.text, std::nullopt})));
  composer::notice(app.ui, notice, column.take(rows.bottom() - column.y + pad - 4, metric::small_gap));
  for (std::size_t i = 0; i < cures.size(); ++i) {
    if (!chip(app.ui, {cures[i].id, cures[i].text, std::nullopt}, places[i])) continue;
    const std::uint64_t revision = app.state.revision;
    cures[i].take();
    if (app.state.step == Step::share) app.ui.ask_focus("title");
    if (app.state.revision != revision) app.effects.announce(app.text("advice.done"), Urgency::polite);
    return;  // the advice is of the card before
  }
}

}  // namespace

float draw_safety(App& app, const std::vector<Advice>& all, Rect at) {
  Column column{app, at, at.y};
  std::map<std::string, int> counts;
  for (const Advice& advice : all) {
    if (!is_shown(app, advice)) continue;
    if (column.y == at.y) heading(app.ui, "safety-title", app.text("advice.title"), look::section, column.take(21, 8), 2);
    const int count = ++counts[advice.code];
    const std::uint64_t revision = app.state.revision;
    draw_advice(column, advice, "advice-" + advice.code + (count > 1 ? "-" + std::to_string(count) : ""));
    if (app.state.revision != revision || app.state.step != Step::share) break;
  }
  return column.y == at.y ? 0 : column.y + 8 - at.y;
}

}  // namespace storycard::composer
