#include "base/limits.h"
#include "story/story.h"
#include "unit/story/whole_document.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::story;

namespace {

Story story_of(std::string_view text) {
  const auto story = read(text);
  REQUIRE_MESSAGE(story, text << ": " << (story ? "" : sentence(story.error())));
  return *story;
}

Error error_of(std::string_view text) {
  const auto story = read(text);
  REQUIRE_FALSE_MESSAGE(story, text);
  return story.error();
}

// The error of a document that is fine but for the given members.
Error error_with(const std::string& members) { return error_of(R"({"storycard": 1, "story": "a", )" + members + "}"); }

void check_error(const std::string& members, ErrorCode code, const std::string& where) {
  CAPTURE(members);
  const Error error = error_with(members);
  CHECK(std::string(name_of(error.code)) == name_of(code));
  CHECK(error.where == where);
  CHECK(error.detail.size() > 10);
}

std::string list_of(std::size_t count, const std::string& entry) {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += (i ? "," : "") + entry;
  return list + "]";
}

}  // namespace

TEST_CASE("story::read: every key of the contract arrives in its field") {
  const Story story = story_of(whole_document);
  CHECK(story.language == "es");
  CHECK(story.direction == Direction::right_to_left);
  CHECK(story.frame == "itac/quote");
  CHECK(story.theme == "leaf");
  CHECK(story.format == "story");
  CHECK(story.story == "Cuando llegué a la escuela, la directora me dio las llaves.");
  CHECK(story.name == "Amina");
  CHECK(story.name_changed);
  CHECK(story.role == "maestra");
  CHECK(story.place == "Mechelen");
  CHECK(story.fact == Fact{"1 in 3", "children learn in a second language", "Census", 2024});
  REQUIRE(story.event);
  CHECK(
      *story.event ==
      Event{
          "Open evening", "2026-12-18T16:00Z", "Europe/Madrid", "Library", {{"Olena", "nurse", 1}, {"Idris", "", {}}}});
  CHECK(story.prompt == "Who opened a door for you?");
  CHECK(story.nominees == std::vector<std::string>{"Noor", "Bakri"});
  CHECK(story.translation == Translation{"en", "When I came to the school, the head gave me the keys.", "teacher"});
  CHECK(story.hashtags == std::vector<std::string>{"#ItTakesACommunity", "#ITAC"});
  CHECK(story.link == "https://example.org/itac");
  CHECK(story.qr);
  CHECK(story.photos.size() == 2);
  CHECK(story.logos == std::vector<Logo>{{"partner.png", "City of Mechelen"}});
  CHECK(story.about == About::child);
  CHECK(story.consent == *read_json(R"({"mine": true, "shown": true})"));
  CHECK(story.source == *read_json(whole_document));
}

TEST_CASE("story::read: the smallest document, with every default") {
  const Story story = story_of(R"({"storycard": 1, "story": "Hello"})");
  Story expected;
  expected.story = "Hello";
  expected.source = story.source;
  CHECK(story == expected);
  CHECK_FALSE(story.hashtags);  // the pack's
}

TEST_CASE("story::read: the same from a text, a string, a literal and a parsed document") {
  const char* literal = R"({"storycard": 1, "story": "Hello"})";
  const Story story = story_of(literal);
  CHECK(*read(literal) == story);
  CHECK(*read(std::string(literal)) == story);
  CHECK(*read(*read_json(literal)) == story);
}

TEST_CASE("story::read: any one of the four texts will do") {
  for (const char* members : {R"("story": "a")", R"("fact": {"text": "a"})", R"("event": {"title": "a"})",
                              R"("prompt": "a")", R"("story": "\u200b", "prompt": "?")"}) {
    CAPTURE(members);
    CHECK(read(std::string(R"({"storycard": 1, )") + members + "}"));
  }
}

