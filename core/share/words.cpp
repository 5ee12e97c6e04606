#include "share/words.h"

#include "base/blank.h"

namespace storycard::share {
namespace {

struct Note {
  std::string_view language, text;
};

constexpr Note name_changed[] = {
    {"en", "Name changed."},         {"fr", "Le nom a été changé."}, {"es", "Nombre cambiado."},
    {"pt", "Nome alterado."},        {"ar", "تم تغيير الاسم."},      {"uk", "Ім’я змінено."},
};

std::string_view name_changed_note(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  for (const Note& note : name_changed) {
    if (note.language == base) return note.text;
  }
  return name_changed[0].text;
}

void add_line(std::string& text, std::string_view line) {
  if (is_blank(line)) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string joined(std::initializer_list<std::string_view> parts, std::string_view separator) {
  std::string text;
  for (const std::string_view part : parts) {
    if (is_blank(part)) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string text_of(const compose::TextReport& text) {
  std::string words;
  for (const compose::LineReport& line : text.lines) words += line.text;
  return words;
}

}  // namespace

std::string alt_text(const story::Story& story, const compose::Report& report) {
  std::string text;
  for (const compose::TextReport& part : report.texts) add_line(text, text_of(part));
  for (const story::Photo& photo : story.photos) add_line(text, photo.description);
  return text;
}

std::string caption(const story::Story& story, const toolkit::Pack& pack) {
  std::string text;
  add_line(text, story.story);
  add_line(text, joined({story.name, story.role, story.place}, ", "));
  if (story.name_changed) add_line(text, name_changed_note(story.language));
  std::string tags;
  for (const std::string& tag : story.hashtags ? *story.hashtags : pack.hashtags) tags += (tags.empty() ? "" : " ") + tag;
  add_line(text, tags);
  add_line(text, story.link);
  for (const story::Photo& photo : story.photos) add_line(text, photo.credit);
  return text;
}

}  // namespace storycard::share
