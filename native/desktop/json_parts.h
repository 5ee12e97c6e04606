#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/json.h"

// Parts of JSON that may lack them: effects, drafts, choices.
namespace storycard::desktop {

// Empty where there is no such text.
std::string text_of(const Json& object, std::string_view key);
// Empty where there is no such list; valid as long as `object`.
const JsonArray& list_of(const Json& object, std::string_view key);
const JsonArray& list_of(const Json& json);

inline ByteView bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

}  // namespace storycard::desktop
