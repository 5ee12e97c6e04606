#include <algorithm>

#include "base/limits.h"
#include "toolkit/layer_reader.h"
#include "toolkit/slot.h"

namespace storycard::toolkit {
namespace {

Path read_path_data(JsonReader& members, Met& met) {
  members.require("path");
  const std::string path_data = members.text("path");
  auto path = read_path(path_data);
  const std::string where = members.pointer("path");
  if (!path) {
    members.fail(path.error().code, where, path.error().where + ": " + path.error().detail);
    return {};
  }
  met.path_steps += path->steps.size();
  if (met.path_steps <= limits::frame_path_steps) return std::move(*path);
  members.fail(ErrorCode::too_large, where,
               "the paths of a frame have at most " + std::to_string(limits::frame_path_steps) + " steps together; simplify the drawing");
  return {};
}

struct View {
  float width = 1, height = 1;
};

View read_view(JsonReader& members) {
  if (const auto view = members.numbers("view", 2, view_side)) {
    return {static_cast<float>((*view)[0]), static_cast<float>((*view)[1])};
  }
  return {};
}

StrokeRef read_stroke(const Json& json, const std::string& pointer, const Reading& reading) {
  LayerReader read(json, pointer, reading);
  StrokeRef stroke;
  read.members.require("color");
  stroke.paint = read.paint("color");
  stroke.width_units = static_cast<float>(read.members.number("width", stroke.width_units, {0.02, 100}));
  read.done();
  return stroke;
}

ShadowRef read_shadow(const Json& json, const std::string& pointer, const Reading& reading) {
  LayerReader read(json, pointer, reading);
  ShadowRef shadow;
  read.members.require("color");
  shadow.color = read.color("color");
  shadow.blur_units = static_cast<float>(read.members.number("blur", 2, {0, 20}));
  shadow.down_units = static_cast<float>(read.members.number("down", 0, {-50, 50}));
  read.done();
  return shadow;
}

// `fill` is the member that holds the paint.
ShapeStyle read_shape(LayerReader& read, std::string_view fill) {
  ShapeStyle style;
  const Json* paint = read.members.member(fill);
  const bool none = paint == nullptr || (paint->as_string() != nullptr && *paint->as_string() == "none");
  if (!none) style.fill = read.paint(fill);
  if (const Json* stroke = read.members.object("stroke")) {
    style.stroke = read_stroke(*stroke, read.members.pointer("stroke"), read.reading);
  }
  if (const Json* shadow = read.members.object("shadow")) {
    style.shadow = read_shadow(*shadow, read.members.pointer("shadow"), read.reading);
  }
  return style;
}

void read_clip_path(const Json& json, const std::string& pointer, Outline& outline, JsonReader& layer, Met& met) {
  JsonReader members(json, pointer);
  outline.kind = Outline::Kind::path;
  outline.path = read_path_data(members, met);
  // Nothing to cut along would show all of it.
  if (outline.path.empty()) members.fail(ErrorCode::missing_value, members.pointer("path"), "it needs a path");
  const View view = read_view(members);
  outline.path = transformed(outline.path, scaling(1 / view.width, 1 / view.height));
  outline.mirrors = members.flag("mirrors", true);
  members.no_others();
  layer.fail(members.error());
}

// "rectangle", "ellipse", or {"path", "view", "mirrors"}
Outline read_outline(LayerReader& read, std::string_view key) {
  JsonReader& members = read.members;
  Outline outline;
  const Json* json = members.member(key);
  if (json != nullptr && json->as_object() != nullptr) {
    read_clip_path(*json, members.pointer(key), outline, members, read.reading.met);
  } else {
    outline.kind = static_cast<Outline::Kind>(members.choice(key, {"rectangle", "ellipse"}, 0));
  }
  outline.radius_units = static_cast<float>(members.number("radius", 0, any_units));
  return outline;
}

// "speakers.2": the photo of the third of them.
std::optional<std::size_t> speaker_of(const std::string& text) {
  const auto slot = read_slot(text + ".name");
  if (!slot || slot->of != Slot::Of::speaker_name) return std::nullopt;
  return slot->index;
}

}  // namespace

void LayerReader::check_color(const ColorRef& color, const std::string& pointer) {
  const bool literal = color.name.starts_with('#');
  if (literal || color.name.empty() || reading.names.colors == nullptr || reading.names.colors->count(color.name) > 0) return;
  members.fail(ErrorCode::unknown_value, pointer, "neither the frame's theme nor the pack has a colour \"" + color.name + "\"");
}

ColorRef LayerReader::color(std::string_view key) {
  ColorRef color = value<ColorRef>(key, ColorRef{}, read_color_ref);
  check_color(color, members.pointer(key));
  return color;
}

PaintRef LayerReader::paint(std::string_view key) {
  PaintRef paint = value<PaintRef>(key, ColorRef{}, read_paint);
  if (const auto* color = std::get_if<ColorRef>(&paint)) check_color(*color, members.pointer(key));
  if (const auto* gradient = std::get_if<Gradient>(&paint)) {
    if (!gradient->anchor.empty()) {
      reading.met.anchors.push_back({gradient->anchor, pointer_to(members.pointer(key), "anchor")});
    }
    const std::string stops = pointer_to(members.pointer(key), "stops");
    for (std::size_t i = 0; i < gradient->stops.size(); ++i) {
      check_color(gradient->stops[i].color, pointer_to(pointer_to(stops, i), std::size_t{1}));
    }
  }
  return paint;
}

FillLayer read_fill(LayerReader& read, std::string_view key) {
  FillLayer fill;
  fill.outline = key == "ellipse" ? FillLayer::Outline::ellipse : FillLayer::Outline::rectangle;
  fill.radius_units = read.units("radius", 0);
  fill.style = read_shape(read, key);
  fill.as_needed = read.members.flag("asNeeded", false);
  return fill;
}

PathLayer read_path_layer(LayerReader& read) {
  PathLayer art;
  art.path = read_path_data(read.members, read.reading.met);
  read.members.require("view");
  const View view = read_view(read.members);
  art.view_width = view.width;
  art.view_height = view.height;
  if (!read.members.has("stroke")) read.members.require("color");
  art.style = read_shape(read, "color");
  art.mirrors = read.members.flag("mirrors", true);
  return art;
}

LinksLayer read_links(LayerReader& read) {
  LinksLayer links;
  links.along = static_cast<LinksLayer::Along>(read.members.choice("links", {"row", "column", "circle"}, 0));
  const bool circle = links.along == LinksLayer::Along::circle;
  links.count = circle ? read.members.integer("count", 6, {3, 60}) : read.members.integer("count", 0, {0, 60});
  links.radius = read.units("radius", links.radius);
  links.spacing = static_cast<float>(read.members.number("spacing", links.spacing, {0.5, 400}));
  links.stroke = read.units("stroke", links.stroke);
  links.orbit = read.units("orbit", links.orbit);
  read.members.require("colors");
  if (const JsonArray* colors = read.members.array("colors", 12)) {
    const std::string pointer = read.members.pointer("colors");
    for (std::size_t i = 0; i < colors->size(); ++i) {
      auto color = read_color_ref((*colors)[i], pointer_to(pointer, i));
      if (!color) {
        read.members.fail(color.error());
        continue;
      }
      read.check_color(*color, pointer_to(pointer, i));
      links.colors.push_back(*color);
    }
    if (colors->empty()) read.members.fail(ErrorCode::missing_value, pointer, "it needs a colour");
  }
  if (read.members.has("casing")) links.casing = read.color("casing");
  return links;
}

PhotoLayer read_photo_layer(LayerReader& read) {
  PhotoLayer photo;
  JsonReader& members = read.members;
  const Json* which = members.member("photo");
  if (const std::string* text = which->as_string()) {
    const auto speaker = speaker_of(*text);
    if (!speaker) members.fail(ErrorCode::unknown_value, members.pointer("photo"), "expected a photo's number from 0, or \"speakers.0\"");
    photo.of_speaker = true;
    photo.index = speaker.value_or(0);
  } else {
    photo.index = static_cast<std::size_t>(members.integer("photo", 0, {0, double(limits::photos) - 1}));
  }
  photo.outline = read_outline(read, "outline");
  return photo;
}

bool is_picture_name(std::string_view name) {
  constexpr std::size_t longest = 128;
  const std::size_t dot = name.rfind('.');
  if (name.size() > longest || dot == std::string_view::npos) return false;
  const std::string_view kind = name.substr(dot);
  if (kind != ".png" && kind != ".jpg" && kind != ".jpeg") return false;
  char before = '/';
  for (const char c : name.substr(0, dot)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain && !(c == '/' && before != '/')) return false;
    before = c;
  }
  return before != '/';
}