TEST_CASE("story::read: without words it is refused, and invisible characters are no words") {
  for (const char* members :
       {R"("name": "Amina")", R"("story": "")", R"("story": " \n\t\u00a0\u3000")",
        R"("story": "\u200b\u2060\ufeff\u00ad")", R"("fact": {"number": "3"})", R"("event": {"where": "here"})",
        R"("story": null)", R"("translation": {"story": "a"})", R"("nominees": ["a"])"}) {
    CAPTURE(members);
    const Error error = error_of(std::string(R"({"storycard": 1, )") + members + "}");
    CHECK(error.code == ErrorCode::missing_value);
    CHECK(error.where == "/story");
  }
}

TEST_CASE("story::read: the version is required and must be 1") {
  const auto with = [](const std::string& version) {
    return error_of("{\"storycard\": " + version + R"(, "story": "a"})");
  };
  CHECK(error_of(R"({"story": "a"})").code == ErrorCode::missing_value);
  CHECK(error_of(R"({"story": "a"})").where == "/storycard");
  CHECK(with("null").code == ErrorCode::missing_value);
  CHECK(with("0").code == ErrorCode::out_of_range);
  CHECK(with("-1").code == ErrorCode::out_of_range);
  CHECK(with("1.5").code == ErrorCode::out_of_range);
  CHECK(with("\"1\"").code == ErrorCode::wrong_type);
  CHECK(with("2").code == ErrorCode::newer_version);
  CHECK(with("2").detail == "expected version 1, found 2");
  CHECK(with("1e300").code == ErrorCode::newer_version);
  CHECK(story_of(R"({"storycard": 1.0, "story": "a"})").story == "a");
}

TEST_CASE("story::read: a later version is told before anything else that it may hold") {
  CHECK(error_of(R"({"story": {"rich": true}, "storycard": 2})").code == ErrorCode::newer_version);
}

TEST_CASE("story::read: what is no object is told so") {
  CHECK(error_of("[]").code == ErrorCode::wrong_type);
  CHECK(error_of("[]").detail == "expected an object, found a list");
  CHECK(error_of("\"story\"").code == ErrorCode::wrong_type);
  CHECK(error_of("{\"storycard\": 1,").code == ErrorCode::json_syntax);
  CHECK(error_of("").code == ErrorCode::empty_file);
  CHECK(error_of(R"({"storycard": 1, "story": "\ud83e"})").code == ErrorCode::json_syntax);
}

TEST_CASE("story::read: a wrong type is told with its JSON Pointer") {
  for (const char* key :
       {"language", "direction", "frame",   "theme", "format", "name",       "role",        "place",
        "prompt",   "link",      "about",   "fact",  "event",  "nominees",   "translation", "hashtags",
        "photos",   "logos",     "consent", "photo", "qr",     "nameChanged"}) {
    check_error("\"" + std::string(key) + "\": 3", ErrorCode::wrong_type, "/" + std::string(key));
  }
  check_error(R"("fact": {"number": 3})", ErrorCode::wrong_type, "/fact/number");
  check_error(R"("fact": {"year": "2024"})", ErrorCode::wrong_type, "/fact/year");
  check_error(R"("event": {"speakers": {}})", ErrorCode::wrong_type, "/event/speakers");
  check_error(R"("event": {"speakers": [{}, "Olena"]})", ErrorCode::wrong_type, "/event/speakers/1");
  check_error(R"("event": {"speakers": [{"photo": "1"}]})", ErrorCode::wrong_type, "/event/speakers/0/photo");
  check_error(R"("nominees": ["a", {}])", ErrorCode::wrong_type, "/nominees/1");
  check_error(R"("hashtags": [1])", ErrorCode::wrong_type, "/hashtags/0");
  check_error(R"("translation": {"role": []})", ErrorCode::wrong_type, "/translation/role");
  check_error(R"("logos": [{"file": 1}])", ErrorCode::wrong_type, "/logos/0/file");
  check_error(R"("logos": ["a.png"])", ErrorCode::wrong_type, "/logos/0");
}

