#pragma once

#include "toolkit/pack.h"

// The readers of what pack.json holds beside its list of frames.
namespace storycard::toolkit {

Result<std::vector<NamedColor>> read_colors(const Json* json, const std::string& pointer);
Result<std::vector<NamedFace>> read_faces(const Json* json, const std::string& pointer);
Result<Theme> read_theme(const Json& json, const std::string& pointer);

// A plain name inside the pack's folder: never a path out of it, never an address.
bool is_plain_name(std::string_view name);

}  // namespace storycard::toolkit
