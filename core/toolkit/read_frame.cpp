#include "toolkit/read_frame.h"

#include "base/json_reader.h"
#include "base/limits.h"
#include "toolkit/read_theme.h"

namespace storycard::toolkit {
namespace {

// Names that every theme of the frame knows: through the pack, or through the frame's own theme, which stands in.
struct Known {
  std::set<std::string> colors, faces;

  Known(const Pack& pack, const Theme* own) {
    for (const NamedColor& color : pack.colors) colors.insert(color.name);
    for (const NamedFace& face : pack.faces) faces.insert(face.name);
    if (own == nullptr) return;
    for (const NamedColor& color : own->colors) colors.insert(color.name);
    for (const NamedFace& face : own->faces) faces.insert(face.name);
  }
};

// Where a frame names a theme that the pack has not.
void check_themes(const Frame& frame, const Pack& pack, ErrorList& errors) {
  for (std::size_t i = 0; i < frame.themes.size(); ++i) {
    if (find_theme(pack, frame.themes[i]) == nullptr) {
      errors.add(Error{ErrorCode::unknown_value, pointer_to("/themes", i), "the pack has no theme \"" + frame.themes[i] + "\""});
    }
  }
}

void check_formats(Frame& frame, ErrorList& errors) {
  for (std::size_t i = 0; i < frame.formats.size(); ++i) {
    if (find_format(frame.formats[i]) == nullptr) {
      errors.add(Error{ErrorCode::unknown_value, pointer_to("/formats", i), "no format \"" + frame.formats[i] + "\""});
    }
  }
  if (!frame.formats.empty()) return;
  for (const Format& format : formats()) frame.formats.emplace_back(format.id);
}

// An anchor may name a layer that another shape leaves out; one that no shape has is a misspelling.
void check_anchors(const std::array<Met, shape_count>& met, ErrorList& errors) {
  std::set<std::string> ids;
  for (const Met& shape : met) {
    for (const auto& [id, where] : shape.ids) ids.insert(id);
  }
  for (const Met& shape : met) {
    for (const Met::Anchor& anchor : shape.anchors) {
      if (ids.count(anchor.id) == 0) errors.add(Error{ErrorCode::unknown_value, anchor.pointer, "no layer has the id \"" + anchor.id + "\""});
    }
  }
}

void read_all_layers(const Json& layers, const Pack& pack, Frame& frame, ErrorList& errors) {
  const Known known(pack, find_theme(pack, frame.own_theme));
  const Names names{pack.id, &pack.parts, &known.colors, &known.faces};
  if (!frame.ground.starts_with('#') && known.colors.count(frame.ground) == 0) {
    errors.add(Error{ErrorCode::unknown_value, "/ground", "neither the frame's theme nor the pack has a colour \"" + frame.ground + "\""});
  }
  std::array<Met, shape_count> met;
  for (std::size_t shape = 0; shape < shape_count; ++shape) {
    const Reading reading{static_cast<Shape>(shape), names, errors, met[shape]};
    frame.layers[shape] = read_layers(layers, "/layers", reading);
  }
  check_anchors(met, errors);
}

}  // namespace

Frame read_frame(const Json& document, const Pack& pack, ErrorList& errors) {
  JsonReader read(document, "");
  Frame frame;
  read.require("frame");
  if (read.integer("frame", 1, {1, 1'000'000}) > 1) {
    errors.add(Error{ErrorCode::newer_version, "/frame", "this frame was written for a later version of storycard"});
    return frame;
  }
  for (const std::string_view key : {"id", "name", "ground", "layers", "slots"}) read.require(key);
  const std::string id = read.text("id");
  if (!is_plain_name(id)) read.fail(ErrorCode::out_of_range, "/id", "expected small letters, digits and hyphens");
  frame.id = pack.id + "/" + id;
  frame.ground = read.text("ground");
  frame.slots = read.texts("slots", 40);
  frame.themes = read.texts("themes", 100);
  if (!frame.themes.empty()) frame.own_theme = frame.themes.front();
  frame.formats = read.texts("formats", 40);
  frame.story_leads = read.choice("leads", {"story", "second"}, 0) == 0;
  read.text("note");
  const Json* name = read.member("name");
  const Json* needs = read.member("needs");
  const Json* layers = read.member("layers");
  read.no_others();
  errors.add(read.error());
  if (name == nullptr || layers == nullptr || document.as_object() == nullptr) return frame;
  auto words = read_words(*name, "/name");
  if (words) frame.name = std::move(*words);
  else errors.add(words.error());
  if (needs != nullptr) {
    auto conditions = read_conditions(*needs, "/needs");
    if (conditions) frame.needs = std::move(*conditions);
    else errors.add(conditions.error());
  }
  check_themes(frame, pack, errors);
  check_formats(frame, errors);
  read_all_layers(*layers, pack, frame, errors);
  return frame;
}

}  // namespace storycard::toolkit