TEST_CASE("story::read: unknown names are refused") {
  check_error(R"("direction": "left")", ErrorCode::unknown_value, "/direction");
  check_error(R"("about": "someone")", ErrorCode::unknown_value, "/about");
}

TEST_CASE("story::read: bounds of numbers, lists and texts") {
  check_error(R"("fact": {"year": 0})", ErrorCode::out_of_range, "/fact/year");
  check_error(R"("fact": {"year": 10000})", ErrorCode::out_of_range, "/fact/year");
  check_error(R"("fact": {"year": 2024.5})", ErrorCode::out_of_range, "/fact/year");
  check_error(R"("event": {"speakers": [{"photo": -1}]})", ErrorCode::out_of_range, "/event/speakers/0/photo");
  check_error(R"("event": {"speakers": [{"photo": 8}]})", ErrorCode::out_of_range, "/event/speakers/0/photo");
  check_error("\"logos\": " + list_of(limits::logos + 1, "{}"), ErrorCode::out_of_range, "/logos");
  check_error("\"photos\": " + list_of(limits::photos + 1, "{}"), ErrorCode::out_of_range, "/photos");
  check_error("\"hashtags\": " + list_of(limits::hashtags + 1, "\"#a\""), ErrorCode::out_of_range, "/hashtags");
  check_error("\"nominees\": " + list_of(limits::nominees + 1, "\"a\""), ErrorCode::out_of_range, "/nominees");
  check_error("\"event\": {\"speakers\": " + list_of(limits::speakers + 1, "{}") + "}", ErrorCode::out_of_range,
              "/event/speakers");
  check_error("\"name\": \"" + std::string(limits::text_bytes + 1, 'a') + "\"", ErrorCode::too_large, "/name");
  check_error("\"nominees\": [\"" + std::string(limits::text_bytes + 1, 'a') + "\"]", ErrorCode::too_large,
              "/nominees/0");
  CHECK(story_of(R"({"storycard": 1, "story": "a", "logos": [{}, {}, {}]})").logos.size() == 3);
}

TEST_CASE("story::read: an event's start is an instant, kept as it was written") {
  check_error(R"("event": {"start": "tomorrow"})", ErrorCode::wrong_type, "/event/start");
  check_error(R"("event": {"start": "2026-12-18T16:00"})", ErrorCode::wrong_type, "/event/start");
  const Story story = story_of(R"({"storycard": 1, "event": {"title": "a", "start": "2026-12-18T17:00:00+01:00"}})");
  CHECK(story.event->start == "2026-12-18T17:00:00+01:00");
}

TEST_CASE("story::read: absent hashtags are the pack's, an empty list is none") {
  CHECK_FALSE(story_of(R"({"storycard": 1, "story": "a", "hashtags": null})").hashtags);
  CHECK(story_of(R"({"storycard": 1, "story": "a", "hashtags": []})").hashtags == std::vector<std::string>{});
}

TEST_CASE("story::read: a text is never changed") {
  const Story story = story_of(R"({"storycard": 1, "story": "  \"Hi\" - it's...\r\n\u200fok\u0000  "})");
  CHECK(story.story == std::string("  \"Hi\" - it's...\r\n\u200Fok\0  ", 26));
}

TEST_CASE("story::read: a document cut short anywhere is a clear error") {
  const std::string whole = whole_document;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto story = read(whole.substr(0, size));
    REQUIRE_FALSE(story);
    CHECK_FALSE(sentence(story.error()).empty());
  }
}

TEST_CASE("story::read: any byte may be damaged: it is read and comes back to the letter, or it is a clear error") {
  const std::string whole = whole_document;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char damage : {'"', '[', '}', '-', '9', 'e', '\\', '\0', '\xFF', '\xC3'}) {
      std::string damaged = whole;
      damaged[i] = damage;
      const auto story = read(damaged);
      if (story) CHECK(write(*story) == *read_json(damaged));
      if (!story) CHECK_FALSE(story.error().detail.empty());
    }
  }
}
