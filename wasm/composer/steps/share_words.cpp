#include <algorithm>

#include "composer/steps/column.h"
#include "composer/steps/share_actions.h"
#include "composer/steps/share_parts.h"
#include "share/trim.h"
#include "toolkit/pack.h"

// The words that go with the picture: its caption and its alt text, as they are or as one platform takes them.
namespace storycard::composer {
namespace {

constexpr std::string_view copy_alt_id = "copy-alt";
constexpr float pad_x = 13, pad_y = 10;

const share::Platform* chosen(const App& app) { return share::find_platform(app.view.platform); }

// A text with its length and limit. Without a platform nothing is cut.
share::Trimmed whole(std::string text) {
  share::Trimmed all;
  all.length = share::length_of(text, share::Counting::graphemes);
  all.text = std::move(text);
  return all;
}

share::Trimmed caption_now(const App& app, const compose::Report& report) {
  const toolkit::Pack* pack = nullptr;
  const render::Assets& assets = app.library.assets();
  toolkit::find_frame(assets.packs, report.frame, &pack);
  const share::Platform* platform = chosen(app);
  if (!platform || !pack) return whole(report.caption);
  return share::caption_for(*platform, share::caption_parts(app.state.draft.story, *pack, report, assets.library.almanac));
}

share::Trimmed alt_now(const App& app, const compose::Report& report) {
  const share::Platform* platform = chosen(app);
  return platform ? share::alt_text_for(*platform, report.alt_text) : whole(report.alt_text);
}

void draw_platforms(Column& column) {
  App& app = column.app;
  ChipRows rows({column.at.x, column.y, column.at.width, 0});
  app.ui.open("platforms", "group", app.text("share.platform"), {column.at.x, column.y, column.at.width, 44});
  const auto draw = [&](std::string_view id, std::string text) {
    const std::string chip_id = "platform-" + std::string(id.empty() ? "all" : id);
    Chip platform{chip_id, std::move(text), std::nullopt};
    platform.on = app.view.platform == id ? Flag::yes : Flag::no;
    if (!chip(app.ui, platform, rows.next(width_of(app.ui, platform)))) return;
    app.view.platform = id;
    app.ui.want_pass();
  };
  draw("", app.text("share.everywhere"));
  for (const share::Platform& platform : share::platforms()) draw(platform.id, std::string(platform.name));
  app.ui.close();
  column.y = rows.bottom() + metric::gap;
}

std::string count_of(const App& app, const share::Trimmed& words) {
  const Strings& strings = *app.ui.strings;
  if (!words.limit) return strings.counted("share.letters", words.length);
  return strings.filled("share.length", {{"count", strings.number(words.length)}, {"limit", strings.number(*words.limit)}});
}

// Title and length, the text on a soft ground, and what was done to it.
void draw_text(Column& column, std::string_view id, const char* title, const share::Trimmed& words) {
  App& app = column.app;
  Ui& ui = app.ui;
  const std::string name(id), length = count_of(app, words);
  const float width = std::min(ui.words.width(length, look::counter), column.at.width * 0.5f);
  const std::string words_title = app.text(title);
  const bool beside = ui.words.width(words_title, look::section) + 12 + width <= column.at.width;
  const Rect line = column.take(21, beside ? 6 : 2);
  heading(ui, name + "-title", words_title, look::section, {line.x, line.y, beside ? line.width - width - 12 : line.width, 21}, 2);
  const Rect counter = beside ? Rect{line.right() - width, line.y, width, 21} : column.take(21, 6);
  ui.paint.words(length, look::counter, counter, ui.colors->muted, Place::end);
  ui.tell(name + "-length", "text", length, counter);
  const share::Platform* platform = chosen(app);
  if (platform && !words.limit) {
    const std::string none = ui.strings->filled("share.no-field", {{"platform", std::string(platform->name)}});
    column.paragraph(name + "-none", none, look::help, ui.colors->muted);
    return;
  }
  WordsOptions options;
  options.width = column.at.width - 2 * pad_x;
  options.base = WordsOptions::Base::own;
  const float height = ui.words.label(words.text, look::note, options).height;
  const Rect box = column.take(height + 2 * pad_y, metric::small_gap);
  ui.paint.fill(box, metric::field_radius, ui.colors->soft);
  edge(ui, box, metric::field_radius);
  ui.paint.paragraph(words.text, look::note, {box.x + pad_x, box.y + pad_y, options.width, height}, ui.colors->ink, text::Align::start,
                     WordsOptions::Base::own);
  ui.tell(id, "text", words.text, box);
  if (platform && words.cut == share::Trimmed::Cut::something)
    column.paragraph(name + "-cut", ui.strings->filled("share.shortened", {{"platform", std::string(platform->name)}}), look::help,
                     ui.colors->muted, metric::small_gap);
}

}  // namespace

std::string caption_of(const App& app) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  return report ? caption_now(app, *report).text : std::string();
}

float draw_words(App& app, Rect at) {
  const compose::Report* report = app.cards.report(variant_of(app.state));
  if (!report) return 0;
  Column column{app, at, at.y};
  heading(app.ui, "words-title", app.text("share.words"), look::section, column.take(21, 6), 2);
  draw_platforms(column);
  draw_text(column, "caption-text", "share.caption", caption_now(app, *report));
  column.y += 4;
  const share::Trimmed alt = alt_now(app, *report);
  draw_text(column, "alt", "share.alt", alt);
  Button copy{copy_alt_id, app.text("share.copy-alt"), Icon::copy};
  copy.kind = ButtonKind::second;
  copy.availability = available(!alt.text.empty() && (!chosen(app) || alt.limit));
  if (column.button(copy)) {
    app.view.copied_by_hand = alt.text;
    app.effects.copy(copy_alt_id, alt.text);
  }
  Checkbox embed{"embed-alt", app.text("share.embed-alt"), app.text("share.embed-alt-help"), app.view.embeds_alt};
  if (checkbox(app.ui, embed, column.take(height_of(app.ui, embed, column.at.width)))) {
    app.view.embeds_alt = !app.view.embeds_alt;
    app.ui.want_pass();
  }
  return column.y - at.y;
}

void take_words_answers(App& app) {
  for (const std::string_view id : {std::string_view("copy-caption"), copy_alt_id, submit_copy_id}) {
    if (app.ui.take(id, "copied")) {
      app.view.by_hand = false;
      show_toast(app, app.text(id == copy_alt_id ? "share.alt-copied" : "share.copied"), ShownToast::Offer::nothing);
    }
    if (app.ui.take(id, "not-copied")) {
      if (id == submit_copy_id) close_sheet(app);  // the field stands under it
      app.view.by_hand = true;
      app.effects.announce(app.text("share.copy-by-hand"), Urgency::polite);
      app.effects.select("caption");
    }
  }
}

}  // namespace storycard::composer
