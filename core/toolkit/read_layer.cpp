#include "base/json_reader.h"
#include "base/limits.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {
namespace {

constexpr Bounds any_units{0, 400};
constexpr Bounds view_side{0.01, 100'000};

// A reader that stops at the first error, whichever of JsonReader or the value readers met it.
struct LayerReader {
  const Json& json;
  std::string pointer;
  JsonReader members;
  Shape shape;

  LayerReader(const Json& layer, std::string where, Shape shape_class)
      : json(layer), pointer(where), members(layer, std::move(where)), shape(shape_class) {}

  float units(std::string_view key, float fallback) {
    return static_cast<float>(members.number(key, fallback, any_units));
  }

  // Reads a member with one of the value readers; the default when it is absent.
  template <typename T>
  T value(std::string_view key, T fallback, Result<T> (*reader)(const Json&, const std::string&)) {
    const Json* member = members.member(key);
    if (member == nullptr) return fallback;
    auto read = reader(*member, members.pointer(key));
    if (read) return std::move(*read);
    members.fail(read.error().code, read.error().where, read.error().detail);
    return fallback;
  }
};

Result<Box> read_box(const Json& json, const std::string& pointer) {
  const JsonArray* sides = json.as_array();
  if (sides == nullptr || sides->size() != 4) {
    return Error{ErrorCode::wrong_type, pointer, std::string("expected [x, y, width, height], found ") + type_name(json)};
  }
  Length lengths[4];
  for (std::size_t i = 0; i < 4; ++i) {
    auto length = read_length((*sides)[i], pointer_to(pointer, i));
    if (!length) return length.error();
    lengths[i] = *length;
  }
  return Box{lengths[0], lengths[1], lengths[2], lengths[3]};
}

FillLayer read_fill(LayerReader& read, std::string_view key) {
  FillLayer fill;
  fill.outline = key == "ellipse" ? FillLayer::Outline::ellipse : FillLayer::Outline::rectangle;
  fill.radius_units = read.units("radius", 0);
  fill.paint = read.value<PaintRef>(key, ColorRef{}, read_paint);
  return fill;
}

Path read_path_data(JsonReader& members) {
  const std::string path_data = members.text("path");
  auto path = read_path(path_data);
  if (path) return std::move(*path);
  members.fail(path.error().code, members.pointer("path"), path.error().where + ": " + path.error().detail);
  return {};
}

PathLayer read_path_layer(LayerReader& read) {
  PathLayer art;
  art.path = read_path_data(read.members);
  read.members.require("view");
  if (const auto view = read.members.numbers("view", 2, view_side)) {
    art.view_width = static_cast<float>((*view)[0]);
    art.view_height = static_cast<float>((*view)[1]);
  }
  read.members.require("color");
  art.paint = read.value<PaintRef>("color", ColorRef{}, read_paint);
  art.mirrors = read.members.flag("mirrors", true);
  return art;
}

LinksLayer read_links(LayerReader& read) {
  LinksLayer links;
  links.along = static_cast<LinksLayer::Along>(read.members.choice("links", {"row", "column", "circle"}, 0));
  links.count = read.members.integer("count", links.count, {3, 60});
  links.radius = read.units("radius", links.radius);
  links.spacing = static_cast<float>(read.members.number("spacing", links.spacing, {0.5, 400}));
  links.stroke = read.units("stroke", links.stroke);
  links.orbit = read.units("orbit", links.orbit);
  read.members.require("colors");
  if (const JsonArray* colors = read.members.array("colors", 12)) {
    for (std::size_t i = 0; i < colors->size(); ++i) {
      auto color = read_color_ref((*colors)[i], pointer_to(read.members.pointer("colors"), i));
      if (color) links.colors.push_back(*color);
      else read.members.fail(color.error().code, color.error().where, color.error().detail);
    }
    if (colors->empty()) read.members.fail(ErrorCode::missing_value, read.members.pointer("colors"), "it needs a colour");
  }
  if (read.members.has("casing")) links.casing = read.value<ColorRef>("casing", ColorRef{}, read_color_ref);
  return links;
}

void read_outline_path(JsonReader members, PhotoLayer& photo, JsonReader& layer) {
  members.require("path");
  photo.outline = PhotoLayer::Outline::path;
  photo.path = read_path_data(members);
  // Nothing to cut along would show the photo whole.
  if (photo.path.empty()) members.fail(ErrorCode::missing_value, members.pointer("path"), "it needs a path");
  if (const auto view = members.numbers("view", 2, view_side)) {
    photo.path = transformed(photo.path, scaling(static_cast<float>(1 / (*view)[0]), static_cast<float>(1 / (*view)[1])));
  }
  photo.mirrors = members.flag("mirrors", true);
  layer.fail(members.error());
}

PhotoLayer read_photo_layer(LayerReader& read) {
  PhotoLayer photo;
  JsonReader& members = read.members;
  photo.index = static_cast<std::size_t>(members.integer("photo", 0, {0, double(limits::photos) - 1}));
  photo.radius_units = read.units("radius", 0);
  const Json* outline = members.member("outline");
  if (outline != nullptr && outline->as_object() != nullptr) {
    read_outline_path(JsonReader(*outline, members.pointer("outline")), photo, members);
  } else {
    photo.outline = static_cast<PhotoLayer::Outline>(members.choice("outline", {"rectangle", "ellipse"}, 0));
  }
  return photo;
}

void read_line_heights(LayerReader& read, TextStyle& style) {
  const Json* heights = read.members.object("lineHeight");
  if (heights == nullptr) return;
  JsonReader members(*heights, read.members.pointer("lineHeight"));
  for (const auto& [script, value] : *heights->as_object()) {
    style.line_heights.emplace_back(script, static_cast<float>(members.number(script, 1, {0.8, 4})));
  }
  if (members.error()) read.members.fail(members.error()->code, members.error()->where, members.error()->detail);
}

TextStyle read_style(LayerReader& read) {
  TextStyle style;
  style.role = read.members.choice("face", {"display", "text"}, 1) == 0 ? TextStyle::Role::display : TextStyle::Role::text;
  style.align = static_cast<TextStyle::Align>(read.members.choice("align", {"start", "center", "end"}, 0));
  style.wrap = read.members.choice("wrap", {"first-fit", "balanced"}, 0) == 0 ? TextStyle::Wrap::first_fit
                                                                              : TextStyle::Wrap::balanced;
  style.weight = read.members.integer("weight", style.weight, {100, 900});
  read.members.require("size");
  const Json* size = read.members.member("size");
  if (size != nullptr && size->as_number() != nullptr) {
    style.min_size = style.max_size = read.units("size", 2);
  } else if (const auto sizes = read.members.numbers("size", 2, {0.5, 100})) {
    style.min_size = static_cast<float>((*sizes)[0]);
    style.max_size = static_cast<float>((*sizes)[1]);
  }
  if (style.min_size < 0.5f || style.max_size < style.min_size) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer("size"), "expected [least, most], at least 0.5");
  }
  style.comfort_size = read.units("comfort", style.min_size);
  if (style.comfort_size < style.min_size || style.comfort_size > style.max_size) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer("comfort"), "expected a size within \"size\"");
  }
  style.max_lines = read.members.integer("lines", 0, {0, 100});
  read.members.require("color");
  style.color = read.value<ColorRef>("color", ColorRef{}, read_color_ref);
  read_line_heights(read, style);
  return style;
}

