#include "toolkit/outline.h"

namespace storycard::toolkit {
namespace {

Json strings(const std::vector<std::string>& texts) { return JsonArray(texts.begin(), texts.end()); }

}  // namespace

Json outline(const Frame& frame) {
  return JsonObject{{"id", frame.id},
                    {"name", std::string(in_language(frame.name, "en"))},
                    {"slots", strings(frame.slots)},
                    {"formats", strings(frame.formats)},
                    {"themes", strings(frame.themes)}};
}

}  // namespace storycard::toolkit
