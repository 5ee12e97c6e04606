#include "base/blank.h"
#include "base/json_reader.h"
#include "base/limits.h"
#include "story/instant.h"
#include "story/read_photo.h"
#include "story/story.h"

namespace storycard::story {
namespace {

constexpr int version = 1;

// Looked at before all else: a later version may mean other things by the same keys.
void check_version(JsonReader& document) {
  document.require("storycard");
  const double found = document.number("storycard", version, {-1e300, 1e300});
  if (document.error() || found == version) return;
  document.fail(found >= version + 1 ? ErrorCode::newer_version : ErrorCode::out_of_range,
                document.pointer("storycard"),
                "expected version " + std::to_string(version) + ", found " + number_text(found));
}

std::optional<Fact> read_fact(JsonReader& document) {
  const Json* value = document.object("fact");
  if (!value) return std::nullopt;
  JsonReader read(*value, document.pointer("fact"));
  Fact fact;
  fact.number = read.text("number");
  fact.text = read.text("text");
  fact.source = read.text("source");
  if (read.has("year")) fact.year = read.integer("year", 0, {1, 9999});
  document.fail(read.error());
  return fact;
}

// Photos may be handed over beside the story, so an index past those it names is no error: nothing is drawn there.
Speaker read_speaker(const Json& value, const std::string& pointer, JsonReader& event) {
  JsonReader read(value, pointer);
  Speaker speaker;
  speaker.name = read.text("name");
  speaker.role = read.text("role");
  if (read.has("photo")) {
    speaker.photo = static_cast<std::size_t>(read.integer("photo", 0, {0, limits::photos - 1}));
  }
  event.fail(read.error());
  return speaker;
}

std::optional<Event> read_event(JsonReader& document) {
  const Json* value = document.object("event");
  if (!value) return std::nullopt;
  JsonReader read(*value, document.pointer("event"));
  Event event;
  event.title = read.text("title");
  event.start = read.text("start");
  event.time_zone = read.text("timeZone");
  event.where = read.text("where");
  if (!event.start.empty() && !read_instant(event.start)) {
    read.fail(ErrorCode::wrong_type, read.pointer("start"),
              "expected an instant such as 2026-12-18T16:00Z or 2026-12-18T17:00+01:00, or a day such as 2026-12-18");
  }
  if (const JsonArray* speakers = read.array("speakers", limits::speakers)) {
    for (std::size_t i = 0; i < speakers->size(); ++i) {
      event.speakers.push_back(read_speaker((*speakers)[i], pointer_to(read.pointer("speakers"), i), read));
    }
  }
  document.fail(read.error());
  return event;
}

std::optional<Translation> read_translation(JsonReader& document) {
  const Json* value = document.object("translation");
  if (!value) return std::nullopt;
  JsonReader read(*value, document.pointer("translation"));
  Translation translation{read.text("language"), read.text("story"), read.text("role")};
  document.fail(read.error());
  return translation;
}

std::vector<Logo> read_logos(JsonReader& document) {
  const JsonArray* list = document.array("logos", limits::logos);
  if (!list) return {};
  std::vector<Logo> logos;
  for (std::size_t i = 0; i < list->size(); ++i) {
    JsonReader read((*list)[i], pointer_to(document.pointer("logos"), i));
    logos.push_back({read.text("file"), read.text("description")});
    document.fail(read.error());
  }
  return logos;
}

About read_about(JsonReader& document) {
  if (!document.has("about")) return About::unsaid;
  constexpr About abouts[] = {About::me, About::other, About::child};
  return abouts[document.choice("about", {"me", "other", "child"}, 0)];
}

bool says_something(const Story& story) {
  return !is_blank(story.story) || (story.fact && !is_blank(story.fact->text)) ||
         (story.event && !is_blank(story.event->title)) || !is_blank(story.prompt);
}

void read_words(JsonReader& read, Story& story) {
  story.story = read.text("story");
  story.name = read.text("name");
  story.name_changed = read.flag("nameChanged", false);
  story.role = read.text("role");
  story.place = read.text("place");
  story.fact = read_fact(read);
  story.event = read_event(read);
  story.prompt = read.text("prompt");
  story.nominees = read.texts("nominees", limits::nominees);
  story.translation = read_translation(read);
  if (read.has("hashtags")) story.hashtags = read.texts("hashtags", limits::hashtags);
  story.link = read.text("link");
}

}  // namespace

Result<Story> read(std::string_view json_text) {
  const auto document = read_json(json_text);
  if (!document) return document.error();
  return read(*document);
}

Result<Story> read(const Json& document, Text text) {
  JsonReader read(document, "");
  check_version(read);
  if (read.error()) return *read.error();

  Story story;
  story.language = read.text("language");
  story.direction = static_cast<Direction>(read.choice("direction", {"auto", "ltr", "rtl"}, 0));
  story.frame = read.text("frame");
  story.theme = read.text("theme");
  story.format = read.text("format");
  read_words(read, story);
  story.qr = read.flag("qr", false);
  story.photos = read_photos(read);
  story.logos = read_logos(read);
  story.about = read_about(read);
  if (const Json* consent = read.object("consent")) story.consent = *consent;
  if (text == Text::required && !says_something(story)) {
    read.fail(ErrorCode::missing_value, read.pointer("story"),
              "one of story, fact.text, event.title and prompt must have words in it");
  }
  if (read.error()) return *read.error();
  story.source = document;
  return story;
}

}  // namespace storycard::story
