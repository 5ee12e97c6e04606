#include "toolkit/read_theme.h"

#include <algorithm>

#include "base/json_reader.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {

bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 64) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<std::vector<NamedColor>> read_colors(const Json* json, const std::string& pointer) {
  std::vector<NamedColor> colors;
  if (json == nullptr) return colors;
  for (const auto& [name, value] : *json->as_object()) {
    const std::string where = pointer_to(pointer, name);
    const std::string* text = value.as_string();
    if (text == nullptr) {
      return Error{ErrorCode::wrong_type, where, std::string("expected a colour such as \"#FFB81C\", found ") + type_name(value)};
    }
    auto color = read_color(*text);
    if (!color) return Error{color.error().code, where, color.error().detail};
    colors.push_back({name, *color});
  }
  return colors;
}

Result<std::vector<NamedFace>> read_faces(const Json* json, const std::string& pointer) {
  std::vector<NamedFace> faces;
  if (json == nullptr) return faces;
  for (const auto& [name, value] : *json->as_object()) {
    JsonReader read(value, pointer_to(pointer, name));
    Face face;
    face.role = read.choice("role", {"display", "text"}, 1) == 0 ? Face::Role::display : Face::Role::text;
    face.weight = read.integer("weight", face.weight, {100, 900});
    read.no_others();
    if (read.error()) return *read.error();
    faces.push_back({name, face});
  }
  return faces;
}

Result<Theme> read_theme(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  read.require("id");
  read.require("name");
  Theme theme;
  theme.id = read.text("id");
  if (!is_plain_name(theme.id)) read.fail(ErrorCode::out_of_range, read.pointer("id"), "expected small letters, digits and hyphens");
  const Json* colors = read.object("colors");
  const Json* faces = read.object("faces");
  const Json* name = read.member("name");
  read.text("note");
  read.no_others();
  if (read.error()) return *read.error();
  auto words = read_words(*name, read.pointer("name"));
  if (!words) return words.error();
  theme.name = std::move(*words);
  auto named = read_colors(colors, read.pointer("colors"));
  if (!named) return named.error();
  theme.colors = std::move(*named);
  auto named_faces = read_faces(faces, read.pointer("faces"));
  if (!named_faces) return named_faces.error();
  theme.faces = std::move(*named_faces);
  return theme;
}

}  // namespace storycard::toolkit
