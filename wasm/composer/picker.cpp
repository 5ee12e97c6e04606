#include "composer/picker.h"

#include <algorithm>

#include "base/utf8.h"
#include "composer/steps/story_more.h"
#include "composer/widgets.h"

namespace storycard::composer {
namespace {

constexpr std::size_t shown_max = 20;  // each name may need a font of its own

struct Option {
  std::string id, name;
  std::string note;     // what readers of the interface call it, where that is another name
  std::string english;
};

char32_t folded(char32_t c) {
  // From U+00C0 to U+017F.
  constexpr std::string_view latin =
      "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
      "  jjkk llllll  llnnnnnn nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz ";
  static_assert(latin.size() == 0x180 - 0xC0);
  if (c >= 0xC0 && c < 0x180 && latin[c - 0xC0] != ' ') return static_cast<char32_t>(latin[c - 0xC0]);
  const auto within = [&](char32_t first, char32_t last) { return first <= c && c <= last; };
  if (within(U'A', U'Z') || within(0x391, 0x3A9) || within(0x410, 0x42F)) return c + 0x20;
  if (within(0x400, 0x40F)) return c + 0x50;
  if (within(0x531, 0x556)) return c + 0x30;  // Armenian
  return c == U'_' || c == U'/' ? U' ' : c;
}

// What is offered before anything is written: languages that the interface speaks, and others that many speak.
constexpr std::string_view common_languages[] = {"en", "fr", "es", "pt", "uk", "ar", "de", "it", "pl", "ro",
                                                 "ru", "tr", "fa", "so", "sq", "ku", "sw", "vi"};

std::vector<Option> languages(const App& app) {
  std::vector<Option> all;
  const auto* names = app.library.assets().library.almanac.names();
  if (!names) return all;
  const auto& known = app.view.story.names.of;
  for (const auto& [tag, name] : *names) {
    Option option{tag, name, {}, {}};
    if (const auto it = known.find(tag); it != known.end()) {
      option.english = it->second.english;
      if (composer::folded(it->second.here) != composer::folded(name)) option.note = it->second.here;
    }
    all.push_back(std::move(option));
  }
  const auto place = [](const Option& option) {
    return std::find(std::begin(common_languages), std::end(common_languages), option.id) - std::begin(common_languages);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Option& a, const Option& b) { return place(a) < place(b); });
  return all;
}

std::vector<Option> zones(const App& app) {
  std::vector<Option> all;
  for (const std::string_view zone : app.library.assets().library.almanac.time_zones()) {
    all.push_back({std::string(zone), zone_name(zone), {}, {}});
  }
  // First where the person is.
  std::stable_partition(all.begin(), all.end(), [&](const Option& option) { return option.id == app.view.time_zone; });
  return all;
}

// Those that begin with what is looked for come first.
std::vector<Option> matching(std::vector<Option> all, std::string_view looked_for) {
  std::string wanted = composer::folded(looked_for);
  while (!wanted.empty() && wanted.back() == ' ') wanted.pop_back();
  const auto begins = [&](const Option& option) {
    const auto with = [&](const std::string& name) { return composer::folded(name).starts_with(wanted); };
    return with(option.name) || option.id == wanted || (!wanted.empty() && (with(option.note) || with(option.english)));
  };
  const auto lacks = [&](const Option& option) {
    const auto holds = [&](const std::string& name) { return composer::folded(name).find(wanted) != std::string::npos; };
    return !holds(option.name) && !holds(option.note) && !holds(option.english) && !begins(option);
  };
  all.erase(std::remove_if(all.begin(), all.end(), lacks), all.end());
  if (!wanted.empty()) std::stable_partition(all.begin(), all.end(), begins);
  return all;
}

// What stands before `end` is taken away, and the mark with it.
std::string_view taken_to(std::string_view& text, char end) {
  const std::string_view head = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), head.size() + 1));
  return head;
}

