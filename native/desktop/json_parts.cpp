#include "json_parts.h"

namespace storycard::desktop {

std::string text_of(const Json& object, std::string_view key) {
  const Json* const value = object.find(key);
  return value && value->as_string() ? *value->as_string() : std::string();
}

const JsonArray& list_of(const Json& object, std::string_view key) {
  static const Json nothing;
  const Json* const list = object.find(key);
  return list_of(list ? *list : nothing);
}

const JsonArray& list_of(const Json& json) {
  static const JsonArray none;
  return json.as_array() ? *json.as_array() : none;
}

}  // namespace storycard::desktop
