#include <algorithm>

#include "base/limits.h"
#include "toolkit/layer_reader.h"

namespace storycard::toolkit {
namespace {

StackLayer read_stack(LayerReader& read) {
  StackLayer stack;
  stack.axis = read.members.choice("stack", {"across", "down"}, 1) == 0 ? Axis::across : Axis::down;
  stack.gap_units = read.units("gap", 0);
  stack.pack = static_cast<StackLayer::Pack>(read.members.choice("pack", {"start", "center", "end"}, 0));
  read.members.require("children");
  if (const Json* children = read.members.member("children")) {
    stack.children = read_layers(*children, read.members.pointer("children"), read.reading);
  }
  return stack;
}

void read_content(LayerReader& read, Layer& layer) {
  JsonReader& members = read.members;
  if (members.has("fill")) layer.content = read_fill(read, "fill");
  else if (members.has("ellipse")) layer.content = read_fill(read, "ellipse");
  else if (members.has("path")) layer.content = read_path_layer(read);
  else if (members.has("links")) layer.content = read_links(read);
  else if (members.has("photo")) layer.content = read_photo_layer(read);
  else if (members.has("image")) layer.content = read_image(read);
  else if (members.has("logos")) layer.content = read_logos(read);
  else if (members.has("qr")) layer.content = read_qr(read);
  else if (members.has("text")) layer.content = read_text(read);
  else if (members.has("line")) layer.content = read_line(read);
  else if (members.has("stack")) layer.content = read_stack(read);
  else if (members.has("group")) layer.content = read_group(read);
  else if (members.has("pattern")) layer.content = read_pattern(read);
  else {
    members.fail(ErrorCode::missing_value, members.pointer("").substr(0, members.pointer("").size() - 1),
                 "a layer needs one of fill, ellipse, path, links, photo, image, logos, qr, text, line, stack, group, pattern");
  }
}

bool holds_words(const Layer& layer) {
  if (std::holds_alternative<TextLayer>(layer.content) || std::holds_alternative<TextLineLayer>(layer.content)) return true;
  const std::vector<Layer>* children = children_of(layer);
  return children != nullptr && std::any_of(children->begin(), children->end(), holds_words);
}

template <typename Content>
bool holds(const Layer& layer) {
  if (std::holds_alternative<Content>(layer.content)) return true;
  const std::vector<Layer>* children = children_of(layer);
  return children != nullptr && std::any_of(children->begin(), children->end(), holds<Content>);
}

// Letters are always drawn last, upright and whole: what would turn, cut or mix them is refused, not ignored. So is what would
// make a code unreadable.
void check_words(LayerReader& read, const Layer& layer) {
  const auto* group = std::get_if<GroupLayer>(&layer.content);
  const bool cut = group != nullptr && group->clip.has_value();
  const bool changed = layer.turn_degrees != 0 || layer.opacity != 1 || layer.blend != Blend::normal || cut;
  if (!changed) return;
  const char* member = cut ? "clip" : layer.turn_degrees != 0 ? "turn" : layer.opacity != 1 ? "opacity" : "blend";
  if (holds_words(layer)) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer(member), "a layer with words in it takes no turn, opacity, blend or clip");
  } else if (layer.turn_degrees != 0 && holds<LogosLayer>(layer)) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer("turn"), "logos are not turned");
  } else if (holds<QrLayer>(layer)) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer(member),
                      "a QR code takes no turn, opacity, blend or clip");
  }
}

void note_id(LayerReader& read, const std::string& id) {
  if (id.empty()) return;
  const std::string where = read.members.pointer("id");
  const auto [known, added] = read.reading.met.ids.emplace(id, where);
  if (!added) read.members.fail(ErrorCode::unknown_value, where, "the id \"" + id + "\" stands at " + known->second + " already");
}

