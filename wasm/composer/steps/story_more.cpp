#include "composer/steps/story_more.h"

#include <algorithm>
#include <cmath>

#include "base/blank.h"
#include "compose/qr_code.h"
#include "composer/event_time.h"
#include "composer/hashtag.h"
#include "composer/picker.h"

namespace storycard::composer {
namespace {

const std::vector<std::string>& pack_hashtags(const App& app) {
  static const std::vector<std::string> none;
  const toolkit::Pack* pack = nullptr;
  toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, &pack);
  return pack ? pack->hashtags : none;
}

// "1 in 3", "#Leeds": what a closed part holds.
std::string note_of(const App& app, Extra extra) {
  const story::Story& story = app.state.draft.story;
  switch (extra) {
    case Extra::translation: return story.translation ? language_name(app, story.translation->language) : "";
    case Extra::language: return story.language.empty() ? "" : language_name(app, story.language);
    case Extra::hashtags: return story.hashtags && !story.hashtags->empty() ? story.hashtags->front() : "";
    case Extra::fact: return story.fact ? (is_blank(story.fact->number) ? story.fact->text : story.fact->number) : "";
    case Extra::event: return story.event ? story.event->title : "";
    case Extra::question: return story.prompt;
    case Extra::link: break;
  }
  return story.link;
}

// What a frame must show for these words to be on the card; empty where no frame is made for them.
std::string_view slot_of(Extra extra) {
  switch (extra) {
    case Extra::translation: return "translation";
    case Extra::fact: return "fact";
    case Extra::event: return "event";
    case Extra::question: return "prompt";
    default: return {};
  }
}

bool is_offered(const App& app, std::string_view slot) {
  const auto shows = [&](const toolkit::OfferedFrame& offered) {
    const auto& slots = offered.frame->slots;
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  };
  const auto frames = frames_for(app);
  return std::any_of(frames.begin(), frames.end(), shows);
}

// Says whether the words are on the card as it is now, and the way to the frames that show them.
void draw_whereabouts(Column& column, Extra extra) {
  App& app = column.app;
  const std::string_view slot = slot_of(extra);
  if (slot.empty() || !is_used(app.state, extra) || !is_offered(app, slot)) return;
  const std::string name(name_of(extra)), id = "placed-" + name, action = "frames-" + name;
  const toolkit::Pack* pack = nullptr;
  const toolkit::Frame* frame = toolkit::find_frame(app.library.assets().packs, variant_of(app.state).frame, &pack);
  const bool on = frame && std::find(frame->slots.begin(), frame->slots.end(), slot) != frame->slots.end();
  Notice notice{id, on ? NoticeKind::ok : NoticeKind::info};
  notice.title = app.text(on ? "extra.on-card" : "extra." + name + ".ready");
  notice.live = Notice::Live::polite;
  if (!on) {
    notice.text = app.text("extra.not-on-card");
    notice.action = app.text("extra.frames");
    notice.action_id = action;
  }
  if (column.notice(notice)) go_to(app, Step::frame);
}

// Words that can be taken away one by one, as chips in rows. The index of the one to take away.
std::optional<std::size_t> draw_words(Column& column, std::string_view id, std::string_view name,
                                      const std::vector<std::string>& words) {
  if (words.empty()) return std::nullopt;
  App& app = column.app;
  std::optional<std::size_t> removed;
  constexpr float cross = 40;
  ChipRows rows({column.at.x, column.y, column.at.width, 0});
  app.ui.open(id, "group", name, {column.at.x, column.y, column.at.width, 44});
  for (std::size_t i = 0; i < words.size(); ++i) {
    // Isolated: "#" and "@" stay at the start of their own word.
    const std::string shown = "\u2068" + words[i] + "\u2069";
    const Rect chip = rows.next(app.ui.words.width(shown, look::chip) + 14 + cross);
    const std::string word_id = std::string(id) + '-' + std::to_string(i), remove_id = word_id + "-remove";
    const Rect button{chip.right() - metric::target, chip.y - 2, metric::target, metric::target};
    const Touch touch = app.ui.touch(remove_id, button);
    app.ui.paint.fill(chip, 20, touched(app.ui, remove_id, touch, app.ui.colors->soft));
    edge(app.ui, chip, 20);
    if (touch.focused) focus_ring(app.ui, chip, 20, app.ui.colors->surface);
    app.ui.paint.words(shown, look::chip, {chip.x + 14, chip.y, chip.width - 14 - cross, chip.height},
                       app.ui.colors->ink);
    app.ui.paint.icon(Icon::close, {chip.right() - 20, chip.center().y}, 18, app.ui.colors->ink);
    app.ui.tell(word_id, "text", words[i], {chip.x, button.y, chip.width - metric::target, 44});
    app.ui.tell(remove_id, "button", app.ui.strings->filled("words.remove", {{"name", shown}}), button);
    if (touch.clicked) removed = i;
  }
  app.ui.close();
  column.y = rows.bottom() + metric::gap;
  return removed;
}

// A field with a button that adds what is in it. True when it was pressed.
bool draw_adder(Column& column, Field field, std::string& words) {
  App& app = column.app;
  const std::string id = std::string(field.id) + "-add";
  Button add{id, app.text("words.add"), Icon::plus};
  add.kind = ButtonKind::quiet;
  const float width = std::min(width_of(app.ui, add), column.at.width * 0.45f);
  field.value = words;
  const Rect row = column.take(field_label_height + line_field_height, 0);
  if (const auto text = composer::field(app.ui, field, {row.x, row.y, row.width - width - 10, row.height})) {
    words.assign(taken(*text));
    app.ui.want_frame();
  }
  const bool clicked = button(app.ui, add, {row.right() - width, row.bottom() - 46, width, metric::target});
  column.y += error_height(app.ui, field, row.width - width - 10) + metric::gap;
  if (clicked) app.ui.ask_focus(field.id);
  return clicked;
}

void draw_hashtags(Column& column) {
  App& app = column.app;
  StoryView& view = app.view.story;
  const std::vector<std::string>& of_pack = pack_hashtags(app);
  const std::vector<std::string> now = app.state.draft.story.hashtags.value_or(of_pack);
  if (const auto index = draw_words(column, "hashtag-words", app.text("extra.hashtags"), now)) {
    remove_hashtag(app.state, of_pack, *index, app.ui.now_ms);
    app.ui.ask_focus("hashtag");
  }
  if (now.empty()) column.paragraph("hashtags-none", app.text("hashtags.none"), look::note, app.ui.colors->muted);
  if (now.size() >= hashtags_offered) {
    column.paragraph("hashtags-full", app.ui.strings->counted("hashtags.full", hashtags_offered), look::note,
                     app.ui.colors->muted);
  } else {
    Field field{"hashtag", app.text("hashtags.new")};
    field.placeholder = "#";
    if (!view.hashtag_problem.empty()) field.error = app.text(view.hashtag_problem);
    const std::string before = view.hashtag;
    const bool add = draw_adder(column, field, view.hashtag);
    if (view.hashtag != before) view.hashtag_problem.clear();
    if (add) {
      const Hashtag hashtag = read_hashtag(view.hashtag, now);
      constexpr const char* problems[] = {
          "", "hashtags.empty", "hashtags.signs", "hashtags.digits", "hashtags.long", "hashtags.twice"};
      view.hashtag_problem = problems[static_cast<std::size_t>(hashtag.problem)];
      if (hashtag.problem == HashtagProblem::none) {
        add_hashtag(app.state, of_pack, hashtag.text, app.ui.now_ms);
        view.hashtag.clear();
      }
      app.ui.want_frame();
    }
  }
  if (!app.state.draft.story.hashtags || *app.state.draft.story.hashtags == of_pack) return;
  Button campaign{"hashtags-campaign", app.text("hashtags.campaign")};
  campaign.kind = ButtonKind::second;
  if (column.button(campaign)) use_pack_hashtags(app.state, app.ui.now_ms);
}

// A row that says what was chosen and opens the list of all there is.
void draw_choice(Column& column, std::string_view id, const std::string& label, const std::string& now, Picker picker) {
  App& app = column.app;
  app.ui.paint.words(label, look::label, {column.at.x, column.y, column.at.width, 18}, app.ui.colors->ink);
  column.y += field_label_height;
  Button choose{id, now, std::nullopt, Icon::chevron_down};
  choose.kind = ButtonKind::quiet;
  choose.name = label + ": " + now;
  if (column.button(choose)) open_picker(app, picker, id);
}

void draw_translation(Column& column) {
  App& app = column.app;
  const auto& translation = app.state.draft.story.translation;
  const std::string tag = translation ? translation->language : std::string();
  draw_choice(column, "translation-language", app.text("translation.language"),
              tag.empty() ? app.text("language.choose") : language_name(app, tag), Picker::translation_language);
  Field words{"translation", app.text("translation.label"), "", Field::Lines::many};
  words.language = tag;
  text_field(column, TextSlot::translation, words, height_of_lines(3));
  Field role{"translation-role", app.text("translation.role")};
  role.language = tag;
  text_field(column, TextSlot::translation_role, role);
}

void draw_language(Column& column) {
  App& app = column.app;
  const story::Story& story = app.state.draft.story;
  draw_choice(column, "story-language", app.text("extra.language"),
              story.language.empty() ? app.text("language.automatic") : language_name(app, story.language),
              Picker::story_language);
  const Segment options[] = {{"direction-auto", app.text("direction.auto"), std::nullopt},
                             {"direction-ltr", app.text("direction.ltr"), std::nullopt},
                             {"direction-rtl", app.text("direction.rtl"), std::nullopt}};
  app.ui.paint.words(app.text("direction"), look::label, {column.at.x, column.y, column.at.width, 18},
                     app.ui.colors->ink);
  column.y += field_label_height;
  const Segmented choice{"direction", app.text("direction"), options, static_cast<std::size_t>(story.direction)};
  if (const auto chosen = segmented(app.ui, choice, column.take(segmented_height))) {
    set_direction(app.state, static_cast<story::Direction>(*chosen), app.ui.now_ms);
  }
}

void draw_fact(Column& column) {
  App& app = column.app;
  Field number{"fact-number", app.text("fact.number")};
  number.placeholder = app.text("fact.number-placeholder");
  Field text{"fact-text", app.text("fact.text"), "", Field::Lines::many};
  const auto& fact = app.state.draft.story.fact;
  const bool bare = fact && is_blank(fact->number) && is_blank(fact->text);
  if (bare) text.error = app.text("fact.needs-text");
  text_field(column, TextSlot::fact_number, number);
  text_field(column, TextSlot::fact_text, text, height_of_lines(2));

  StoryView& view = app.view.story;
  Field source{"fact-source", app.text("fact.source"), text_of(app.state, TextSlot::fact_source)};
  Field year{"fact-year", app.text("fact.year"), fact && fact->year ? std::to_string(*fact->year) : std::string()};
  if (!view.year.empty()) {
    year.value = view.year;
    year.error = app.text("fact.year-problem");
  }
  source.description = app.text("fact.source-help");
  const Column::Two changed = column.fields(source, year, 0.66f);
  keep_text(app, source.id, TextSlot::fact_source, changed.first);
  if (changed.second) {
    const auto read = read_year(*changed.second);
    view.year = read || is_blank(*changed.second) ? std::string() : std::string(taken(*changed.second));
    if (view.year.empty()) set_fact_year(app.state, read, app.ui.now_ms);
    app.ui.want_frame();
  }
  column.paragraph("fact-source-help", app.text("fact.source-help"), look::help, app.ui.colors->muted);
}

void draw_question(Column& column) {
  App& app = column.app;
  Field prompt{"prompt", app.text("question.label"), "", Field::Lines::many};
  prompt.placeholder = app.text("question.placeholder");
  text_field(column, TextSlot::prompt, prompt, height_of_lines(2));
  const auto& nominees = app.state.draft.story.nominees;
  if (const auto index = draw_words(column, "nominee-words", app.text("nominees.label"), nominees)) {
    remove_nominee(app.state, *index, app.ui.now_ms);
    app.ui.ask_focus("nominee");
  }
  if (nominees.size() >= nominees_offered) return;
  std::string& words = app.view.story.nominee;
  if (draw_adder(column, {"nominee", app.text("nominees.label")}, words)) {
    add_nominee(app.state, words, app.ui.now_ms);
    words.clear();
    app.ui.want_frame();
  }
  column.paragraph("nominees-help", app.text("nominees.help"), look::help, app.ui.colors->muted);
}

bool is_web_address(std::string_view text) {
  const std::size_t from = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : text.size();
  const std::string_view host = text.substr(from, text.find('/', from) - from);
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         text.find(' ') == std::string_view::npos;
}

void draw_link(Column& column) {
  App& app = column.app;
  Field link{"link", app.text("link.label")};
  link.placeholder = "https://";
  const std::string now = text_of(app.state, TextSlot::link);
  if (!is_blank(now) && !is_web_address(now)) link.error = app.text("link.problem");
  text_field(column, TextSlot::link, link);
  column.paragraph("link-help", app.text("link.help"), look::help, app.ui.colors->muted);
  if (is_blank(now)) return;
  // One that is on can always be turned off.
  const bool possible = !compose::qr_text(now).empty(), on = app.state.draft.story.qr;
  Toggle code{"qr", app.text("link.qr"), app.text(possible ? "link.qr-help" : "link.qr-cannot"), on};
  code.availability = available(possible || on);
  if (toggle(app.ui, code, column.take(height_of(app.ui, code, column.at.width))))
    set_link_code(app.state, on ? LinkCode::none : LinkCode::shown, app.ui.now_ms);
}

void draw_fields(Column& column, Extra extra) {
  switch (extra) {
    case Extra::translation: return draw_translation(column);
    case Extra::language: return draw_language(column);
    case Extra::hashtags: return draw_hashtags(column);
    case Extra::fact: return draw_fact(column);
    case Extra::event: return draw_event_fields(column);
    case Extra::question: return draw_question(column);
    case Extra::link: return draw_link(column);
  }
}

void draw_extra(Column& column, Extra extra) {
  App& app = column.app;
  bool& open = app.view.story.open[static_cast<std::size_t>(extra)];
  const std::string name(name_of(extra)), id = "extra-" + name;
  Disclosure row{id, app.text("extra." + name)};
  row.open = open;
  if (!open) row.note = note_of(app, extra);
  if (disclosure(app.ui, row, column.take(disclosure_height, metric::small_gap))) {
    open = !open;
    app.ui.want_frame();
  }
  if (!open) return;
  column.y += 4;
  app.ui.open(id + "-fields", "group", row.text, {column.at.x, column.y, column.at.width, 44});
  draw_fields(column, extra);
  draw_whereabouts(column, extra);
  if (is_used(app.state, extra) && extra != Extra::hashtags) {
    const std::string remove_id = "remove-" + name;
    Button remove{remove_id, app.text("extra." + name + ".remove")};
    remove.kind = ButtonKind::text;
    remove.pad = 0;
    if (column.button(remove)) {
      remove_extra(app.state, extra, app.ui.now_ms);
      StoryView& view = app.view.story;
      if (extra == Extra::event) view.day.clear(), view.time.clear(), view.minute_waits.clear();
      if (extra == Extra::fact) view.year.clear();
      app.ui.ask_focus(id);
    }
  }
  app.ui.close();
}

}  // namespace