bool is_slot(std::string_view slot) {
  for (const std::string_view known : {"story", "name", "role", "place", "prompt", "translation", "translation.role", "hashtags.0",
                                       "hashtags.rest"}) {
    if (slot == known) return true;
  }
  return false;
}

void check_slot(LayerReader& read, const std::string& slot, const std::string& pointer) {
  if (!is_slot(slot)) read.members.fail(ErrorCode::unknown_value, pointer, "there is no slot \"" + slot + "\"");
}

TextLayer read_text(LayerReader& read) {
  TextLayer text;
  const Json* content = read.members.member("text");
  if (content->as_string() != nullptr) {
    text.slot = *content->as_string();
    check_slot(read, text.slot, read.members.pointer("text"));
  } else {
    text.words = read.value<Words>("text", {}, read_words);
  }
  text.style = read_style(read);
  text.always_left_to_right = read.members.flag("leftToRight", false);
  return text;
}

TextLineLayer read_line(LayerReader& read) {
  TextLineLayer line;
  line.slots = read.members.texts("line", 4);
  for (std::size_t i = 0; i < line.slots.size(); ++i) {
    check_slot(read, line.slots[i], pointer_to(read.members.pointer("line"), i));
  }
  read.members.require("separator");
  line.separator = read.value<Words>("separator", {}, read_words);
  line.style = read_style(read);
  return line;
}

