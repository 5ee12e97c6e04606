#include "check/layer_places.h"

#include "toolkit/read_frame.h"

namespace storycard::check {
namespace {

// "~1" is "/" and "~0" is "~" (RFC 6901, 4).
std::string unescaped(std::string_view step) {
  std::string key;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    key += escape ? (step[i + 1] == '1' ? '/' : '~') : step[i];
    if (escape) ++i;
  }
  return key;
}

const Json* element(const JsonArray& array, std::string_view step) {
  std::size_t index = 0;
  if (step.empty() || step.size() > 6) return nullptr;
  for (const char c : step) {
    if (c < '0' || c > '9') return nullptr;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index < array.size() ? &array[index] : nullptr;
}

bool is_never(const Json& layer) {
  const Json* condition = layer.find("if");
  if (condition == nullptr) return false;
  const JsonArray* list = condition->as_array();
  const Json* only = list == nullptr ? condition : list->size() == 1 ? &list->front() : nullptr;
  return only != nullptr && only->as_string() != nullptr && *only->as_string() == "never";
}

}  // namespace

const Json* value_at(const Json& document, std::string_view pointer) {
  const Json* value = &document;
  while (!pointer.empty() && value != nullptr) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view step = pointer.substr(1, end - 1);
    const JsonArray* array = value->as_array();
    value = array != nullptr ? element(*array, step) : value->find(unescaped(step));
    pointer.remove_prefix(end);
  }
  return value;
}

LayerPlaces::LayerPlaces(const Json& document, const Json& parts, const std::vector<toolkit::Layer>& layers,
                         toolkit::Shape shape)
    : document_(document), parts_(parts), shape_(shape) {
  if (const Json* list = document.find("layers")) walk(*list, layers, "/layers");
}

// The reader leaves out layers that are never drawn; all others come in order.
void LayerPlaces::walk(const Json& list, const std::vector<toolkit::Layer>& layers, const std::string& pointer) {
  const JsonArray* array = list.as_array();
  std::size_t next = 0;
  for (std::size_t i = 0; array != nullptr && i < array->size() && next < layers.size(); ++i) {
    const std::string where = pointer_to(pointer, i);
    const auto whole = toolkit::with_parts((*array)[i], &parts_, where);
    const auto plain = whole ? toolkit::for_shape(*whole, shape_, where) : whole;
    if (!plain || is_never(*plain)) continue;
    const toolkit::Layer& layer = layers[next++];
    pointers_[&layer] = where;
    const std::vector<toolkit::Layer>* children = toolkit::children_of(layer);
    const char* key = std::holds_alternative<toolkit::GroupLayer>(layer.content) ? "group" : "children";
    const Json* child_list = plain->find(key);
    if (children != nullptr && child_list != nullptr) walk(*child_list, *children, pointer_to(where, key));
  }
}

// The part of the pointer that the file itself holds.
std::string LayerPlaces::written(const std::string& pointer) const {
  std::string place = pointer;
  while (value_at(document_, place) == nullptr) place.resize(place.rfind('/'));
  return place;
}

std::string LayerPlaces::of(const toolkit::Layer& layer) const {
  const auto known = pointers_.find(&layer);
  return known == pointers_.end() ? std::string("/layers") : written(known->second);
}

std::string LayerPlaces::member(const toolkit::Layer& layer, std::string_view key) const {
  const auto known = pointers_.find(&layer);
  if (known == pointers_.end()) return "/layers";
  const std::string& pointer = known->second;
  const std::string in_shape = pointer_to(pointer_to(pointer_to(pointer, "in"), toolkit::name_of(shape_)), key);
  for (const std::string& place : {in_shape, pointer_to(pointer, key)}) {
    if (value_at(document_, place) != nullptr) return place;
  }
  return written(pointer);
}

}  // namespace storycard::check