void draw_name_choice(Column& column) {
  App& app = column.app;
  const NameShown shown = app.state.draft.name.shown;
  Toggle hide{"name-hidden", app.text("name.hide"), app.text("name.hide-help"), shown != NameShown::own};
  if (toggle(app.ui, hide, column.take(height_of(app.ui, hide, column.at.width)))) {
    set_name_shown(app.state, hide.on ? NameShown::own : NameShown::none, app.ui.now_ms);
  }
  if (shown == NameShown::own) return;
  struct Option {
    NameShown shown;
    const char *id, *words;
  };
  constexpr Option options[] = {{NameShown::none, "name-none", "name.none"},
                                {NameShown::initials, "name-initials", "name.initials"},
                                {NameShown::another, "name-another", "name.another"}};
  const auto choose = [&](NameShown wanted) { set_name_shown(app.state, wanted, app.ui.now_ms); };
  std::vector<Segment> cells;
  for (const Option& option : options) cells.push_back({option.id, app.text(option.words), std::nullopt});
  Segmented choice{"name-choice", app.text("name.instead"), cells, static_cast<std::size_t>(shown) - 1};
  if (width_of(app.ui, choice) <= column.at.width) {
    if (const auto chosen = segmented(app.ui, choice, column.take(segmented_height))) choose(options[*chosen].shown);
  } else {
    app.ui.open(choice.id, "group", choice.name, {column.at.x, column.y, column.at.width, 3 * 48});
    for (const Option& option : options) {
      if (menu_item(app.ui, {option.id, app.text(option.words), shown == option.shown}, column.take(48, 0))) {
        choose(option.shown);
      }
    }
    app.ui.close();
    column.y += metric::gap;
  }
  if (shown == NameShown::another) {
    Field another{"another-name", app.text("name.another-label")};
    text_field(column, TextSlot::another_name, another);
  }
  const char* const help = shown == NameShown::none       ? "name.none-help"
                           : shown == NameShown::initials ? "name.initials-help"
                                                          : "name.another-help";
  column.paragraph("name-shown-help", app.text(help), look::help, app.ui.colors->muted);
}

void draw_more(Column& column) {
  App& app = column.app;
  bool& open = app.view.story.more_open;
  const auto used =
      std::count_if(std::begin(extras), std::end(extras), [&](Extra extra) { return is_used(app.state, extra); });
  Disclosure more{"story-more", app.text("more.title")};
  more.open = open;
  more.icon = Icon::plus;
  if (!open && used > 0) more.note = app.ui.strings->counted("more.used", used);
  if (disclosure(app.ui, more, column.take(disclosure_height))) {
    open = !open;
    app.ui.want_frame();
  }
  if (!open) return;
  column.paragraph("more-help", app.text("more.help"), look::help, app.ui.colors->muted);
  for (const Extra extra : extras) draw_extra(column, extra);
}

}  // namespace storycard::composer