// Asks once for each language of the interface, and takes the answer.
void learn_names(App& app) {
  constexpr std::size_t most = 1000;
  LanguageNames& names = app.view.story.names;
  if (const auto answer = app.ui.take("page", "language-names")) {
    names.of.clear();
    std::string_view rest = *answer;
    while (names.of.size() < most && !rest.empty()) {
      std::string_view line = taken_to(rest, '\n');
      const std::string_view tag = taken_to(line, '\t'), here = taken_to(line, '\t');
      if (!tag.empty()) names.of.insert_or_assign(std::string(tag), LanguageNames::Both{std::string(here), std::string(line)});
    }
    app.ui.want_frame();
  }
  const auto* known = app.library.assets().library.almanac.names();
  if (!known || names.language == app.ui.strings->language()) return;
  names.language = app.ui.strings->language();
  std::vector<std::string> tags;
  for (const auto& [own_tag, name] : *known) tags.push_back(own_tag);
  app.effects.name_languages(tags, names.language);
}

std::string chosen_now(const App& app) {
  const story::Story& story = app.state.draft.story;
  switch (app.view.story.picker) {
    case Picker::story_language: return story.language;
    case Picker::translation_language: return story.translation ? story.translation->language : std::string();
    case Picker::time_zone: break;
  }
  return event_zone(app);
}

void choose(App& app, const std::string& id) {
  switch (app.view.story.picker) {
    case Picker::story_language: set_language(app.state, id, app.ui.now_ms); break;
    case Picker::translation_language: set_translation_language(app.state, id, app.ui.now_ms); break;
    case Picker::time_zone: choose_zone(app, id); break;
  }
  close_sheet(app);
}

struct PickerWords {
  const char *title, *find, *none;
};
PickerWords words_of(Picker picker) {
  switch (picker) {
    case Picker::story_language: return {"extra.language", "language.find", "language.none"};
    case Picker::translation_language: return {"translation.language", "language.find", "language.none"};
    case Picker::time_zone: break;
  }
  return {"event.zone", "event.zone-find", "event.zone-none"};
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint now = decode_utf8(text, at);
    at += now.length;
    append_utf8(out, folded(now.code_point));
  }
  return out;
}

std::string language_name(const App& app, std::string_view tag) {
  const almanac::Almanac& almanac = app.library.assets().library.almanac;
  app.library.want_files(almanac.needed_for_name(tag));
  return almanac.name_of(tag);
}

std::string zone_name(std::string_view zone) {
  std::string name;
  for (const char c : zone) {
    if (c == '/') name += ", ";
    else name += c == '_' ? ' ' : c;
  }
  return name;
}

void open_picker(App& app, Picker picker, std::string_view opener) {
  app.view.story.picker = picker;
  app.view.story.looked_for.clear();
  open_sheet(app, SheetKind::pick, opener);
}

void draw_picker(App& app) {
  StoryView& view = app.view.story;
  const bool zone = view.picker == Picker::time_zone;
  app.library.want_files({zone ? "almanac/time-zones.json" : "almanac/languages.json"});
  if (!zone) learn_names(app);
  const PickerWords words = words_of(view.picker);
  const Rect at = begin_app_sheet(app, "pick", app.text(words.title));
  Column column{app, at, at.y + 4};
  if (const auto text = column.field({"pick-find", app.text(words.find), view.looked_for})) {
    view.looked_for.assign(taken(*text));
    app.ui.want_frame();
  }
  std::vector<Option> options = matching(zone ? zones(app) : languages(app), view.looked_for);
  const std::size_t others = options.size() - std::min(options.size(), shown_max);
  options.resize(options.size() - others);
  if (view.picker == Picker::story_language && view.looked_for.empty()) {
    options.insert(options.begin(), {"", app.text("language.automatic"), {}, {}});
  }
  const std::string now = chosen_now(app);
  std::optional<std::string> chosen;
  app.ui.open("pick-options", "group", app.text(words.title), {at.x, column.y, at.width, 44});
  for (const Option& option : options) {
    const std::string id = "pick-" + (option.id.empty() ? "automatic" : option.id);
    Choice choice{id, option.name, option.id == now};
    choice.note = option.note;
    if (menu_item(app.ui, choice, column.take(48, 0))) chosen = option.id;
  }
  app.ui.close();
  column.y += 8;
  const std::string rest = options.empty() ? app.text(words.none)
                           : others > 0    ? app.ui.strings->counted("pick.more", static_cast<long long>(others))
                                           : std::string();
  if (!rest.empty()) column.paragraph("pick-rest", rest, look::note, app.ui.colors->muted);
  end_app_sheet(app, column.y - at.y);
  if (chosen) choose(app, *chosen);
}

}  // namespace storycard::composer
