#include <array>

#include "toolkit/layer_reader.h"
#include "toolkit/slot.h"

namespace storycard::toolkit {
namespace {

void read_line_heights(LayerReader& read, TextStyle& style) {
  const Json* heights = read.members.object("lineHeight");
  if (heights == nullptr) return;
  JsonReader members(*heights, read.members.pointer("lineHeight"));
  for (const auto& [script, value] : *heights->as_object()) {
    style.line_heights.emplace_back(script, static_cast<float>(members.number(script, 1, {0.8, 4})));
  }
  read.members.fail(members.error());
}

std::optional<int> read_weight(JsonReader& members) {
  if (!members.has("weight")) return std::nullopt;
  return members.integer("weight", 400, {100, 900});
}

void read_scripts(LayerReader& read, TextStyle& style) {
  const Json* scripts = read.members.object("scripts");
  if (scripts == nullptr) return;
  const std::string pointer = read.members.pointer("scripts");
  for (const auto& [script, value] : *scripts->as_object()) {
    LayerReader members(value, pointer_to(pointer, script), read.reading);
    ScriptStyle change;
    change.script = script;
    change.face = members.members.text("face");
    if (!change.face.empty()) members.check_face(change.face, members.members.pointer("face"));
    change.weight = read_weight(members.members);
    change.scale = static_cast<float>(members.members.number("scale", 1, {0.5, 2}));
    members.done();
    style.scripts.push_back(std::move(change));
  }
}

void read_sizes(LayerReader& read, TextStyle& style) {
  JsonReader& members = read.members;
  members.require("size");
  const Json* size = members.member("size");
  if (size != nullptr && size->as_number() != nullptr) {
    style.min_size = style.max_size = read.units("size", 2);
  } else if (const auto sizes = members.numbers("size", 2, {0.5, 100})) {
    style.min_size = static_cast<float>((*sizes)[0]);
    style.max_size = static_cast<float>((*sizes)[1]);
  }
  if (style.min_size < 0.5f || style.max_size < style.min_size) {
    members.fail(ErrorCode::out_of_range, members.pointer("size"), "expected [least, most], at least 0.5");
  }
  style.comfort_size = read.units("comfort", style.min_size);
  if (style.comfort_size < style.min_size || style.comfort_size > style.max_size) {
    members.fail(ErrorCode::out_of_range, members.pointer("comfort"), "expected a size within \"size\"");
  }
}

TextStyle read_style(LayerReader& read) {
  TextStyle style;
  JsonReader& members = read.members;
  style.face = members.text("face", "text");
  read.check_face(style.face, members.pointer("face"));
  style.align = static_cast<TextStyle::Align>(members.choice("align", {"start", "center", "end"}, 0));
  style.wrap = members.choice("wrap", {"first-fit", "balanced"}, 0) == 0 ? TextStyle::Wrap::first_fit : TextStyle::Wrap::balanced;
  style.weight = read_weight(members);
  read_sizes(read, style);
  style.max_lines = members.integer("lines", 0, {0, 100});
  members.require("color");
  style.color = read.color("color");
  read_line_heights(read, style);
  read_scripts(read, style);
  if (const Json* plate = members.object("plate")) style.plate = read_plate(*plate, members.pointer("plate"), read.reading);
  return style;
}

void check_slot(LayerReader& read, const std::string& slot, const std::string& pointer) {
  if (!is_slot(slot)) read.members.fail(ErrorCode::unknown_value, pointer, "there is no slot \"" + slot + "\"");
}

bool read_count(std::string_view text, std::size_t least, std::size_t most, std::size_t& count) {
  if (text.empty() || text.size() > 2) return false;
  count = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    count = count * 10 + static_cast<std::size_t>(c - '0');
  }
  return count >= least && count <= most;
}

std::optional<Condition> read_condition(std::string_view text) {
  Condition condition;
  using Of = Condition::Of;
  if (text.starts_with("no-")) {
    condition.negated = true;
    text.remove_prefix(3);
  }
  struct Name {
    std::string_view name;
    Of of;
  };
  constexpr std::array<Name, 7> names{{{"always", Of::always}, {"never", Of::never}, {"logo", Of::logo}, {"fact", Of::fact},
                                       {"event", Of::event}, {"nominees", Of::nominees}, {"qr", Of::qr}}};
  for (const Name& known : names) {
    if (text != known.name) continue;
    condition.of = known.of;
    return condition;
  }
  if (text == "translation") {
    condition.of = Of::translation;
  } else if (text == "photo") {
    condition.of = Of::photos;
    condition.count = 1;
  } else if (text.starts_with("photos.")) {
    condition.of = Of::photos;
    if (!read_count(text.substr(7), 1, 8, condition.count)) return std::nullopt;
  } else if (text.starts_with("speakers.") && text.ends_with(".photo")) {
    condition.of = Of::speaker_photo;
    if (!read_count(text.substr(9, text.size() - 15), 0, 19, condition.count)) return std::nullopt;
  } else if (is_slot(text)) {
    condition.of = Of::slot;
    condition.slot = text;
  } else {
    return std::nullopt;
  }
  return condition;
}

}  // namespace

Result<std::vector<Condition>> read_conditions(const Json& json, const std::string& pointer) {
  const JsonArray single{json};
  const JsonArray* list = json.as_array() != nullptr ? json.as_array() : &single;
  if (list->size() > 10) return Error{ErrorCode::out_of_range, pointer, "expected at most 10 conditions"};
  std::vector<Condition> conditions;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string* text = (*list)[i].as_string();
    const std::string where = json.as_array() != nullptr ? pointer_to(pointer, i) : pointer;
    if (text == nullptr) return Error{ErrorCode::wrong_type, where, std::string("expected a condition, found ") + type_name((*list)[i])};
    const auto condition = read_condition(*text);
    if (!condition) {
      return Error{ErrorCode::unknown_value, where,
                   "there is no condition \"" + *text + "\": expected photo, photos.2, logo, fact, event, nominees, qr, a slot's name, or one of these after \"no-\""};
    }
    conditions.push_back(*condition);
  }
  return conditions;
}

void LayerReader::check_face(const std::string& face, const std::string& pointer) {
  const bool built_in = face == "display" || face == "text";
  if (built_in || reading.names.faces == nullptr || reading.names.faces->count(face) > 0) return;
  members.fail(ErrorCode::unknown_value, pointer, "neither the frame's theme nor the pack has a face \"" + face + "\"");
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

}  // namespace storycard::toolkit
