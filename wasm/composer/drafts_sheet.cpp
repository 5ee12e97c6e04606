#include <algorithm>

#include "composer/drafts_view.h"
#include "composer/edits_consent.h"
#include "composer/steps/column.h"

// My drafts, whose device this is, and the way out that leaves nothing.
namespace storycard::composer {
namespace {

constexpr float gap = 16, button_gap = 10;

// Somebody's words among the interface's own, in whatever direction they run.
std::string isolated(const std::string& words) { return "\u2068" + words + "\u2069"; }

std::string words_of(const App& app, const Keeping::Kept& kept) {
  return kept.words.empty() ? app.text("drafts.untitled") : isolated(kept.words);
}

// "5 minutes ago · 1 photo"
std::string label_of(const App& app, const Keeping::Kept& kept) {
  std::string label = kept.saved;
  if (kept.photos > 0) label += " · " + app.ui.strings->counted("drafts.photos", kept.photos);
  return label;
}

// Two answers side by side where both have room, else under one another. Which was pressed: 1, 2, or 0.
int draw_two(Column& column, const Button& first, const Button& second) {
  Ui& ui = column.app.ui;
  const float width = column.at.width, half = (width - button_gap) / 2;
  const bool beside = width_of(ui, first) <= half && width_of(ui, second) <= half;
  const Rect above = column.take(metric::target, beside ? metric::gap : button_gap);
  Rect one = above, two = above;
  if (beside) {
    one.width = two.width = half;
    two.x += half + button_gap;
  } else {
    two = column.take(metric::target);
  }
  const bool pressed_first = button(ui, first, one), pressed_second = button(ui, second, two);
  return pressed_first ? 1 : pressed_second ? 2 : 0;
}

// What cannot be undone is asked first. The way back stands first, and is the main one.
struct Question {
  std::string_view id;
  std::string title, text, yes, no;
};
enum class Answered { not_yet, yes, no };
Answered draw_question(Column& column, const Question& question) {
  const std::string id(question.id), no_id = id + "-no", yes_id = id + "-yes", ask_id = id + "-ask";
  Notice ask{ask_id, NoticeKind::warn, question.title, question.text};
  ask.live = Notice::Live::polite;
  column.notice(ask);
  Button no{no_id, question.no}, yes{yes_id, question.yes};
  no.kind = ButtonKind::second;
  const int pressed = draw_two(column, no, yes);
  return pressed == 1 ? Answered::no : pressed == 2 ? Answered::yes : Answered::not_yet;
}

void ask(App& app, DraftsView::Asked asked, std::string draft, std::string_view focus) {
  app.view.drafts.asked = asked;
  app.view.drafts.draft = std::move(draft);
  app.ui.ask_focus(focus);
  app.ui.want_pass();
}

// By the draft, not by its place: the list changes while it is open.
std::string row_of(const Keeping::Kept& kept) { return "draft-" + kept.id; }

void draw_delete_one(Column& column, const Keeping::Kept& kept) {
  App& app = column.app;
  const std::string id = row_of(kept) + "-delete";
  const Answered answer = draw_question(column, {id, app.text("drafts.delete-title"), app.text("drafts.delete-text"), app.text("drafts.delete-yes"), app.text("drafts.delete-no")});
  if (answer == Answered::not_yet) return;
  ask(app, DraftsView::Asked::nothing, {}, answer == Answered::no ? id : "drafts-title");
  if (answer == Answered::yes) app.effects.drafts("delete", kept.id);
}

void draw_draft(Column& column, const Keeping::Kept& kept) {
  App& app = column.app;
  Ui& ui = app.ui;
  const std::string row = row_of(kept), remove_id = row + "-delete", words = words_of(app, kept), label = label_of(app, kept);
  constexpr float pad = 13, icon_room = metric::target + 4;
  const std::string now = kept.open ? app.text("drafts.open-now") : std::string();
  WordsOptions wrapped;
  wrapped.width = column.at.width - 2 * pad - icon_room;
  const float words_height = ui.words.label(words, look::strong, wrapped).height;
  const float label_height = ui.words.label(label, look::help, wrapped).height, now_height = kept.open ? 22.0f : 0.0f;
  const Rect box = column.take(words_height + 2 + label_height + now_height + 2 * pad, metric::small_gap);
  const Rect pressed{box.x, box.y, box.width - icon_room, box.height};
  const Touch touch = ui.touch(row, pressed);
  ui.paint.fill(box, 12, touched(ui, row, touch, ui.colors->soft));
  edge(ui, box, 12);
  if (kept.open) ui.paint.outline(box, 12, 2, ui.colors->primary);
  if (touch.focused) focus_ring(ui, box, 12, ui.colors->surface);
  Rect text{box.x + pad, box.y + pad, wrapped.width, box.height};
  text.y += ui.paint.paragraph(words, look::strong, text, ui.colors->ink) + 2;
  text.y += ui.paint.paragraph(label, look::help, text, ui.colors->muted);
  if (kept.open) {
    ui.paint.icon(Icon::ok_circle, {text.x + 9, text.y + 14}, 18, ui.colors->ok);
    ui.paint.words(now, look::label, {text.x + 24, text.y + 5, text.width - 24, 18}, ui.colors->ok);
  }
  Node& node = ui.tell(row, "button", words, pressed);
  node.description = kept.open ? now + ". " + label : label;
  IconButton remove{remove_id, ui.strings->filled("drafts.delete", {{"words", words}}), Icon::trash};
  remove.color = ui.colors->error;
  if (icon_button(ui, remove, {box.right() - icon_room / 2 - 2, box.center().y})) ask(app, DraftsView::Asked::one, kept.id, remove_id + "-no");
  if (touch.clicked) {
    if (!kept.open) app.effects.drafts("open", kept.id);
    close_sheet(app);
  }
}

void draw_list(Column& column) {
  App& app = column.app;
  const std::vector<Keeping::Kept>& drafts = app.view.drafts.keeping.drafts;
  for (const Keeping::Kept& kept : drafts) {
    if (app.view.drafts.asked == DraftsView::Asked::one && app.view.drafts.draft == kept.id)
      draw_delete_one(column, kept);
    else
      draw_draft(column, kept);
  }
  if (!drafts.empty()) {
    column.y += metric::small_gap;
    return;
  }
  if (app.view.drafts.keeping.device == Keeping::Device::shared || app.view.drafts.keeping.store != Keeping::Store::ok) return;
  column.paragraph("drafts-empty", app.text("drafts.empty"), look::body, app.ui.colors->muted);
}

// A button over the whole width.
bool wide(Column& column, std::string_view id, std::string text, Icon icon, ButtonKind kind = ButtonKind::second) {
  Button wide{id, std::move(text), icon};
  wide.kind = kind;
  return button(column.app.ui, wide, column.take(metric::target, button_gap));
}

// Only where the card that is open stays in the list.
void draw_new(Column& column) {
  App& app = column.app;
  const Keeping& keeping = app.view.drafts.keeping;
  if (keeping.device == Keeping::Device::unsaid || keeping.device == Keeping::Device::shared || keeping.store != Keeping::Store::ok) return;
  if (wide(column, "drafts-new", app.text("drafts.new"), Icon::plus)) {
    app.effects.drafts("new");
    close_sheet(app);
  }
}

// The card as a file: to go on elsewhere, or to hand over.
void draw_card_files(Column& column) {
  App& app = column.app;
  if (!is_empty(app.state)) draw_card_file_save(column, "card-file-save");
  if (wide(column, "card-file-open", app.text("card-file.open"), Icon::zip)) {
    app.effects.drafts("open-card-file");
    close_sheet(app);
  }
}

void draw_delete_all(Column& column) {
  App& app = column.app;
  if (app.view.drafts.keeping.drafts.empty()) return;
  if (app.view.drafts.asked != DraftsView::Asked::all) {
    if (wide(column, "drafts-delete-all", app.text("drafts.delete-all"), Icon::trash, ButtonKind::quiet))
      ask(app, DraftsView::Asked::all, {}, "drafts-delete-all-no");
    return;
  }
  const Answered answer = draw_question(column, {"drafts-delete-all", app.text("drafts.delete-all-title"), app.text("drafts.delete-all-text"),
                                                 app.text("drafts.delete-all-yes"), app.text("drafts.delete-all-no")});
  if (answer == Answered::not_yet) return;
  ask(app, DraftsView::Asked::nothing, {}, answer == Answered::no ? "drafts-delete-all" : "drafts-title");
  if (answer == Answered::yes) app.effects.drafts("delete-all");
}

}  // namespace

void draw_card_file_save(Column& column, std::string_view id) {
  App& app = column.app;
  bool& with_answers = app.view.drafts.with_answers;
  with_answers = with_answers && is_answered(app.state);
  if (wide(column, id, app.text("card-file.save"), Icon::download))
    app.effects.drafts(with_answers ? "save-card-file-with-answers" : "save-card-file");
  if (!is_answered(app.state)) return;
  const std::string answers_id = std::string(id) + "-answers";
  const Toggle answers{answers_id, app.text("card-file.answers"), {}, with_answers};
  if (!toggle(app.ui, answers, column.take(height_of(app.ui, answers, column.at.width)))) return;
  with_answers = !with_answers;
  app.ui.want_frame();
}

void draw_drafts(App& app) {
  const Rect at = begin_app_sheet(app, "drafts", app.text("drafts"));
  Column column{app, at, at.y};
  draw_keeping_news(column);
  draw_list(column);
  draw_new(column);
  draw_card_files(column);
  draw_delete_all(column);
  end_app_sheet(app, column.y - at.y);
}

void draw_finish(App& app) {
  const Rect at = begin_app_sheet(app, "finish", app.text("finish.title"));
  Column column{app, at, at.y};
  column.paragraph("finish-goes", app.text("finish.goes"), look::body, app.ui.colors->ink, metric::small_gap);
  column.paragraph("finish-stays", app.promise("finish.stays"), look::body, app.ui.colors->ink, gap);
  Button no{"finish-no", app.text("finish.no")}, yes{"finish-yes", app.text("finish"), Icon::trash};
  no.kind = ButtonKind::second;
  const int pressed = draw_two(column, no, yes);
  if (pressed != 0) close_sheet(app);
  if (pressed == 2) app.effects.drafts("finish");
  end_app_sheet(app, column.y - at.y);
}

float draw_device_choice(App& app, const Rect& at) {
  const Keeping::Device device = app.view.drafts.keeping.device;
  if (device == Keeping::Device::unsaid) return 0;
  Column column{app, at, at.y};
  heading(app.ui, "device-title", app.text("device.title"), look::section, column.take(21, 8), 3);
  const bool shared = device == Keeping::Device::shared;
  if (menu_item(app.ui, {"device-own", app.text("device.own"), device == Keeping::Device::own}, column.take(46, 0)) && device != Keeping::Device::own)
    app.effects.drafts("own");
  if (menu_item(app.ui, {"device-shared", app.text("device.shared"), shared}, column.take(46, gap)) && !shared) app.effects.drafts("shared");
  return column.y - at.y;
}

void draw_keeping_news(Column& column) {
  App& app = column.app;
  const Keeping& keeping = app.view.drafts.keeping;
  const char* news = nullptr;
  if (keeping.device == Keeping::Device::shared)
    news = "shared";
  else if (keeping.store == Keeping::Store::none)
    news = "none";
  else if (keeping.store == Keeping::Store::full)
    news = "full";
  else if (keeping.store == Keeping::Store::failed)
    news = "failed";
  if (!news) return;
  const std::string key = "drafts.not-" + std::string(news);
  Notice notice{"drafts-news", NoticeKind::info, app.text(key), app.text("drafts.not-kept")};
  notice.live = Notice::Live::polite;
  notice.action_id = "card-file-save-now";
  if (!is_empty(app.state)) notice.action = app.text("card-file.save");
  if (column.notice(notice)) app.effects.drafts("save-card-file");
}

void draw_device_question(Column& column) {
  App& app = column.app;
  Ui& ui = app.ui;
  const Keeping& keeping = app.view.drafts.keeping;
  if (is_empty(app.state) || keeping.device == Keeping::Device::unsaid) return;
  if (keeping.store != Keeping::Store::ok) return draw_keeping_news(column);
  if (keeping.device != Keeping::Device::unasked) return;
  constexpr float pad = 13, icon_room = 34;
  const Rect at = column.at;
  WordsOptions wrapped;
  wrapped.width = at.width - 2 * pad - icon_room;
  const std::string title = app.text("device.ask"), text = app.text("device.ask-text");
  const float words = ui.words.label(title, look::note_strong, wrapped).height + ui.words.label(text, look::note, wrapped).height;
  Button own{"device-ask-own", app.text("device.ask-own")}, shared{"device-ask-shared", app.text("device.ask-shared")};
  own.kind = shared.kind = ButtonKind::second;
  own.pad = shared.pad = 12;
  const float width = at.width - 2 * pad, half = (width - button_gap) / 2;
  const bool beside = width_of(ui, own) <= half && width_of(ui, shared) <= half;
  const float rows = beside ? metric::target : 2 * metric::target + button_gap;
  const Rect box{at.x, column.y, at.width, pad + words + 10 + rows + pad};
  column.y += box.height + metric::gap;
  ui.paint.fill(box, metric::note_radius, ui.colors->soft);
  edge(ui, box, metric::note_radius);
  ui.open("device-ask", "group", title, box);
  ui.paint.icon(Icon::shield, {box.x + pad + 12, box.y + pad + 12}, 24, ui.colors->ok);
  Rect line{box.x + pad + icon_room, box.y + pad, wrapped.width, words};
  line.y += ui.paint.paragraph(title, look::note_strong, line, ui.colors->ink);
  ui.paint.paragraph(text, look::note, line, ui.colors->muted);
  ui.tell("device-ask-text", "text", title + " " + text, {line.x, box.y + pad, line.width, words});
  const Rect first{box.x + pad, box.y + pad + words + 10, beside ? half : width, metric::target};
  const Rect second = beside ? Rect{first.x + half + button_gap, first.y, half, first.height} : Rect{first.x, first.bottom() + button_gap, width, first.height};
  const bool is_own = button(ui, own, first), is_shared = button(ui, shared, second);
  ui.close();
  if (!is_own && !is_shared) return;
  if (ui.focused() == own.id || ui.focused() == shared.id) ui.ask_focus("title");
  app.effects.drafts(is_own ? "own" : "shared");
}

float draw_finish_button(App& app, const Rect& at) {
  Button finish{"finish-open", app.text("finish"), Icon::trash};
  finish.kind = ButtonKind::quiet;
  if (button(app.ui, finish, {at.x, at.y, at.width, metric::target})) open_sheet(app, SheetKind::finish, finish.id);
  return metric::target + gap;
}

}  // namespace storycard::composer
