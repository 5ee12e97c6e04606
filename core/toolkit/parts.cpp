#include "base/json_reader.h"
#include "toolkit/read_frame.h"

namespace storycard::toolkit {
namespace {

constexpr int deepest_part = 8;
constexpr int most_parts = 64;  // used by one layer, those that parts use among them

class Expansion {
 public:
  explicit Expansion(const Json* parts) : parts_(parts) {}

  Result<Json> run(const Json& layer, const std::string& pointer, int depth) {
    const Json* use = layer.find("use");
    if (use == nullptr) return layer;
    const std::string where = pointer_to(pointer, "use");
    if (depth > deepest_part) return Error{ErrorCode::json_too_deep, where, "parts use each other in a circle, or more than 8 deep"};
    Json result{JsonObject{}};
    const JsonArray single{*use};
    const JsonArray* names = use->as_array() != nullptr ? use->as_array() : &single;
    for (std::size_t i = 0; i < names->size(); ++i) {
      const std::string* name = (*names)[i].as_string();
      if (name == nullptr) return Error{ErrorCode::wrong_type, where, "expected the name of a part of the pack, or a list of such"};
      const Json* part = parts_ != nullptr ? parts_->find(*name) : nullptr;
      if (part == nullptr) return Error{ErrorCode::unknown_value, where, "the pack has no part \"" + *name + "\""};
      if (++used_ > most_parts) return Error{ErrorCode::too_large, where, "a layer uses at most 64 parts"};
      auto expanded = run(*part, pointer, depth + 1);
      if (!expanded) return expanded.error();
      result = merged(result, *expanded);
    }
    Json own = layer;
    own.erase("use");
    return merged(result, own);
  }

 private:
  const Json* parts_;
  int used_ = 0;
};

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

Result<Json> with_parts(const Json& layer, const Json* parts, const std::string& pointer) {
  return Expansion(parts).run(layer, pointer, 0);
}

Result<Json> for_shape(const Json& layer, Shape shape, const std::string& pointer) {
  const Json* overrides = layer.find("in");
  if (overrides == nullptr) return layer;
  if (const auto error = check_overrides(*overrides, pointer_to(pointer, "in"))) return *error;
  Json result = layer;
  if (const Json* own = overrides->find(name_of(shape))) result = merged(layer, *own);
  result.erase("in");
  return result;
}

}  // namespace storycard::toolkit
