#include "story/read_photo.h"

#include "base/limits.h"

namespace storycard::story {
namespace {

constexpr Bounds fraction{0, 1};
// A cover may hang over the photo's edges: a face is often cut off there.
constexpr Bounds around_photo{-1, 2};

Point point_of(const std::vector<double>& pair) { return {static_cast<float>(pair[0]), static_cast<float>(pair[1])}; }

Framing read_framing(JsonReader& read) {
  Framing framing;
  if (const auto center = read.numbers("center", 2, fraction)) framing.center = point_of(*center);
  framing.zoom = static_cast<float>(read.number("zoom", 1, {1, 20}));
  return framing;
}

std::vector<FormatFraming> read_formats(JsonReader& photo) {
  const Json* formats = photo.object("formats");
  if (!formats) return {};
  const JsonObject& members = *formats->as_object();
  if (members.size() > limits::formats) {
    photo.fail(
        ErrorCode::out_of_range, photo.pointer("formats"),
        "expected at most " + std::to_string(limits::formats) + " entries, found " + std::to_string(members.size()));
    return {};
  }
  std::vector<FormatFraming> result;
  for (const auto& [format, value] : members) {
    JsonReader read(value, pointer_to(photo.pointer("formats"), format));
    result.push_back({format, read_framing(read)});
    photo.fail(read.error());
  }
  return result;
}

std::vector<Point> read_points(JsonReader& cover) {
  const JsonArray* list = cover.array("points", limits::cover_points);
  if (!list) return {};
  const std::string place = cover.pointer("points");
  if (list->size() < 3) {
    cover.fail(ErrorCode::out_of_range, place, "expected at least 3 points, found " + std::to_string(list->size()));
  }
  std::vector<Point> points;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const JsonArray* pair = (*list)[i].as_array();
    const double* x = pair && pair->size() == 2 ? (*pair)[0].as_number() : nullptr;
    const double* y = pair && pair->size() == 2 ? (*pair)[1].as_number() : nullptr;
    if (!x || !y) {
      cover.fail(ErrorCode::wrong_type, pointer_to(place, i), "expected a point such as [0.4, 0.2]");
      return {};
    }
    const auto within = [](double value) { return value >= around_photo.min && value <= around_photo.max; };
    if (!within(*x) || !within(*y)) {
      cover.fail(ErrorCode::out_of_range, pointer_to(place, i), "expected fractions of the photo, from -1 to 2");
      return {};
    }
    points.push_back({static_cast<float>(*x), static_cast<float>(*y)});
  }
  return points;
}

Cover read_cover(const Json& value, const std::string& pointer, JsonReader& photo) {
  JsonReader read(value, pointer);
  Cover cover;
  cover.kind = static_cast<Cover::Kind>(read.choice("kind", {"solid", "pattern"}, 1));
  cover.shape = static_cast<Cover::Shape>(read.choice("shape", {"ellipse", "rect", "path"}, 0));
  cover.color = read.text("color");
  // A cover that covers nothing would show a face that somebody wanted hidden.
  read.require(cover.shape == Cover::Shape::path ? "points" : "box");
  cover.points = read_points(read);
  if (const auto box = read.numbers("box", 4, around_photo)) {
    cover.box = {static_cast<float>((*box)[0]), static_cast<float>((*box)[1]), static_cast<float>((*box)[2]),
                 static_cast<float>((*box)[3])};
    if (cover.box.empty()) {
      read.fail(ErrorCode::out_of_range, read.pointer("box"), "expected a width and a height above 0");
    }
  }
  photo.fail(read.error());
  return cover;
}

Photo read_photo(const Json& value, const std::string& pointer, JsonReader& document) {
  JsonReader read(value, pointer);
  Photo photo;
  photo.file = read.text("file");
  photo.description = read.text("description");
  photo.credit = read.text("credit");
  photo.framing = read_framing(read);
  photo.turn_degrees = static_cast<float>(read.number("turn", 0, {-360, 360}));
  photo.flip = read.flag("flip", false);
  photo.look = static_cast<Look>(read.choice("look", {"none", "warm", "cool", "mono", "duotone", "faded"}, 0));
  photo.formats = read_formats(read);
  if (const JsonArray* covers = read.array("covers", limits::covers)) {
    for (std::size_t i = 0; i < covers->size(); ++i) {
      photo.covers.push_back(read_cover((*covers)[i], pointer_to(read.pointer("covers"), i), read));
    }
  }
  document.fail(read.error());
  return photo;
}

}  // namespace

std::vector<Photo> read_photos(JsonReader& document) {
  if (document.has("photo") && document.has("photos")) {
    document.fail(ErrorCode::unknown_value, document.pointer("photo"), "expected either photo or photos, found both");
    return {};
  }
  if (const Json* photo = document.object("photo")) return {read_photo(*photo, document.pointer("photo"), document)};
  const JsonArray* list = document.array("photos", limits::photos);
  if (!list) return {};
  std::vector<Photo> photos;
  for (std::size_t i = 0; i < list->size(); ++i) {
    photos.push_back(read_photo((*list)[i], pointer_to(document.pointer("photos"), i), document));
  }
  return photos;
}

}  // namespace storycard::story
