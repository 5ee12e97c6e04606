#include "base/json.h"

#include <algorithm>

#include "base/check.h"

namespace storycard {
namespace {

// Goes as deep as the values do: read_json lets no more than limits::json_depth in.
Json merged_members(const JsonObject& target, const JsonObject& patch) {
  Json result{JsonObject(target)};
  for (const auto& [key, value] : patch) {
    if (value.is_null()) {
      result.erase(key);
      continue;
    }
    const Json* old = result.find(key);
    result.set(key, merged(old ? *old : Json(), value));
  }
  return result;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const JsonObject* members = as_object();
  if (!members) return nullptr;
  const auto member =
      std::find_if(members->begin(), members->end(), [key](const JsonMember& m) { return m.first == key; });
  return member == members->end() ? nullptr : &member->second;
}

void Json::set(std::string_view key, Json value) {
  if (is_null()) value_ = Shared(JsonObject{});
  JsonObject* members = as_object();
  CHECK(members);
  const auto member =
      std::find_if(members->begin(), members->end(), [key](const JsonMember& m) { return m.first == key; });
  if (member != members->end()) {
    member->second = std::move(value);
  } else {
    members->emplace_back(std::string(key), std::move(value));
  }
}

void Json::erase(std::string_view key) {
  if (JsonObject* members = as_object()) {
    std::erase_if(*members, [key](const JsonMember& member) { return member.first == key; });
  }
}

const char* type_name(const Json& value) {
  if (const bool* flag = value.as_bool()) return *flag ? "true" : "false";
  if (value.as_number()) return "a number";
  if (value.as_string()) return "a string";
  if (value.as_array()) return "a list";
  if (value.as_object()) return "an object";
  return "null";
}

std::string pointer_to(std::string_view pointer, std::string_view key) {
  std::string result(pointer);
  result += '/';
  for (const char letter : key) {
    if (letter == '~') {
      result += "~0";
    } else if (letter == '/') {
      result += "~1";
    } else {
      result += letter;
    }
  }
  return result;
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + '/' + std::to_string(index);
}

Json merged(const Json& target, const Json& patch) {
  const JsonObject* patch_members = patch.as_object();
  if (!patch_members) return patch;
  const JsonObject* target_members = target.as_object();
  return merged_members(target_members ? *target_members : JsonObject{}, *patch_members);
}

}  // namespace storycard