Layer read_plain_layer(const Json& json, const std::string& pointer, const Reading& reading) {
  LayerReader read(json, pointer, reading);
  Layer layer;
  layer.id = read.members.text("id");
  note_id(read, layer.id);
  read.members.text("note");
  layer.conditions = read.value<std::vector<Condition>>("if", {}, read_conditions);
  layer.box = read.value<Box>("box", Box{}, read_box);
  layer.box.width = read.value<Length>("width", layer.box.width, read_length);
  layer.box.height = read.value<Length>("height", layer.box.height, read_length);
  if (read.members.has("roomy")) layer.roomy = read.value<Box>("roomy", layer.box, read_box);
  layer.grows = read.members.flag("grows", false);
  layer.gap_before_units = read.units("before", 0);
  layer.turn_degrees = static_cast<float>(read.members.number("turn", 0, {-360, 360}));
  layer.opacity = static_cast<float>(read.members.number("opacity", 1, {0, 1}));
  layer.blend = static_cast<Blend>(read.members.choice("blend", {"normal", "multiply", "screen", "overlay", "soft-light"}, 0));
  if (read.members.error()) {
    reading.errors.add(read.members.error());
    return layer;
  }
  read_content(read, layer);
  check_words(read, layer);
  read.done();
  return layer;
}

bool is_never(const Json& layer) {
  const Json* condition = layer.find("if");
  return condition != nullptr && condition->as_string() != nullptr && *condition->as_string() == "never";
}

}  // namespace

void ErrorList::add(Error error) {
  constexpr std::size_t most = 200;
  const auto same = [&](const Error& known) { return known.where == error.where && known.detail == error.detail; };
  if (errors_.size() < most && std::none_of(errors_.begin(), errors_.end(), same)) errors_.push_back(std::move(error));
}

const std::vector<Layer>* children_of(const Layer& layer) {
  if (const auto* stack = std::get_if<StackLayer>(&layer.content)) return &stack->children;
  if (const auto* group = std::get_if<GroupLayer>(&layer.content)) return &group->children;
  return nullptr;
}

Layer read_layer(const Json& json, const std::string& pointer, const Reading& reading) {
  const auto refuse = [&](ErrorCode code, std::string detail) {
    reading.errors.add(Error{code, pointer, std::move(detail)});
    return Layer{};
  };
  if (json.as_object() == nullptr) return refuse(ErrorCode::wrong_type, std::string("expected a layer (an object), found ") + type_name(json));
  if (reading.depth > limits::layer_depth) return refuse(ErrorCode::json_too_deep, "layers are nested too deep, or a part holds itself");
  if (++reading.met.layers > limits::layers) {
    return refuse(ErrorCode::too_large, "a frame has at most " + std::to_string(limits::layers) + " layers, those of its parts and patterns among them");
  }
  Json plain;  // most layers need no copy
  const bool as_it_is = json.find("use") == nullptr && json.find("in") == nullptr;
  if (!as_it_is) {
    const auto whole = with_parts(json, reading.names.parts, pointer);
    auto resolved = whole ? for_shape(*whole, reading.shape, pointer) : whole;
    if (!resolved) {
      reading.errors.add(resolved.error());
      return {};
    }
    plain = std::move(*resolved);
  }
  const Json& read = as_it_is ? json : plain;
  if (!is_never(read)) return read_plain_layer(read, pointer, reading);
  Layer never;
  never.conditions.push_back({Condition::Of::never, 0, {}, false});
  return never;
}

std::vector<Layer> read_layers(const Json& json, const std::string& pointer, const Reading& reading) {
  const JsonArray* list = json.as_array();
  if (list == nullptr) {
    reading.errors.add(Error{ErrorCode::wrong_type, pointer, std::string("expected a list of layers, found ") + type_name(json)});
    return {};
  }
  std::vector<Layer> layers;
  const Reading inside = reading.deeper();
  for (std::size_t i = 0; i < list->size() && reading.met.layers <= limits::layers; ++i) {
    Layer layer = read_layer((*list)[i], pointer_to(pointer, i), inside);
    const bool never = !layer.conditions.empty() && layer.conditions.front() == Condition{Condition::Of::never, 0, {}, false};
    if (!never) layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace storycard::toolkit
