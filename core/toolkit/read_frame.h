#pragma once

#include <string>

#include "base/json.h"
#include "toolkit/pack.h"

// The readers behind read_pack(), one for each part of a frame file. Errors hold the JSON Pointer alone.
namespace storycard::toolkit {

// Words by language: a string (English) or {"en": "…", "fr": "…"}.
Result<Words> read_words(const Json& json, const std::string& pointer);

// A name of the theme or pack, or "#RRGGBB"; "@0.5" at its end is its alpha.
Result<ColorRef> read_color_ref(const Json& json, const std::string& pointer);

// A colour, or {"linear": "down" | "across", "stops": […], "anchor": "id"}, or {"radial": true, "stops": […]}.
Result<PaintRef> read_paint(const Json& json, const std::string& pointer);

// A number is in u; "40% + 3u" adds a fraction of the parent's side.
Result<Length> read_length(const Json& json, const std::string& pointer);

// One layer as it is for `shape`: its "in" overrides are merged before it is read.
Result<Layer> read_layer(const Json& json, Shape shape, const std::string& pointer);

// A list of layers; children of stacks come through here too.
Result<std::vector<Layer>> read_layers(const Json& json, Shape shape, const std::string& pointer);

Result<Frame> read_frame(const Json& document, const std::string& pack_id);

}  // namespace storycard::toolkit
