#include <algorithm>

#include "base/json_reader.h"
#include "base/limits.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {
namespace {

// A plain name inside the pack's folder: never a path out of it, never an address.
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

Result<Theme> read_theme(const Json& json, const std::string& pointer) {
  JsonReader read(json, pointer);
  read.require("id");
  read.require("name");
  Theme theme;
  theme.id = read.text("id");
  const Json* colors = read.object("colors");
  if (read.error()) return *read.error();
  auto name = read_words(*read.member("name"), read.pointer("name"));
  if (!name) return name.error();
  theme.name = std::move(*name);
  auto named = read_colors(colors, read.pointer("colors"));
  if (!named) return named.error();
  theme.colors = std::move(*named);
  return theme;
}

Error in_file(const std::string& file, const Error& error) {
  return {error.code, error.where.empty() ? file : file + " " + error.where, error.detail};
}

Result<Json> read_json_file(const ReadFile& read_file, const std::string& file) {
  auto text = read_file(file);
  if (!text) return text.error();
  auto json = read_json(*text);
  if (!json) return in_file(file, json.error());
  return json;
}

// Where a frame names a theme that the pack has not.
std::optional<Error> check_themes(const Frame& frame, const Pack& pack) {
  for (std::size_t i = 0; i < frame.themes.size(); ++i) {
    if (find_theme(pack, frame.themes[i]) == nullptr) {
      return Error{ErrorCode::unknown_value, pointer_to("/themes", i), "the pack has no theme \"" + frame.themes[i] + "\""};
    }
  }
  return std::nullopt;
}

std::size_t count_layers(const std::vector<Layer>& layers) {
  std::size_t count = layers.size();
  for (const Layer& layer : layers) {
    if (const auto* stack = std::get_if<StackLayer>(&layer.content)) count += count_layers(stack->children);
  }
  return count;
}

Result<Pack> read_pack_json(const Json& json, std::vector<std::string>& frame_names) {
  JsonReader read(json, "");
  Pack pack;
  read.require("pack");
  if (read.integer("pack", 1, {1, 1'000'000}) > 1) {
    read.fail(ErrorCode::newer_version, "/pack", "this pack was written for a later version of storycard");
  }
  for (const std::string_view key : {"id", "version", "licence", "frames"}) read.require(key);
  pack.id = read.text("id");
  if (!is_plain_name(pack.id)) read.fail(ErrorCode::out_of_range, "/id", "expected small letters, digits and hyphens");
  pack.version = read.text("version");
  pack.licence = read.text("licence");
  pack.languages = read.texts("languages", 200);
  pack.hashtags = read.texts("hashtags", 10);
  frame_names = read.texts("frames", 200);
  const Json* colors = read.object("colors");
  const JsonArray* themes = read.array("themes", 100);
  if (read.error()) return *read.error();
  auto named = read_colors(colors, "/colors");
  if (!named) return named.error();
  pack.colors = std::move(*named);
  for (std::size_t i = 0; themes != nullptr && i < themes->size(); ++i) {
    auto theme = read_theme((*themes)[i], pointer_to("/themes", i));
    if (!theme) return theme.error();
    pack.themes.push_back(std::move(*theme));
  }
  return pack;
}

}  // namespace

Result<Frame> read_frame(const Json& document, const std::string& pack_id) {
  JsonReader read(document, "");
  read.require("frame");
  if (read.integer("frame", 1, {1, 1'000'000}) > 1) {
    read.fail(ErrorCode::newer_version, "/frame", "this frame was written for a later version of storycard");
  }
  for (const std::string_view key : {"id", "name", "ground", "layers", "slots"}) read.require(key);
  Frame frame;
  const std::string id = read.text("id");
  if (!is_plain_name(id)) read.fail(ErrorCode::out_of_range, "/id", "expected small letters, digits and hyphens");
  frame.id = pack_id + "/" + id;
  frame.ground = read.text("ground");
  frame.slots = read.texts("slots", 40);
  frame.themes = read.texts("themes", 100);
  frame.formats = read.texts("formats", 40);
  if (frame.ground.empty()) read.fail(ErrorCode::missing_value, "/ground", "expected the name of a colour");
  if (read.error()) return *read.error();
  auto name = read_words(*read.member("name"), "/name");
  if (!name) return name.error();
  frame.name = std::move(*name);
  for (std::size_t i = 0; i < frame.formats.size(); ++i) {
    if (find_format(frame.formats[i]) == nullptr) {
      return Error{ErrorCode::unknown_value, pointer_to("/formats", i), "no format \"" + frame.formats[i] + "\""};
    }
  }
  if (frame.formats.empty()) {
    for (const Format& format : formats()) frame.formats.emplace_back(format.id);
  }
  for (std::size_t shape = 0; shape < shape_count; ++shape) {
    auto layers = read_layers(*read.member("layers"), static_cast<Shape>(shape), "/layers");
    if (!layers) return layers.error();
    if (count_layers(*layers) > limits::layers) {
      return Error{ErrorCode::too_large, "/layers", "a frame has at most " + std::to_string(limits::layers) + " layers"};
    }
    frame.layers[shape] = std::move(*layers);
  }
  return frame;
}

Result<Pack> read_pack(const ReadFile& read_file) {
  const auto json = read_json_file(read_file, "pack.json");
  if (!json) return json.error();
  std::vector<std::string> frame_names;
  auto pack = read_pack_json(*json, frame_names);
  if (!pack) return in_file("pack.json", pack.error());
  for (std::size_t i = 0; i < frame_names.size(); ++i) {
    if (!is_plain_name(frame_names[i])) {
      return Error{ErrorCode::out_of_range, "pack.json " + pointer_to("/frames", i),
                   "expected small letters, digits and hyphens"};
    }
    const std::string file = "frames/" + frame_names[i] + ".json";
    const auto document = read_json_file(read_file, file);
    if (!document) return document.error();
    auto frame = read_frame(*document, pack->id);
    if (!frame) return in_file(file, frame.error());
    if (const auto error = check_themes(*frame, *pack)) return in_file(file, *error);
    pack->frames.push_back(std::move(*frame));
  }
  return pack;
}

const Frame* find_frame(const std::vector<Pack>& packs, std::string_view frame_id, const Pack** owner) {
  for (const Pack& pack : packs) {
    for (const Frame& frame : pack.frames) {
      if (frame.id != frame_id) continue;
      if (owner != nullptr) *owner = &pack;
      return &frame;
    }
  }
  return nullptr;
}

const Theme* find_theme(const Pack& pack, std::string_view theme_id) {
  for (const Theme& theme : pack.themes) {
    if (theme.id == theme_id) return &theme;
  }
  return nullptr;
}

std::string frame_ids(const std::vector<Pack>& packs) {
  std::string ids;
  for (const Pack& pack : packs) {
    for (const Frame& frame : pack.frames) ids += (ids.empty() ? "" : ", ") + frame.id;
  }
  return ids;
}

}  // namespace storycard::toolkit
