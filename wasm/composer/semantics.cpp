#include "composer/semantics.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/json.h"

namespace storycard::composer {
namespace {

// Half px is all the page can use; more digits would change the tree with every rounding.
double rounded(float value) { return std::floor(static_cast<double>(value) * 2 + 0.5) / 2; }

Json to_json(const Rect& rect, float scale) {
  return JsonArray{rounded(rect.x * scale), rounded(rect.y * scale), rounded(rect.width * scale),
                   rounded(rect.height * scale)};
}

void put(JsonObject& object, const char* key, const std::string& value) {
  if (!value.empty()) object.emplace_back(key, value);
}

void put(JsonObject& object, const char* key, Flag value) {
  if (value != Flag::unsaid) object.emplace_back(key, value == Flag::yes);
}

void put_true(JsonObject& object, const char* key, bool value) {
  if (value) object.emplace_back(key, true);
}

// Three decimals: what a float holds beyond them is noise.
double decimal(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

void put_slider(JsonObject& object, const SliderValue& slider) {
  object.emplace_back("valueNow", decimal(slider.now));
  object.emplace_back("valueMin", decimal(slider.min));
  object.emplace_back("valueMax", decimal(slider.max));
  object.emplace_back("valueStep", decimal(slider.step));
  put(object, "valueText", slider.text);
}

Json to_json(const Node& node, float scale) {
  JsonObject object;
  object.emplace_back("id", node.id);
  object.emplace_back("role", node.role);
  object.emplace_back("name", node.name);
  object.emplace_back("rect", to_json(node.rect, scale));
  if (node.role == "textbox") {
    object.emplace_back("value", node.value);
    object.emplace_back("field", node.field);
    put(object, "placeholder", node.placeholder);
    if (node.clip) object.emplace_back("clip", to_json(*node.clip, scale));
    if (node.max_length > 0) object.emplace_back("maxLength", node.max_length);
  } else {
    put(object, "value", node.value);
    if (node.clip && !node.file.empty()) object.emplace_back("clip", to_json(*node.clip, scale));
  }
  put(object, "parent", node.parent);
  put(object, "controls", node.controls);
  put(object, "description", node.description);
  put(object, "describedBy", node.described_by);
  put(object, "language", node.language);
  put(object, "live", node.live);
  put(object, "tone", node.tone);
  put(object, "checked", node.checked);
  put(object, "selected", node.selected);
  put(object, "pressed", node.pressed);
  put(object, "expanded", node.expanded);
  put_true(object, "disabled", node.disabled);
  put_true(object, "invalid", node.invalid);
  put_true(object, "offscreen", node.offscreen);
  put_true(object, "hidden", node.hidden);
  put_true(object, "modal", node.modal);
  put(object, "file", node.file);
  if (node.picture != 0) object.emplace_back("picture", static_cast<double>(node.picture));
  if (node.level > 0) object.emplace_back("level", node.level);
  if (node.slider) put_slider(object, *node.slider);
  return object;
}

}  // namespace

void Semantics::begin(std::string_view language, std::string_view direction, std::string_view title, Showing showing) {
  CHECK(open_.empty());
  head_ = {std::string(language), std::string(direction), std::string(title), head_.scale, showing};
  nodes_.clear();
}

Node& Semantics::add(Node node) {
  if (node.parent.empty() && !open_.empty()) node.parent = open_.back();
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

Node& Semantics::open(Node group) {
  std::string id = group.id;
  Node& added = add(std::move(group));
  open_.push_back(std::move(id));
  return added;
}

void Semantics::close() {
  CHECK(!open_.empty());
  open_.pop_back();
}

void Semantics::end() {
  CHECK(open_.empty());
  if (version_ != 0 && head_ == shown_head_ && nodes_ == shown_) return;
  shown_head_ = head_;
  shown_ = nodes_;
  ++version_;
}

const Node* Semantics::find(std::string_view id) const {
  const auto found = std::find_if(shown_.begin(), shown_.end(), [&](const Node& node) { return node.id == id; });
  return found == shown_.end() ? nullptr : &*found;
}

std::string Semantics::json() const {
  JsonArray nodes;
  nodes.reserve(shown_.size());
  for (const Node& node : shown_) nodes.push_back(to_json(node, shown_head_.scale));
  JsonObject tree;
  tree.emplace_back("language", shown_head_.language);
  tree.emplace_back("direction", shown_head_.direction);
  tree.emplace_back("title", shown_head_.title);
  if (shown_head_.scale != 1) tree.emplace_back("scale", decimal(shown_head_.scale));
  tree.emplace_back("view", shown_head_.showing == Showing::simple ? "simple" : "drawn");
  tree.emplace_back("nodes", std::move(nodes));
  return write_json(Json(std::move(tree)));
}

}  // namespace storycard::composer
