#include "story/object_changes.h"
#include "story/story.h"
#include "story/write_photo.h"

namespace storycard::story {
namespace {

Json write_fact(const Json* source, const Fact& before, const Fact& now) {
  ObjectChanges object(source);
  object.text("number", before.number, now.number);
  object.text("text", before.text, now.text);
  object.text("source", before.source, now.source);
  if (before.year != now.year) object.put("year", now.year ? Json(*now.year) : Json());
  return object.take();
}

Json write_speaker(const Json* source, const Speaker& before, const Speaker& now) {
  ObjectChanges object(source);
  object.text("name", before.name, now.name);
  object.text("role", before.role, now.role);
  if (before.photo != now.photo) object.put("photo", now.photo ? Json(static_cast<double>(*now.photo)) : Json());
  return object.take();
}

Json write_event(const Json* source, const Event& before, const Event& now) {
  ObjectChanges object(source);
  object.text("title", before.title, now.title);
  object.text("start", before.start, now.start);
  object.text("timeZone", before.time_zone, now.time_zone);
  object.text("where", before.where, now.where);
  if (before.speakers != now.speakers) {
    const auto same_name = [](const Speaker& a, const Speaker& b) { return !a.name.empty() && a.name == b.name; };
    object.put("speakers",
               rewritten_list(object.source("speakers"), before.speakers, now.speakers, same_name, write_speaker));
  }
  return object.take();
}

Json write_translation(const Json* source, const Translation& before, const Translation& now) {
  ObjectChanges object(source);
  object.text("language", before.language, now.language);
  object.text("story", before.story, now.story);
  object.text("role", before.role, now.role);
  return object.take();
}

Json write_logo(const Json* source, const Logo& before, const Logo& now) {
  ObjectChanges object(source);
  object.text("file", before.file, now.file);
  object.text("description", before.description, now.description);
  return object.take();
}

// A part that a story may have or not: no part, no key.
template <typename Part, typename WritePart>
void put_part(ObjectChanges& document, std::string_view key, const std::optional<Part>& before,
              const std::optional<Part>& now, WritePart write_part) {
  if (before == now) return;
  document.put(key, now ? write_part(document.source(key), before.value_or(Part{}), *now) : Json());
}

void put_words(ObjectChanges& document, const Story& before, const Story& now) {
  document.text("story", before.story, now.story);
  document.text("name", before.name, now.name);
  document.flag("nameChanged", before.name_changed, now.name_changed);
  document.text("role", before.role, now.role);
  document.text("place", before.place, now.place);
  put_part(document, "fact", before.fact, now.fact, write_fact);
  put_part(document, "event", before.event, now.event, write_event);
  document.text("prompt", before.prompt, now.prompt);
  if (before.nominees != now.nominees) {
    document.put("nominees", now.nominees.empty() ? Json() : text_list(now.nominees));
  }
  put_part(document, "translation", before.translation, now.translation, write_translation);
  if (before.hashtags != now.hashtags) document.put("hashtags", now.hashtags ? text_list(*now.hashtags) : Json());
  document.text("link", before.link, now.link);
  document.flag("qr", before.qr, now.qr);
}

void put_logos(ObjectChanges& document, const std::vector<Logo>& before, const std::vector<Logo>& now) {
  if (before == now) return;
  const auto same_file = [](const Logo& a, const Logo& b) { return !a.file.empty() && a.file == b.file; };
  document.put("logos", rewritten_list(document.source("logos"), before, now, same_file, write_logo));
}

}  // namespace

Json text_list(const std::vector<std::string>& texts) {
  JsonArray list;
  for (const std::string& text : texts) list.push_back(text);
  return list;
}

Json write(const Story& story) {
  const auto source = read(story.source, Text::optional);
  const Story before = source ? *source : Story{};
  ObjectChanges document(source ? &story.source : nullptr);
  if (!source) document.put("storycard", 1);

  document.text("language", before.language, story.language);
  document.choice("direction", before.direction, story.direction, {"auto", "ltr", "rtl"});
  document.text("frame", before.frame, story.frame);
  document.text("theme", before.theme, story.theme);
  document.text("format", before.format, story.format);
  put_words(document, before, story);
  write_photos(document, before.photos, story.photos);
  put_logos(document, before.logos, story.logos);
  document.choice("about", before.about, story.about, {"", "me", "other", "child"});
  if (before.consent != story.consent) document.put("consent", story.consent);
  return document.take();
}

}  // namespace storycard::story
