#include "engine.h"

#include "base/json.h"
#include "given_text.h"

namespace storycard::wasm {

const char* give(std::string& place, std::string text) {
  place = std::move(text);
  given_text_size() = static_cast<std::uint32_t>(place.size());
  return place.data();
}

std::string list_json(const std::vector<std::string>& names) { return write_json(JsonArray(names.begin(), names.end())); }

std::string error_json(const std::optional<Error>& error) {
  if (!error) return "null";
  return write_json(JsonObject{{"code", name_of(error->code)}, {"where", error->where}, {"message", sentence(*error)}});
}

}  // namespace storycard::wasm