StackLayer read_stack(LayerReader& read) {
  StackLayer stack;
  stack.axis = read.members.choice("stack", {"across", "down"}, 1) == 0 ? Axis::across : Axis::down;
  stack.gap_units = read.units("gap", 0);
  stack.pack = static_cast<StackLayer::Pack>(read.members.choice("pack", {"start", "center", "end"}, 0));
  read.members.require("children");
  if (const Json* children = read.members.member("children")) {
    auto layers = read_layers(*children, read.shape, read.members.pointer("children"));
    if (layers) stack.children = std::move(*layers);
    else read.members.fail(layers.error().code, layers.error().where, layers.error().detail);
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
  else if (members.has("text")) layer.content = read_text(read);
  else if (members.has("line")) layer.content = read_line(read);
  else if (members.has("stack")) layer.content = read_stack(read);
  else {
    members.fail(ErrorCode::missing_value, read.pointer,
                 "a layer needs one of fill, ellipse, path, links, photo, text, line, stack");
  }
}

// Overrides are objects by class of shape; a misspelt class would silently change nothing.
std::optional<Error> check_overrides(const Json& overrides, const std::string& pointer) {
  const JsonObject* classes = overrides.as_object();
  if (classes == nullptr) {
    return Error{ErrorCode::wrong_type, pointer, std::string("expected overrides by class of shape, found ") + type_name(overrides)};
  }
  for (const auto& [name, value] : *classes) {
    bool known = false;
    for (std::size_t i = 0; i < shape_count; ++i) known = known || name == name_of(static_cast<Shape>(i));
    const std::string where = pointer_to(pointer, name);
    if (!known) return Error{ErrorCode::unknown_value, where, "expected wide, square, tall or stories"};
    if (value.as_object() == nullptr) {
      return Error{ErrorCode::wrong_type, where, std::string("expected an object, found ") + type_name(value)};
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Layer> read_layer(const Json& json, Shape shape, const std::string& pointer) {
  if (json.as_object() == nullptr) {
    return Error{ErrorCode::wrong_type, pointer, std::string("expected a layer (an object), found ") + type_name(json)};
  }
  Json resolved = json;
  if (const Json* overrides = json.find("in")) {
    if (const auto error = check_overrides(*overrides, pointer_to(pointer, "in"))) return *error;
    if (const Json* override_for_shape = overrides->find(name_of(shape))) resolved = merged(json, *override_for_shape);
  }
  LayerReader read(resolved, pointer, shape);
  Layer layer;
  layer.id = read.members.text("id");
  layer.condition = static_cast<Condition>(
      read.members.choice("if", {"always", "never", "photo", "no-photo", "name", "place", "role", "translation"}, 0));
  layer.box = read.value<Box>("box", Box{}, read_box);
  layer.box.width = read.value<Length>("width", layer.box.width, read_length);
  layer.box.height = read.value<Length>("height", layer.box.height, read_length);
  if (read.members.has("roomy")) layer.roomy = read.value<Box>("roomy", layer.box, read_box);
  layer.grows = read.members.flag("grows", false);
  layer.gap_before_units = read.units("before", 0);
  if (layer.condition != Condition::never) read_content(read, layer);
  if (read.members.error()) return *read.members.error();
  return layer;
}

Result<std::vector<Layer>> read_layers(const Json& json, Shape shape, const std::string& pointer) {
  const JsonArray* list = json.as_array();
  if (list == nullptr) {
    return Error{ErrorCode::wrong_type, pointer, std::string("expected a list of layers, found ") + type_name(json)};
  }
  if (list->size() > limits::layers) return Error{ErrorCode::too_large, pointer, "there are too many layers"};
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto layer = read_layer((*list)[i], shape, pointer_to(pointer, i));
    if (!layer) return layer.error();
    if (layer->condition != Condition::never) layers.push_back(std::move(*layer));
  }
  return layers;
}

}  // namespace storycard::toolkit