ImageLayer read_image(LayerReader& read) {
  ImageLayer image;
  image.file = read.members.text("image");
  if (!is_picture_name(image.file)) {
    read.members.fail(ErrorCode::out_of_range, read.members.pointer("image"),
                      "expected a picture in the pack's folder, such as \"art/tree.png\": small letters, digits, - and _, never a web address");
  }
  image.file = read.reading.names.pack + "/" + image.file;
  image.fit = read.members.choice("fit", {"cover", "contain"}, 1) == 0 ? ImageLayer::Fit::cover : ImageLayer::Fit::contain;
  return image;
}

Plate read_plate(const Json& json, const std::string& pointer, const Reading& reading) {
  LayerReader read(json, pointer, reading);
  Plate plate;
  read.members.require("color");
  plate.style = read_shape(read, "color");
  if (const auto pads = read.members.numbers("pad", 2, {0, 50})) {
    plate.pad_across_units = static_cast<float>((*pads)[0]);
    plate.pad_down_units = static_cast<float>((*pads)[1]);
  }
  plate.radius_units = read.units("radius", 0);
  plate.as_needed = read.members.flag("asNeeded", false);
  read.done();
  return plate;
}

LogosLayer read_logos(LayerReader& read) {
  LogosLayer logos;
  logos.align = read.members.choice("logos", {"start", "end"}, 1) == 0 ? LogosLayer::Align::start : LogosLayer::Align::end;
  logos.height_units = static_cast<float>(read.members.number("size", logos.height_units, {0.5, 100}));
  logos.gap_units = read.units("gap", logos.gap_units);
  if (const Json* plate = read.members.object("plate")) {
    logos.plate = read_plate(*plate, read.members.pointer("plate"), read.reading);
  }
  return logos;
}

QrLayer read_qr(LayerReader& read) {
  QrLayer qr;
  qr.align = read.members.choice("qr", {"start", "end"}, 1) == 0 ? QrLayer::Align::start : QrLayer::Align::end;
  qr.color = read.members.has("color") ? read.color("color") : ColorRef{"#000000", 1};
  qr.module_units = static_cast<float>(read.members.number("module", qr.module_units, {0.1, 10}));
  qr.radius_units = read.units("radius", 0);
  return qr;
}

GroupLayer read_group(LayerReader& read) {
  GroupLayer group;
  if (read.members.has("clip")) group.clip = read_outline(read, "clip");
  group.children = read_layers(*read.members.member("group"), read.members.pointer("group"), read.reading);
  return group;
}

}  // namespace storycard::toolkit
