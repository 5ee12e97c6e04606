#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/json.h"

// The document a person writes: Story JSON, version 1 (docs/story.md holds the contract).
namespace storycard::story {

enum class Direction { automatic, left_to_right, right_to_left };
enum class About { unsaid, me, other, child };
enum class Look { none, warm, cool, mono, duotone, faded };

// What part of the upright photo a slot shows. `center` is a fraction of the photo, absent: automatic; zoom 1 covers
// the slot.
struct Framing {
  std::optional<Point> center;
  float zoom = 1;
  friend bool operator==(const Framing&, const Framing&) = default;
};

struct FormatFraming {
  std::string format;
  Framing framing;
  friend bool operator==(const FormatFraming&, const FormatFraming&) = default;
};

// A fully opaque shape over the photo. `box` and `points` are fractions of the upright photo.
struct Cover {
  enum class Kind { solid, pattern };
  enum class Shape { ellipse, rect, path };
  Kind kind = Kind::pattern;
  std::string color;  // a theme token
  Shape shape = Shape::ellipse;
  Rect box;
  std::vector<Point> points;
  friend bool operator==(const Cover&, const Cover&) = default;
};

struct Photo {
  std::string file;
  std::string description;
  std::string credit;
  Framing framing;
  float turn_degrees = 0;  // clockwise
  bool flip = false;
  Look look = Look::none;
  std::vector<FormatFraming> formats;
  std::vector<Cover> covers;
  friend bool operator==(const Photo&, const Photo&) = default;

  const Framing& framing_for(std::string_view format) const;
};

struct Fact {
  std::string number, text, source;
  std::optional<int> year;
  friend bool operator==(const Fact&, const Fact&) = default;
};

struct Speaker {
  std::string name, role;
  std::optional<std::size_t> photo;  // index into Story::photos
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

struct Event {
  std::string title, start, time_zone, where;
  std::vector<Speaker> speakers;
  friend bool operator==(const Event&, const Event&) = default;
};

struct Translation {
  std::string language, story, role;
  friend bool operator==(const Translation&, const Translation&) = default;
};

struct Logo {
  std::string file, description;
  friend bool operator==(const Logo&, const Logo&) = default;
};

struct Story {
  std::string language;  // BCP 47; empty: unsaid
  Direction direction = Direction::automatic;
  std::string frame;   // empty: itac/quote with a photo, else itac/voice
  std::string theme;   // empty: the frame's own
  std::string format;  // empty: square
  std::string story, name, role, place;
  bool name_changed = false;
  std::optional<Fact> fact;
  std::optional<Event> event;
  std::string prompt;
  std::vector<std::string> nominees;
  std::optional<Translation> translation;
  std::optional<std::vector<std::string>> hashtags;  // absent: the pack's; empty: none
  std::string link;
  bool qr = false;
  std::vector<Photo> photos;
  std::vector<Logo> logos;
  About about = About::unsaid;
  Json consent;  // kept as written
  Json source;   // the whole document as read: unknown keys survive a round trip

  friend bool operator==(const Story&, const Story&) = default;
};

// Reads Story JSON. Only `storycard` and one non-blank text (story, fact.text, event.title or prompt) are required.
//   Errors  json_*, wrong_type / out_of_range / unknown_value with a JSON Pointer, missing_value, newer_version
//   `text`  optional: a story that is still being written may have none
enum class Text { required, optional };
Result<Story> read(std::string_view json_text);
Result<Story> read(const Json& document, Text text = Text::required);
// Without these two a string could be taken for the text or for a Json string alike.
inline Result<Story> read(const std::string& json_text) { return read(std::string_view(json_text)); }
inline Result<Story> read(const char* json_text) { return read(std::string_view(json_text)); }

// Writes it back. What was not changed since `source` was read stays as it stands there, with unknown keys and the
// order of keys; what was is written from the fields. Defaults that `source` does not have stay unwritten.
Json write(const Story& story);

// The frame and format drawn when the story names none.
std::string frame_or_default(const Story& story);
std::string format_or_default(const Story& story);

}  // namespace storycard::story
